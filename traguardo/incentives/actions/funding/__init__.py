"""Acts on a fund: start it, change it, carry it to the signature, record what its agreements cash."""
