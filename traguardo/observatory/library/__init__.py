"""What the public site is made of: the tree of transparency, open data, pictures."""
