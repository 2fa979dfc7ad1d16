"""Typesetting: a Typst template and plain data become the bytes of an archivable, accessible PDF."""
