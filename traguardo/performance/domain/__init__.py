"""Rules of performance. Standard library and kernel only: the same inputs give the same figures anywhere."""
