"""Readers of the files of incentives: bytes to plain values, with the place of each; no database."""
