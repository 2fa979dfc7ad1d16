"""What is typed about regulations, their tables and values, and the cases to reckon."""
