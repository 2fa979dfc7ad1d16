"""What closed sharings of a year already gave, where their rules have a cap."""

from collections import Counter

from traguardo.access.facade import Authority
from traguardo.incentives import models
from traguardo.incentives.domain.fund import DIRECT, Fund
from traguardo.incentives.domain.sharing import Earlier
from traguardo.incentives.queries.funds import fund_of
from traguardo.incentives.queries.sharings import Sharing


def earlier(authority: Authority, kept: Sharing) -> Earlier:
    """By code, over every number of the fund of the year, this sharing left out. Two SQL statements."""
    rows = models.Sharing.objects.filter(fund__authority=authority, fund__year=kept.year, state="closed")
    capped = [row for row in rows.exclude(pk=kept.pk).select_related("fund").defer("people") if row.rules.get("cap")]
    tied = {row.pk for row in capped if row.use in of_agreements(fund_of(row.fund))}
    sums: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    shares = models.Share.objects.filter(sharing__in=[row.pk for row in capped])
    for sharing, code, cents in shares.values_list("sharing_id", "code", "cents"):
        sums[sharing in tied][code] += cents
    return Earlier(agreements=sums[True], rest=sums[False])


def of_agreements(fund: Fund) -> frozenset[str]:
    """The uses of the money that goes to who works at the agreements: the column «convenzioni» tells it too."""
    pools = {pool.code for pool in fund.pools if DIRECT in pool.of}
    return frozenset(use.code for use in fund.uses if use.pool in pools)
