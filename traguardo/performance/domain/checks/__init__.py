"""Checks of a plan («linter»): what is wrong, where, why, how to mend it. Rules in CATALOGUE, one card each."""

from traguardo.performance.domain.checks.card import RuleCard
from traguardo.performance.domain.checks.catalogue import CATALOGUE
from traguardo.performance.domain.checks.running import check_plan, unsaid

__all__ = ["CATALOGUE", "RuleCard", "check_plan", "unsaid"]
