"""Readings of agile work."""
