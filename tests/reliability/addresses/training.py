"""Who opens the pages of the training of an authority's staff."""

TRAINING: dict = {}
