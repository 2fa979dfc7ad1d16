"""`traguardo social-services`: explain one case, check a regulation, simulate a population."""
