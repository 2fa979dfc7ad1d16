"""Writes of access: each one transaction and one audit record."""
