"""Values every context shares: money, ratios, periods, legal clocks, figures with a source, findings. Standard library only."""
