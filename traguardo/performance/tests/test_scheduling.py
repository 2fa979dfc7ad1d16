"""Periods from the browser: set, changed, opened, closed, reopened; the seven questions of every act."""

import json
from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.actions import scheduling
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.actions.scheduling import Seen
from traguardo.performance.queries.board import board
from traguardo.performance.queries.history import last
from traguardo.performance.queries.periods import calendar, seasons
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import PLANNER, a_body, an_entry, imported

pytestmark = pytest.mark.django_db
HOME = "/ente-prova/misura/periodi"
BY = "anna@example.it"
DAYS = {
    "name": "Terzo trimestre",
    "on": "30/09/2024",
    "opens_on": "01/10/2024",
    "closes_on": "31/10/2024",
    "revision": 0,
}


@pytest.fixture
def finale(body, edition):
    """The final period, open, as its row."""
    scheduling.create_usual(by=BY, authority=body, year=2024)
    return scheduling.open_period(by=BY, authority=body, seen=Seen(year=2024, code="finale", revision=0))


def acts():
    return [
        entry.act.removeprefix("performance.") for entry in Audit.objects.filter(act__contains="_period").order_by("pk")
    ]


def a_result(body, edition, code="1.1", on=date(2024, 12, 31), state="confirmed", period=None):
    newest = last(edition, "indicator", code)
    row = record_measurement(
        by=BY, standing=PLANNER, authority=body, edition=edition, kind="indicator", code=code,
        version=newest.pk if newest else 0, entry=an_entry("75", on=on),
    )  # fmt: skip
    models.Measurement.objects.filter(pk=row.pk).update(state=state, period=period)
    return row


def test_a_year_without_periods_teaches_and_sets_the_usual_ones(planner, edition):
    assert "non ha ancora periodi" in text(planner.get(f"{HOME}/"))
    assert "31/01/2025" in text(planner.get(f"{HOME}/abituali/"))
    answer = planner.post(f"{HOME}/abituali/")
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/")
    assert list(models.Period.objects.values_list("code", "on", "closes_on", "state")) == [
        ("intermedia", date(2024, 7, 31), date(2024, 8, 31), "planned"), ("finale", date(2024, 12, 31), date(2025, 1, 31), "planned"),
    ]  # fmt: skip
    assert acts() == ["create_period", "create_period"]
    assert planner.post(f"{HOME}/abituali/").status_code == 409
    assert models.Period.objects.count() == 2


def test_a_period_is_set_and_changed(planner, edition):
    assert planner.post(f"{HOME}/nuovo/", DAYS).status_code == 302
    row = models.Period.objects.get()
    assert (row.code, row.name, row.on, row.year) == ("terzo-trimestre", "Terzo trimestre", date(2024, 9, 30), 2024)
    answer = planner.post(f"{HOME}/terzo-trimestre/cambia/", {**DAYS, "name": "Autunno", "closes_on": "15/11/2024"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.name, row.closes_on, row.revision, row.code) == ("Autunno", date(2024, 11, 15), 1, "terzo-trimestre")
    assert acts() == ["create_period", "change_period"]


def test_two_periods_of_one_name_have_two_codes(planner, edition):
    for on in ("30/06/2024", "30/09/2024"):
        planner.post(f"{HOME}/nuovo/", {**DAYS, "on": on, "opens_on": "01/06/2024"})
    assert sorted(models.Period.objects.values_list("code", flat=True)) == ["terzo-trimestre", "terzo-trimestre-2"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Scrivi il nome"), ({"on": "boh"}, "31/12/2026"), ({"on": ""}, "Scrivi il giorno"), ({"on": "30/09/2025"}, "in quell"),
        ({"opens_on": "01/12/2024"}, "prima di cominciare"), ({"closes_on": "01/09/2024", "opens_on": "01/09/2024"}, "almeno fino"),
    ],
)  # fmt: skip
def test_wrong_days_are_422_with_the_reason_and_nothing_written(planner, edition, wrong, said):
    answer = planner.post(f"{HOME}/nuovo/", {**DAYS, **wrong})
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Period.objects.count() == 0


def test_two_periods_cannot_look_at_the_same_day(planner, finale):
    answer = planner.post(f"{HOME}/nuovo/", {**DAYS, "on": "31/12/2024", "closes_on": "31/01/2025"})
    assert answer.status_code == 422
    assert "Finale" in text(answer)


