"""Reads of the staff register, always through one authority and at a date or for a year."""
