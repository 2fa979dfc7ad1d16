"""Rules of the training of an authority's staff: no database, no clock."""
