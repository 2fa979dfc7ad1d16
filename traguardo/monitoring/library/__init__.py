"""The deadlines as files and pictures: a calendar others subscribe to, the line of the year."""
