"""A need computed, with all that is wrong in it."""

from dataclasses import replace

from traguardo.kernel.rule_card import GRAVITY
from traguardo.staffing.domain.need.catalogue import NEED_CATALOGUE
from traguardo.staffing.domain.need.model import Need
from traguardo.staffing.domain.need.reckoning import sums_of
from traguardo.staffing.domain.need.sums import NeedSums


def reckon_need(need: Need) -> NeedSums:
    """All that a need comes to, with its findings, gravest first; the same need gives the same findings."""
    sums = sums_of(need)
    found = [finding for card in NEED_CATALOGUE for finding in card.findings(sums)]
    order = sorted(found, key=lambda finding: (GRAVITY[finding.severity], finding.code, finding.place))
    return replace(sums, findings=tuple(order))
