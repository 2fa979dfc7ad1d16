"""How plans write things: bands, cadences, formulas and their units, days, expected values, outcomes."""
