"""Acts of agile work."""
