"""Plans taken along their life, for the tests of whatever happens after approval."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from traguardo.performance import models
from traguardo.performance.actions import living
from traguardo.performance.actions.living import Seen
from traguardo.performance.domain.life import Resolution
from traguardo.performance.queries.board import board, last_day
from traguardo.performance.queries.editions import editions
from traguardo.performance.queries.life import situation
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import imported

BY = "anna@example.it"
TODAY = date(2025, 2, 1)
RESOLUTION = Resolution(organ="Assemblea", number="12", day=date(2024, 1, 30))


def seen(row):
    return Seen(code=row.code, state=row.state, revision=row.revision)


def a_sound_plan():
    """A plan in which the checks find no error."""
    whole = plans.full()
    return replace(
        whole,
        nodes=tuple(replace(node, weight=None) for node in whole.nodes),
        steps=tuple(replace(step, weight=Decimal(100)) for step in whole.steps),
        indicators=tuple(replace(indicator, weight=Decimal(100)) for indicator in whole.indicators),
    )


def brought(body, plan=None):
    """The plan imported, as its row."""
    return models.PlanVersion.objects.get(pk=imported(body, plan or a_sound_plan()).edition.pk)


def warnings_of(body, row):
    found = editions(body)
    edition = next(each for each in found if each.pk == row.pk)
    return situation(board(edition, at=last_day(edition, TODAY)), found, today=TODAY).warnings


def checked(body, row):
    return living.check(by=BY, authority=body, seen=seen(row), warnings=warnings_of(body, row), today=TODAY)


def approved(body, row, *, as_seen=None):
    before = as_seen or seen(checked(body, row))
    return living.approve(by=BY, authority=body, seen=before, resolution=RESOLUTION, today=TODAY)


def in_force(body, row):
    row = approved(body, row)
    return living.put_in_force(by=BY, authority=body, seen=seen(row), first_day=date(2024, 2, 1), today=TODAY)
