"""Reads of the organisation, always through one authority and at a date."""
