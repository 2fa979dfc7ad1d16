"""Readers of regulations and cases: files to plain values, with the place of each."""
