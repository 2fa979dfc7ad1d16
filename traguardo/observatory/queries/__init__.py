"""What the public may see of an authority, and nothing else."""
