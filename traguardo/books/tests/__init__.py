"""Tests of the room of spreadsheets."""
