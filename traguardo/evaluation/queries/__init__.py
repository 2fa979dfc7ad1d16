"""Reads of evaluation: every one takes who looks, and gives them only the sheets they may see."""
