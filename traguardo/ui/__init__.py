"""What every screen is made of: pages, components, charts, forms and vendored assets. Knows nothing of what it shows."""
