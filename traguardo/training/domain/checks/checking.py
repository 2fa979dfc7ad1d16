"""All that the rules find in a plan."""

from traguardo.kernel.finding import Finding
from traguardo.kernel.rule_card import GRAVITY
from traguardo.training.domain.checks.catalogue import CATALOGUE
from traguardo.training.domain.checks.rule import Case


def check(case: Case) -> tuple[Finding, ...]:
    """Every finding of every rule, errors first, then by code and place."""
    found = [finding for rule in CATALOGUE for finding in rule.findings(case)]
    return tuple(sorted(found, key=lambda each: (GRAVITY[each.severity], each.code, each.place)))