def test_a_period_opens_closes_and_reopens_with_its_results(planner, body, edition, finale):
    kept = {
        state: a_result(body, edition, code, state=state, period=finale, on=date(2024, 12, day))
        for day, (code, state) in enumerate((("1.1", "confirmed"), ("2.1", "validated"), ("1.1", "draft")), start=1)
    }
    shown = text(planner.get(f"{HOME}/finale/chiudi/"))
    assert "Chiudere «Finale»?" in shown
    assert "bozza resta bozza" in shown
    assert planner.post(f"{HOME}/finale/chiudi/", {"revision": 1}).status_code == 302
    states = {state: models.Measurement.objects.get(pk=row.pk).state for state, row in kept.items()}
    assert states == {"confirmed": "locked", "validated": "locked", "draft": "draft"}

    answer = planner.post(f"{HOME}/finale/riapri/", {"revision": 2, "reason": "dato sbagliato"})
    assert answer.status_code == 302
    assert sorted(models.Measurement.objects.filter(period=finale).values_list("state", flat=True)) == [
        "confirmed", "confirmed", "draft",
    ]  # fmt: skip
    assert list(models.PeriodPassage.objects.values_list("after", "reason")) == [
        ("open", ""), ("closed", ""), ("open", "dato sbagliato"),
    ]  # fmt: skip
    assert acts()[-3:] == ["open_period", "close_period", "reopen_period"]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((), "confirmed"), (("validated",), "validated"), (("remarked",), "validated"), (("refused",), "confirmed"),
        (("validated", "refused"), "confirmed"), (("refused", "validated"), "validated"),
    ],
)  # fmt: skip
def test_reopening_gives_back_what_the_board_last_said(planner, body, edition, finale, said, state):
    row = a_result(body, edition, "1.1", period=finale, on=date(2024, 12, 1))
    before = None
    for outcome in said:
        before = models.Verdict.objects.create(
            authority=body,
            year=2024,
            subject_kind="indicator",
            subject="1.1",
            measurement=row,
            outcome=outcome,
            supersedes=before,
        )
    planner.post(f"{HOME}/finale/chiudi/", {"revision": 1})
    assert planner.post(f"{HOME}/finale/riapri/", {"revision": 2, "reason": "dato sbagliato"}).status_code == 302
    assert models.Measurement.objects.get(pk=row.pk).state == state
    unlocked = json.loads(Audit.objects.get(act="performance.reopen_period").data)["unlocked"]
    assert {key for key, rows in unlocked.items() if row.pk in rows} == {state}


def test_closing_locks_what_was_entered_by_hand_in_its_days_and_no_file(planner, body, edition, finale):
    by_hand = a_result(body, edition, on=date(2024, 12, 31))
    before = a_result(body, edition, "2.1", on=date(2024, 7, 1))
    planner.post(f"{HOME}/finale/chiudi/", {"revision": 1})
    states = dict(models.Measurement.objects.values_list("pk", "state"))
    assert (states.pop(by_hand.pk), states.pop(before.pk)) == ("locked", "confirmed")
    assert set(states.values()) == {"confirmed"}


def test_the_page_before_closing_says_what_is_missing_by_unit(planner, finale):
    shown = text(planner.get(f"{HOME}/finale/chiudi/"))
    assert "Manca ancora un risultato" in shown
    assert "Servizio minori" in shown


def test_reopening_without_a_reason_is_422(planner, finale):
    planner.post(f"{HOME}/finale/chiudi/", {"revision": 1})
    answer = planner.post(f"{HOME}/finale/riapri/", {"revision": 2, "reason": " "})
    assert (answer.status_code, "perché riapri" in text(answer)) == (422, True)
    assert models.Period.objects.get(code="finale").state == "closed"


def test_a_move_that_does_not_start_from_there_is_422(planner, finale):
    answer = planner.post(f"{HOME}/finale/apri/", {"revision": 1})
    assert (answer.status_code, "è aperto" in text(answer)) == (422, True)
    planner.post(f"{HOME}/finale/chiudi/", {"revision": 1})
    assert planner.post(f"{HOME}/finale/cambia/", {**DAYS, "revision": 2}).status_code == 422


@pytest.mark.parametrize(("act", "also"), [("chiudi", {}), ("cambia", DAYS), ("riapri", {"reason": "x"})])
def test_who_saw_an_older_period_is_told_409(planner, finale, act, also):
    answer = planner.post(f"{HOME}/finale/{act}/", {**also, "revision": 0})
    assert answer.status_code == 409
    assert models.Period.objects.get(code="finale").revision == 1


@pytest.mark.parametrize("act", ["apri", "chiudi", "riapri", "cambia", "promemoria"])
def test_a_period_that_is_not_there_is_404(planner, finale, act):
    assert planner.get(f"{HOME}/zzz/{act}/").status_code == 404
    assert planner.post(f"{HOME}/zzz/{act}/", {"revision": 0}).status_code == 404


@pytest.mark.parametrize(
    "act",
    ["nuovo/", "abituali/", "finale/apri/", "finale/chiudi/", "finale/riapri/", "finale/cambia/", "finale/promemoria/"],
)
def test_another_authority_s_user_finds_nothing_and_a_head_may_not(body, finale, act):
    stranger = client_as(Role.PLANNING_OFFICE, authority=a_body("altro"), email="altro@example.it")
    head = client_as(Role.UNIT_HEAD, authority=body)
    assert (stranger.post(f"{HOME}/{act}").status_code, head.post(f"{HOME}/{act}").status_code) == (404, 403)
    assert head.delete(f"{HOME}/{act}").status_code == 405


def test_only_who_may_sees_the_buttons(body, planner, finale):
    head = client_as(Role.UNIT_HEAD, authority=body)
    assert "finale/chiudi/" in text(planner.get(f"{HOME}/"))
    assert "finale/chiudi/" not in text(head.get(f"{HOME}/"))


def test_the_figures_of_a_period(body, edition, finale):
    seen = board(edition, at=date(2025, 1, 15))
    half, end = seasons(calendar(seen, at=date(2025, 1, 15)), seen)
    assert [(half.asked, half.done), (end.asked, end.done)] == [(2, 1), (1, 0)]
    assert [(share.unit, share.missing) for share in half.shares] == [("U1", 0), ("U2", 1)]


@pytest.mark.parametrize("rows", [10, 1000])
def test_the_page_takes_as_many_statements_whatever_the_rows(planner, body, rows, django_assert_max_num_queries):
    imported(body, plans.of_rows(rows))
    scheduling.create_usual(by=BY, authority=body, year=2024)
    planner.get(f"{HOME}/")
    with django_assert_max_num_queries(15):
        answer = planner.get(f"{HOME}/")
    assert answer.status_code == 200
    assert len(answer.content) < 100_000
