"""What is wrong with a fund: all the rules at once, alone or beside the funds of other years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from traguardo.incentives.domain.fund.card import FundCase
from traguardo.incentives.domain.fund.catalogue import FUND_CATALOGUE
from traguardo.incentives.domain.fund.model import Fund
from traguardo.incentives.domain.fund.reckoning import sums_of
from traguardo.incentives.domain.fund.sums import Reckoning
from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import GRAVITY


def reckon(
    fund: Fund,
    cashed: Mapping[str, Money] | None = None,
    *,
    left: Mapping[str, Money] | None = None,
    others: Sequence[Fund] = (),
) -> Reckoning:
    """All that a fund comes to, with its findings.

    `cashed` (what came in, by agreement) and `left` (what was not given, by use) stand before what the fund itself says;
    `others` are funds of other years.
    """
    sums = sums_of(fund, cashed, left)
    return replace(sums, findings=tuple(_check(FundCase(sums=sums, others=tuple(map(sums_of, others))))))


def check_fund(fund: Fund, *, others: Sequence[Fund] = ()) -> list[Finding]:
    """What the rules find in a fund, gravest first; the same fund gives the same findings."""
    return list(reckon(fund, others=others).findings)


def _check(case: FundCase) -> list[Finding]:
    found = [finding for card in FUND_CATALOGUE for finding in card.findings(case)]
    return sorted(found, key=lambda finding: (GRAVITY[finding.severity], finding.code, finding.place))
