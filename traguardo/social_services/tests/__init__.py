"""Tests of the services to people."""
