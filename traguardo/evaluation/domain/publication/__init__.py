"""What is published of evaluations and bonuses, with small groups kept so that nobody can be found by subtraction."""

from traguardo.evaluation.domain.publication.tables import (
    KEPT,
    MINIMUM,
    GroupAmounts,
    amounts_table,
    publication_tables,
)
from traguardo.kernel.suppression import hidden_cells, hidden_groups

__all__ = ["KEPT", "MINIMUM", "GroupAmounts", "amounts_table", "hidden_cells", "hidden_groups", "publication_tables"]
