"""The rules on training plans: what does not add up, what is missing, what was left without an end."""

from traguardo.training.domain.checks.catalogue import CATALOGUE, catalogue_markdown
from traguardo.training.domain.checks.checking import check
from traguardo.training.domain.checks.rule import Case

__all__ = ["CATALOGUE", "Case", "catalogue_markdown", "check"]
