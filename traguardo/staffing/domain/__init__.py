"""Rules of the staff register."""
