"""Screens of the staff need and of its plan of hires."""
