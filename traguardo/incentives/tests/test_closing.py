"""Closing a sharing: checks, the sum typed again, written once for ever, two at once."""

import json

import pytest
from django.db import DatabaseError, transaction

from tests.reliability.crowd import at_once
from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.incentives import models
from traguardo.incentives.actions.sharing.closing import close
from traguardo.incentives.actions.sharing.exporting import export_payroll
from traguardo.incentives.actions.sharing.locking import Refused
from traguardo.incentives.domain.sharing import read_rules, read_workers, share_out
from traguardo.incentives.library.payroll import Layout, payroll
from traguardo.incentives.queries.sharings import fingerprint, share_data, sharing, whole_fingerprint
from traguardo.incentives.queries.sharings_checks import check
from traguardo.incentives.tests import factories as the
from traguardo.kernel.money import Money
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.models import Spell
from traguardo.staffing.tests.factories import a_worker

HOME = "/valle/fondo/ripartizioni/"
TYPED = {
    "amount": "10.000,00",
    "act": "Determina n. 12",
    "on": "02/05/2025",
    "warnings": 0,
    "sure": "on",
    "revision": 2,
}
db = pytest.mark.django_db


@pytest.fixture
def draft():
    return the.a_sharing()


@pytest.fixture
def office(draft):
    return client_of(the.an_office())


def confirm(client, draft, **also):
    return client.post(f"{HOME}{draft.pk}/chiudi/conferma/", {**TYPED, **also})


@db
def test_closing_writes_every_amount_with_its_reasons_and_what_is_left(office, draft):
    assert "Si può chiudere: 10.000,00" in text(office.get(f"{HOME}{draft.pk}/chiudi/"))
    assert "Non si può disfare" in text(office.get(f"{HOME}{draft.pk}/chiudi/conferma/"))
    assert confirm(office, draft).status_code == 302
    row = models.Sharing.objects.get()
    shares = list(row.shares.all())
    expected = share_out(draft.amount, read_rules(draft.rules)[0], read_workers(draft.people)[0])
    assert {each.code: (each.cents, tuple(each.why)) for each in shares} == {
        each.id: (each.amount_cents, each.why) for each in expected.shares
    }
    assert sum(each.cents for each in shares) + row.left_cents == 1_000_000
    assert all(each.person.code == each.code for each in shares)
    told = [share_data(each.code, each.points, each.cents, each.why) for each in shares]
    assert row.digest == whole_fingerprint(row.rules, row.people, told, seal=row.seal)
    assert "L’impronta torna" in text(office.get(f"{HOME}{draft.pk}/"))
    row.pk, row.number, row.digest = None, 2, "0" * 64
    row.save(force_insert=True)
    assert "L’impronta non torna" in text(office.get(f"{HOME}{row.pk}/"))


@db
def test_the_record_says_totals_and_a_fingerprint_and_nobody_s_amount(draft):
    done = the.closed(draft)
    entry = Entry.objects.get(act="incentives.close_sharing")
    data = json.loads(entry.data)
    assert (data["cents"], data["left_cents"], data["people"], data["fingerprint"]) == (1_000_000, 0, 5, done.digest)
    cents = [str(each) for each in models.Share.objects.values_list("cents", flat=True)]
    assert not [word for word in [*cents, *(person[1] for person in the.STAFF)] if word in entry.data]


@db
def test_no_digest_in_the_record_can_be_made_again_by_who_guesses_the_figures(draft):
    kept = the.closed(draft)
    shares = [share_data(each.code, each.points, each.cents, each.why) for each in models.Share.objects.all()]
    export_payroll(by=the.an_office(), authority=the.authority_of(kept), sharing=kept.pk, layout=Layout.COMMA)
    amounts = [(each.code, Money(each.cents)) for each in models.Share.objects.all()]
    guessed = [
        whole_fingerprint(kept.rules, kept.people, shares, seal=""),
        fingerprint(payroll(amounts, Layout.COMMA).decode()),
        fingerprint(kept.people),
    ]
    record = "".join(Entry.objects.filter(act__startswith="incentives.").values_list("data", flat=True))
    assert (len(kept.seal), kept.seal in record, [each for each in guessed if each in record]) == (32, False, [])
    assert record.count('"fingerprint"') == 2


