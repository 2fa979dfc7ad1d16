"""Rules of the legal deadlines."""
