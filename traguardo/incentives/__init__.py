"""The incentive fund: its make-up, limits and uses, and its sharing out to the cent."""
