"""The rules on funds, by what they look at."""
