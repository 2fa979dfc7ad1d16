"""Where the pages of the wellbeing and equal opportunities of an authority's staff are looked at, and as whom."""

WELLBEING: dict = {}
