"""The check of a whole plan: every rule of the catalogue, the authority's switched off left out."""

from collections.abc import Iterable, Mapping

from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.rule_card import GRAVITY
from traguardo.performance.domain.checks.catalogue import CATALOGUE
from traguardo.performance.domain.checks.index import index_plan
from traguardo.performance.domain.plan import Plan

NONE_OFF: Mapping[str, str] = {}


def check_plan(plan: Plan, *, switched_off: Mapping[str, str] = NONE_OFF) -> list[Finding]:
    """All that the rules find in a plan, gravest first, then by sheet, row and column.

    `switched_off` gives, by rule code, the authority's reason for leaving the rule out: without a reason the rule runs.
    No clock, no file: the same plan gives the same findings. Linear in the records of the plan.
    """
    index = index_plan(plan)
    running = (card for card in CATALOGUE if not switched_off.get(card.code, "").strip())
    findings = dict.fromkeys(finding for card in running for finding in card.findings(index))
    return sorted(findings, key=lambda finding: (GRAVITY[finding.severity], finding.place, finding.code))


def unsaid(checks: Iterable[Finding], reading: Iterable[Finding]) -> list[Finding]:
    """The checks' findings without those on a cell of which the reading has said something as grave already."""
    said: dict[Place, int] = {}
    for finding in reading:
        if finding.place.row and finding.place.column:
            said[finding.place] = min(GRAVITY[finding.severity], said.get(finding.place, len(GRAVITY)))
    return [finding for finding in checks if GRAVITY[finding.severity] < said.get(finding.place, len(GRAVITY))]
