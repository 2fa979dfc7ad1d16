"""What an authority's deadlines are, how they stand, whom to remind of them."""
