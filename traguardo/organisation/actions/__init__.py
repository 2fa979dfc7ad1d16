"""Writes of the organisation: each one transaction, version checked, one audit record, history kept."""
