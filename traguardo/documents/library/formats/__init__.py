"""A paper as bytes, in each form it is given in: the same paper, the same bytes."""
