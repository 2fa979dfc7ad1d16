"""Benchmarks: each figure is a ratio against a named peer or floor, taken in one run."""
