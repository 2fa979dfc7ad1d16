"""Readers and writers of plans kept in files: bytes to plain rows that know their sheet and row. No database."""
