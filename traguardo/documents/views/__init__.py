"""Screens of the documents."""
