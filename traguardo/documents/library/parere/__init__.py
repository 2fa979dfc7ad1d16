"""The evaluation board's opinion on the report of the year."""
