"""What is typed of the wellbeing of an authority's staff."""
