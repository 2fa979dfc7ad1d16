"""Screens of the staff register."""
