"""Acts on systems of evaluation and on sheets."""
