"""The comparison of a published document with our figures: which differ, which are missing on either side."""

from traguardo.documents.domain.comparison.comparing import compare
from traguardo.documents.domain.comparison.values import (
    Claim,
    Comparison,
    Difference,
    Grid,
    Line,
    Published,
    Sort,
    Subject,
)

__all__ = ["Claim", "Comparison", "Difference", "Grid", "Line", "Published", "Sort", "Subject", "compare"]
