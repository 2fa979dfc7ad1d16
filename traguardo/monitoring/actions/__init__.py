"""Acts on the deadlines of an authority."""
