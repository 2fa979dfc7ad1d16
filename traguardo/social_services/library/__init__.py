"""Shipped regulations, and what is built from a regulation."""
