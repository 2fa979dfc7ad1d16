"""Scheda dell'obiettivo: one objective by itself, what it wants and what it has given."""
