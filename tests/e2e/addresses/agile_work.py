"""Where the pages of the agile work of an authority's staff are looked at, and as whom."""

AGILE_WORK: dict = {}
