"""Screens of the services to people: regulations, their editor, the calculators."""
