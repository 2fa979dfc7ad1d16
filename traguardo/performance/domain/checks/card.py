"""A rule of the plan check: reading rules (LET) have no function, the intake raises them."""

from dataclasses import dataclass

from traguardo.kernel.rule_card import Hit
from traguardo.kernel.rule_card import RuleCard as Card
from traguardo.performance.domain.checks.index import PlanIndex

__all__ = ["Hit", "RuleCard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard(Card[PlanIndex]):
    """One rule on plans."""
