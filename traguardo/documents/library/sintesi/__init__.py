"""Sintesi per i cittadini: the plan and how it is going, in two pages of plain words."""
