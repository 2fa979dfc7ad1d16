"""Who opens the pages of the wellbeing and equal opportunities of an authority's staff."""

WELLBEING: dict = {}
