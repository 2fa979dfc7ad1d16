"""Readers of the files of agile work."""
