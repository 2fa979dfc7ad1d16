"""Conferma del PIAO: the reasoned act of a body under 50 staff that keeps last year's plan (DM 132/2022, art. 6)."""
