"""Acts on the training register: each is one transaction with one audit record."""
