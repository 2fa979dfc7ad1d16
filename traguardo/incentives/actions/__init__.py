"""Acts on the fund and on its sharing out."""
