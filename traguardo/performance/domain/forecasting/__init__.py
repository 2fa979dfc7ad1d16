"""Where the year is going: pace, lateness, forecast. Never the score."""
