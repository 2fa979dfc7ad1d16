"""Individual evaluation: systems as data, sheets through their year, objections with their clocks, what is published."""
