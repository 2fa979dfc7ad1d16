"""The performance context on the command line."""
