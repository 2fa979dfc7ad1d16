"""Rules of the chain: what an entry hashes to, and where a chain is broken. Standard library only."""
