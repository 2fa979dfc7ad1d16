"""The generic document: any paper, set in Typst."""
