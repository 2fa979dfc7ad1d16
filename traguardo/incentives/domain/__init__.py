"""Rules of the fund and of its sharing out. Integer cents, exact ratios, one rounding at the edge."""
