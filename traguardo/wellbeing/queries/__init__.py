"""Reads of the wellbeing of an authority's staff, always through one authority."""
