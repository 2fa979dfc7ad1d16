"""Traguardo: the yearly cycle of a social-services body, from an objective to the euro paid for it."""
