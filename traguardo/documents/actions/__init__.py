"""Writes of the documents context: one function, one act, one transaction, one record."""