TAMPERED = {
    "a share changed": lambda: models.Share.objects.filter(code="101").update(cents=1),
    "a share taken away": lambda: models.Share.objects.filter(code="101").delete(),
    "a share added": lambda: models.Share.objects.create(
        sharing=models.Sharing.objects.get(), code="999", cents=1, why=[]
    ),
    "the sharing changed": lambda: models.Sharing.objects.update(people=[]),
    "the sharing open again": lambda: models.Sharing.objects.update(state="draft", left_cents=None, digest=""),
    "the sharing taken away": lambda: models.Sharing.objects.all()._raw_delete("default"),
}


@db
@pytest.mark.parametrize("hand", TAMPERED)
def test_not_even_the_database_changes_what_is_closed(draft, hand):
    the.closed(draft)
    with pytest.raises(DatabaseError, match="una ripartizione chiusa non si modifica"), transaction.atomic():
        TAMPERED[hand]()
    assert (models.Share.objects.count(), models.Sharing.objects.get().state) == (5, "closed")


@db
@pytest.mark.parametrize(
    ("also", "said"),
    [
        ({"amount": "9.999,99"}, "scrivila uguale, fino al centesimo"),
        ({"amount": "diecimila"}, "non è un importo"),
        ({"act": ""}, "Scrivi l’atto"),
        ({"on": "02/05/2999"}, "deve ancora venire"),
        ({"sure": ""}, "Segna che sai che non si può disfare"),
        ({"warnings": 3}, "Gli avvisi sono cambiati"),
    ],
)
def test_what_is_typed_wrong_closes_nothing(office, draft, also, said):
    answer = confirm(office, draft, **also)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert (models.Share.objects.count(), models.Sharing.objects.get().state) == (0, "draft")


@db
def test_who_may_not_close_and_wrong_methods(draft):
    assert confirm(client_as(Role.DIRECTOR), draft).status_code == 403
    assert confirm(client_as(Role.EVALUATION_BOARD), draft).status_code == 403
    office = client_of(the.an_office())
    assert office.post(f"{HOME}{draft.pk}/chiudi/").status_code == 405
    assert office.put(f"{HOME}{draft.pk}/chiudi/conferma/").status_code == 405
    part = text(office.get(f"{HOME}{draft.pk}/chiudi/conferma/", headers={"HX-Request": "true"}))
    assert part.split("csrfmiddlewaretoken")[0].strip() in text(office.get(f"{HOME}{draft.pk}/chiudi/conferma/"))


@db
def test_sent_twice_it_closes_once_and_from_another_hand_it_is_stale(office, draft):
    assert confirm(office, draft).status_code == 302
    assert confirm(office, draft).status_code == 302
    other = client_of(the.an_office("altra@example.it"))
    assert confirm(other, draft).status_code == 409
    assert confirm(office, draft, act="Determina n. 13").status_code == 409
    assert (models.Share.objects.count(), Entry.objects.filter(act="incentives.close_sharing").count()) == (5, 1)


@db
def test_once_closed_nothing_of_it_changes(office, draft):
    the.closed(draft)
    before = list(models.Sharing.objects.values())
    for path in ("modifica/", "elimina/", "regole/carica/", "persone/", "persone/carica/", "chiudi/"):
        assert office.get(f"{HOME}{draft.pk}/{path}").status_code == 404
    for path in ("modifica/", "elimina/", "regole/salva/", "regole/carica/", "persone/carica/", "persone/metti/"):
        assert office.post(f"{HOME}{draft.pk}/{path}", {"revision": 3}).status_code == 404
    with pytest.raises(Refused):
        the.replace_people(
            by=the.an_office(),
            authority=the.authority_of(draft),
            sharing=draft.pk,
            revision=3,
            people=[],
            taken_from="",
        )
    assert list(models.Sharing.objects.values()) == before


