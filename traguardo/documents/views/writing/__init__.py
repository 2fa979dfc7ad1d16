"""Screens where documents are written: their list, a document's board, a section's editor and its past."""
