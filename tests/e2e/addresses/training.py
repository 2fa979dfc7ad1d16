"""Where the pages of the training of an authority's staff are looked at, and as whom."""

TRAINING: dict = {}
