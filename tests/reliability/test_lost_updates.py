"""Many hands on the same thing at once: every save that was accepted is there, every other one was told so."""

from datetime import date
from fractions import Fraction

import pytest

from tests.reliability.crowd import at_once
from traguardo.access.tests.factories import an_authority
from traguardo.audit.models import Entry
from traguardo.kernel.stale import StaleVersion
from traguardo.organisation import facade

pytestmark = pytest.mark.django_db(transaction=True)
START = date(2026, 1, 1)
EDITORS, SAVES = 10, 8


def test_units_lose_no_accepted_change():
    authority = an_authority()
    facade.create_unit(by="s", authority=authority, code="A", name="Area", first_day=START)

    def edit(editor):
        accepted = 0
        for save in range(SAVES):
            version = facade.unit(authority, "A", on=START).version
            new = {"name": f"{editor}-{save}", "parent": "", "head": "", "first_day": START}
            try:
                facade.change_unit(by=f"{editor}", authority=authority, code="A", version=version, **new)
                accepted += 1
            except StaleVersion:
                pass
        return accepted

    accepted = sum(at_once(edit, EDITORS))

    assert accepted >= SAVES
    assert facade.unit(authority, "A", on=START).version == 1 + accepted
    assert Entry.objects.filter(act="organisation.change_unit").count() == accepted


def test_quotas_accept_exactly_one_of_many_who_saw_the_same_version():
    authority = an_authority()
    facade.add_member_body(
        by="s", authority=authority, code="uno", name="Uno", kind="comune", share=Fraction(1, 2), first_day=START
    )

    def edit(editor):
        share = Fraction(1, editor + 3)
        try:
            facade.change_quota(by="s", authority=authority, code="uno", version=1, share=share, first_day=START)
        except StaleVersion as stale:
            return set(stale.yours) == set(stale.current)
        return share

    results = at_once(edit, EDITORS)
    winners = [result for result in results if isinstance(result, Fraction)]

    assert len(winners) == 1
    assert results.count(True) == EDITORS - 1
    assert facade.quotas(authority, on=START)[0].share == winners[0]


def test_two_moves_at_once_make_no_ring():
    authority = an_authority()
    for code in ("A", "B"):
        facade.create_unit(by="s", authority=authority, code=code, name=code, first_day=START)

    def move(editor):
        code, parent = ("A", "B") if editor % 2 else ("B", "A")
        try:
            facade.change_unit(
                by="s", authority=authority, code=code, version=1, name=code, parent=parent, head="", first_day=START
            )
        except (StaleVersion, facade.Refused):
            return 0
        return 1

    assert sum(at_once(move, EDITORS)) == 1
    assert sorted(unit.parent for unit in facade.units(authority, on=START)) in (["", "A"], ["", "B"])
