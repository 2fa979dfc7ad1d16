"""Acts on the wellbeing of an authority's staff: one function, one transaction, one record."""
