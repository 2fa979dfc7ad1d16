"""What the year asks to be measured, in which period, and what people type, keep and prove."""
