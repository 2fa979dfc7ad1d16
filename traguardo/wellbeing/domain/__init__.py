"""Rules of the wellbeing and equal opportunities of an authority's staff: no database, no clock."""
