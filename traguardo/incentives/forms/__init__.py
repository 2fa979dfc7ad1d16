"""What is typed about a fund and its sharings."""
