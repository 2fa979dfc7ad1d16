"""Settings: base holds what never changes, dev, test and prod what does."""
