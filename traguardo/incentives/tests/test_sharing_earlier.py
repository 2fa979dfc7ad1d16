"""The cap held against what people already had in the year: said to who may see amounts, no amount changed."""

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, client_of, text
from traguardo.incentives import models
from traguardo.incentives.actions.sharing.creating import create_sharing
from traguardo.incentives.actions.sharing.people import replace_people
from traguardo.incentives.domain.sharing import Earlier, beyond, read_rules, read_workers, share_out
from traguardo.incentives.queries.sharings_checks import check
from traguardo.incentives.queries.sharings_earlier import earlier
from traguardo.incentives.tests import factories as the
from traguardo.kernel.money import Money

HOME = "/valle/fondo/ripartizioni/"
CAP = {"cap": {"times": 2}}
WITH_COLUMN = {"cap": {"times": 2, "others": True}}


def said(rules, held, people=(("A", "10", ""), ("B", "10", ""))):
    """What is said of 100,00 € among these people."""
    workers, _ = read_workers([{"id": code, "punti": points, "convenzioni": tied} for code, points, tied in people])
    shared = share_out(Money(10_000), read_rules(rules)[0], workers)
    return [each.message.replace("\u00a0", " ") for each in beyond(shared, held)]


@pytest.mark.parametrize(
    ("rules", "held", "told"),
    [
        ({}, Earlier(rest={"A": 90_000}), []),
        (CAP, Earlier(), []),
        (CAP, Earlier(rest={"A": 5_000, "B": 5_000}), []),
        ({"cap": {"times": 1}}, Earlier(rest={"A": 1}), ["A: 50,00 € più 0,01 € già avuti nell'anno fanno 50,01 €, 0,01 € oltre il tetto di 50,00 € su tutto l'insieme."]),
        ({"cap": {"times": "1.5"}}, Earlier(rest={"A": 6_000}, agreements={"A": 4_000}), []),
        ({"cap": {"times": "1.49"}}, Earlier(rest={"A": 6_000}, agreements={"A": 4_000}), ["A: 50,00 € più 100,00 € già avuti nell'anno fanno 150,00 €, 1,00 € oltre il tetto di 149,00 € su tutto l'insieme."]),
        (CAP, Earlier(rest={"Z": 90_000}), []),
    ],
)  # fmt: skip
def test_the_sum_of_the_year_against_the_cap(rules, held, told):
    assert said(rules, held) == told


def test_agreements_told_in_the_column_too_count_once():
    people = (("A", "10", "80"), ("B", "10", ""))
    assert said(WITH_COLUMN, Earlier(agreements={"A": 8_000}), people) == []
    (told,) = said({"cap": {"times": 1}}, Earlier(agreements={"A": 8_000}), people)
    assert "50,00 € più 80,00 € già avuti" in told
    assert "40,00 € oltre il tetto di 90,00 €" in told


@pytest.fixture
def second():
    """A second sharing of the use, 4.000,00 among five, after 6.000,00 to 101 alone in one that is closed."""
    first = the.a_sharing(staff=the.STAFF[:1])
    models.Sharing.objects.filter(pk=first.pk).update(cents=600_000)
    first = the.sharing(the.authority_of(first), first.pk)
    the.closed(first)
    who = {"by": the.an_office(), "authority": the.authority_of(first)}
    fund = (the.YEAR, 1)
    made = create_sharing(
        **who, fund=fund, use="performance", title="Saldo", amount=Money(400_000), rules={**the.RULES, **CAP}
    )
    return replace_people(**who, sharing=made.pk, revision=1, people=the.people(), taken_from="")


@pytest.mark.django_db
def test_at_the_closing_it_is_a_warning_and_no_amount_changes(second):
    found = check(the.authority_of(second), second)
    (told,) = [each for each in found.warnings if each.code == "RIP48"]
    assert told.message.startswith("101: 893,07")
    assert found.sharing.paid == Money(400_000)
    page = text(client_of(the.an_office()).get(f"{HOME}{second.pk}/chiudi/"))
    assert "2.893,07\u00a0€ oltre il tetto di 4.000,00\u00a0€" in page


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "seen"), [(Role.EVALUATION_BOARD, True), (Role.DIRECTOR, False)])
def test_in_the_simulator_only_who_may_see_amounts_reads_it(second, role, seen):
    page = text(client_as(role).get(f"{HOME}{second.pk}/simula/"))
    assert ("oltre il tetto di" in page) is seen


@pytest.mark.django_db
def test_only_closed_sharings_with_a_cap_count(second, django_assert_num_queries):
    authority = the.authority_of(second)
    with django_assert_num_queries(2):
        held = earlier(authority, second)
    assert held == Earlier(rest={"101": 600_000})
    first = models.Sharing.objects.exclude(pk=second.pk).get()
    assert earlier(authority, the.sharing(authority, first.pk)) == Earlier()
