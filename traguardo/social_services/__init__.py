"""Services to people: co-payment rules as data, explained to one and simulated for all."""
