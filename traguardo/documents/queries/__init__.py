"""Reads of the documents context."""
