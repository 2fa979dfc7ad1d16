"""The document of a variation: what was and what is, line by line, and how the weights of the year shift."""
