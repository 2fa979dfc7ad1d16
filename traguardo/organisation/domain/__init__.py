"""Rules of the organisation: its tree at a date, quotas and their sum. Standard library only."""
