"""All there is around a version of a plan, gathered for its rules."""

from collections.abc import Sequence
from datetime import date

from traguardo.access.facade import Authority
from traguardo.training.domain.checks import Case
from traguardo.training.queries.hours import trained
from traguardo.training.queries.needs import gathering, needs
from traguardo.training.queries.plans import Version
from traguardo.training.queries.staff import colleagues


def case(authority: Authority, version: Version, found: Sequence[Version], today: date) -> Case:
    """The version with its staff, the needs of its first year and, once courses may have been held, who did how much."""
    year = version.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    collection = gathering(authority, year)
    return Case(
        plan=version.plan,
        staff=colleagues(authority, version.count_day(today)),
        needs=needs(authority, year=year),
        collecting=collection is not None and today <= collection.last_day,
        trained=trained(authority, first=first, last=min(today, last), found=found) if today >= first else None,
        over=today > last,
    )
