"""Legal deadlines of the year: when each falls, by which law and why, and what was done about it."""
