"""Screens of the procedures to hire."""
