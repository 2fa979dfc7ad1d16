"""What the training room writes: plans as files, calendars."""
