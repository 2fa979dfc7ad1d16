"""Needs, the plan with its budget, sessions, attendance, certificates: the training of an authority's staff."""
