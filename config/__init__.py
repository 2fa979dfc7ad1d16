"""Composition root: settings, URLs, command line, WSGI. Imports every context and is imported by none."""
