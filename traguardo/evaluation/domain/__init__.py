"""Rules of individual evaluation."""
