"""Rules of the agile work of an authority's staff: no database, no clock."""
