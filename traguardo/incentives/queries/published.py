"""What a fund publishes of its bonuses: set aside and given out, by use (D.Lgs. 33/2013, art. 20, c. 1)."""

from django.db.models import Count, Q, Sum

from traguardo.access.facade import Authority
from traguardo.evaluation.facade import GroupAmounts, amounts_table
from traguardo.incentives.domain.fund import UseSum
from traguardo.incentives.models import Share, SharingState
from traguardo.incentives.queries.funds import FundSheet
from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.table import Table


def bonuses(authority: Authority, sheet: FundSheet) -> Table | None:
    """Each use that goes to people: set aside, given out by the closed sharings of the year, mean; None before one is closed.

    What a group of few people got is kept back. One SQL statement.
    """
    closed = Share.objects.filter(
        sharing__fund__authority=authority, sharing__fund__year=sheet.year, sharing__state=SharingState.CLOSED
    )
    given = {
        row["sharing__use"]: (Money(row["paid"]), row["people"])
        for row in closed.values("sharing__use").annotate(
            paid=Sum("cents"), people=Count("code", filter=Q(cents__gt=0), distinct=True)
        )
    }
    if not given:
        return None
    groups = [_group(each, *given.get(each.use.code, (Money(0), 0))) for each in _shared(sheet)]
    return amounts_table(groups, source=Source(description=f"{sheet.name}, ripartizioni chiuse"))


def _group(use: UseSum, paid: Money, people: int) -> GroupAmounts:
    return GroupAmounts(label=use.use.description, set_aside=use.amount, paid=paid, people=people)


def _shared(sheet: FundSheet) -> list[UseSum]:
    return [each for pool in sheet.sums.pools for each in pool.uses if each.use.shared]
