"""Funds of several years and numbers: variations, and what a year hands over to the next."""

from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, text
from traguardo.incentives import models
from traguardo.incentives.actions.funding.changing import sound
from traguardo.incentives.queries.funds import fund_sheet
from traguardo.incentives.tests.factories import CONTENT

pytestmark = pytest.mark.django_db
HOME = "/valle/fondo/"
FUND = f"{HOME}2024/1/"


@pytest.fixture(autouse=True)
def fund():
    return models.Fund.objects.create(authority=an_authority(), year=2024, content=sound(CONTENT))


def sheet(number=1):
    return fund_sheet(an_authority(), 2024, number)


def test_a_variation_begins_with_what_had_come_in_and_adds_to_it():
    client = client_as(Role.STAFF_OFFICE)
    client.post(f"{FUND}incassi/INPS/", {"seen": 0, "on": "02/01/2025", "amount": "1.000,00"})
    models.Fund.objects.update(state="signed")
    client.post(f"{HOME}nuovo/", {"year": "2024", "start": "copia-2024", "reason": "Rinnovo"})
    path, more = f"{HOME}2024/2/incassi/INPS/", {"seen": 100_000, "on": "03/01/2025", "amount": "2.000,00"}
    assert "Già incassato" in text(client.get(path))
    assert client.post(path, {**more, "amount": "2.000,01"}).status_code == 422
    assert client.post(path, more).status_code == 302
    assert [sheet(number).sums.agreements[0].cashed.cents for number in (1, 2)] == [100_000, 300_000]


def test_a_year_has_one_open_fund_and_a_signed_one_varies_with_a_reason(fund):
    client, path = client_as(Role.STAFF_OFFICE), f"{HOME}nuovo/"
    copy = {"year": "2024", "start": "copia-2024"}
    assert "ha già un fondo aperto" in text(client.post(path, copy))
    models.Fund.objects.update(state="signed")
    assert "scrivi il motivo" in text(client.post(path, copy))
    assert client.post(path, {**copy, "reason": "Rinnovo del contratto"}).status_code == 302
    assert (sheet(2).reason, sheet(2).editable, sheet(2).newest, sheet(1).newest) == (
        "Rinnovo del contratto",
        True,
        True,
        False,
    )


def test_what_was_not_given_opens_the_line_of_the_next_year_to_the_cent(fund):
    content = {**CONTENT, "carry": {"line": "1", "closing": "1,00"}}
    models.Fund.objects.update(content=sound(content), state="signed")
    who = a_member(Role.STAFF_OFFICE)
    models.Sharing.objects.create(
        fund=fund, number=1, title="Premi", use="performance", cents=1_000_000, rules={}, state="closed",
        left_cents=12_345, digest="0" * 64, closed_on=date(2025, 6, 1), closed_by=who, act="n. 1",
    )  # fmt: skip
    closing = sheet().sums.carry_over
    client = client_as(Role.STAFF_OFFICE)
    assert client.post(f"{HOME}nuovo/", {"year": "2025", "start": "copia-2024"}).status_code == 302
    after = fund_sheet(an_authority(), 2025, 1)
    assert closing.cents == sheet().sums.pools[0].residual.cents + 12_345
    assert (after.fund.carry.closing, after.sums.values["1"]) == (closing, closing)
    assert not [each for each in after.sums.findings if each.place.sheet == "carry"]
    said = {"year": "2025", "start": "usuali", "reason": "Altra strada"}
    models.Fund.objects.filter(year=2025).update(state="signed")
    assert client.post(f"{HOME}nuovo/", said).status_code == 302
    again = fund_sheet(an_authority(), 2025, 2)
    assert (again.fund.carry.closing, again.sums.values["non-date"]) == (closing, closing)
    models.Fund.objects.filter(year=2025, number=2).delete()
    models.Fund.objects.filter(year=2025).update(state="draft")
    changed = {"revision": 1, "line": "1", "closing": "5,00"}
    client.post(f"{HOME}2025/1/modifica/parte/riporto/", changed)
    assert [each for each in fund_sheet(an_authority(), 2025, 1).sums.findings if each.place.sheet == "carry"]
