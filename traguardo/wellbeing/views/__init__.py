"""Screens of the wellbeing of an authority's staff."""
