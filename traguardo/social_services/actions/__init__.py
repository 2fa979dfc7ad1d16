"""Acts on regulations and desks: one function each."""
