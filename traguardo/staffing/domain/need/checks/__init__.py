"""The rules on staff needs, by what they look at."""
