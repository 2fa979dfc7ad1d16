"""Reads of access: standings, permissions, people."""