def fund_is(state):
    models.Fund.objects.update(state=state)


def too_much():
    models.Sharing.objects.update(cents=1_000_001)


def rules_are(**rules):
    models.Sharing.objects.update(rules={**the.RULES, **rules})


def people_are(*people):
    models.Sharing.objects.update(people=the.people(people))


ERRORS = {
    "the fund is not signed": (lambda: fund_is("agreed"), "CHI01"),
    "the use is gone": (lambda: models.Sharing.objects.update(use="altro"), "CHI02"),
    "more than can be paid": (too_much, "CHI03"),
    "nobody": (people_are, "CHI05"),
    "rules that do not read": (lambda: rules_are(method="boh"), "RIP12"),
    "no points": (lambda: people_are(("101", "Verdi Anna", "A", "D", "F", "")), "RIP21"),
    "a code that would not fit": (lambda: people_are(("1" * 41, "Lunga", "A", "D", "F", "1")), "RIP36"),
    "a person twice": (lambda: people_are(the.STAFF[0], the.STAFF[0]), "RIP27"),
}  # fmt: skip


@db
@pytest.mark.parametrize("case", list(ERRORS))
def test_an_error_keeps_it_open(office, draft, case):
    spoil, code = ERRORS[case]
    spoil()
    found = check(the.authority_of(draft), sharing(the.authority_of(draft), draft.pk))
    assert code in {each.code for each in found.errors}
    assert "Non si può chiudere" in text(office.get(f"{HOME}{draft.pk}/chiudi/"))
    assert office.get(f"{HOME}{draft.pk}/chiudi/conferma/").status_code == 302
    assert confirm(office, draft, read="on").status_code == 422
    assert not models.Share.objects.exists()


WARNINGS = {
    "rules of another year": (lambda: rules_are(year=2023), "CHI04"),
    "a stranger": (lambda: people_are(*the.STAFF, ("900", "Nuovo", "", "", "", "1")), "CHI06"),
    "somebody left out": (lambda: people_are(*the.STAFF[1:]), "CHI08"),
}  # fmt: skip


@db
@pytest.mark.parametrize("case", list(WARNINGS))
def test_a_warning_must_be_read_to_close(office, draft, case):
    spoil, code = WARNINGS[case]
    spoil()
    found = check(the.authority_of(draft), sharing(the.authority_of(draft), draft.pk))
    assert code in {each.code for each in found.warnings}
    number = len(found.warnings)
    assert confirm(office, draft, warnings=number).status_code == 422
    assert confirm(office, draft, warnings=number, read="on").status_code == 302


@db
def test_who_left_years_ago_is_not_missed(draft):
    a_worker(the.authority_of(draft), "300", "Viola Gino")
    Spell.objects.filter(person__code="300").update(valid_from="2020-01-01", valid_to="2021-01-01")
    assert "CHI08" not in {each.code for each in check(the.authority_of(draft), draft).findings}


@pytest.mark.django_db(transaction=True)
def test_of_two_that_close_at_once_one_does():
    kept = the.a_sharing()
    authority, typed = the.authority_of(kept), the.a_closing(kept)
    hands = [the.an_office(f"{number}@example.it") for number in range(4)]

    def one(number):
        try:
            return close(
                by=hands[number],
                authority=authority,
                sharing=kept.pk,
                revision=kept.revision,
                typed=typed,
                today=the.TODAY,
            )
        except StaleVersion:
            return None

    assert sum(done is not None for done in at_once(one, len(hands))) == 1
    assert models.Share.objects.count() == 5
    assert sum(models.Share.objects.values_list("cents", flat=True)) == Money(1_000_000).cents
