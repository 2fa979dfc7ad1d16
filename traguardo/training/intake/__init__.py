"""Plans from spreadsheets: bytes into lines, with every problem at its row and column."""
