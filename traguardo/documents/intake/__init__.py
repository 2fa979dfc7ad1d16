"""Readers of what documents are made from: their text, their tables, their folders."""
