"""Reads of the documents people write: which there are, their boards, a section with all that stands around it."""
