"""Screens of agile work."""
