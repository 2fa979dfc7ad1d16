"""Questions on the regulations and the desks of an authority."""
