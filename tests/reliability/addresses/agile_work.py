"""Who opens the pages of the agile work of an authority's staff."""

AGILE_WORK: dict = {}
