"""Forms of the training register."""
