"""Writes of the performance context: one function, one act, one transaction, one audit record."""
