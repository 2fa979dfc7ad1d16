"""Reads of the performance context: through one authority, frozen values, a fixed number of SQL statements."""
