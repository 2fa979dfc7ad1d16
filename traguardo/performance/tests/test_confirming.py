"""Drafts confirmed from the browser: the seven questions, and what becomes of the result they correct."""

from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.queries import plans as known_plans
from traguardo.performance.queries.history import rows_of
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body, imported
from traguardo.performance.tests.test_entry_views import GRID, a_period, drafts, save, told
from traguardo.performance.views.confirming import AT_ONCE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
CONFIRM = f"{GRID}conferma/"
KEY = "indicator:1.1"


def typed(client, printed="72,5%", on="30/09/2024", key=KEY, source="registro", **seen):
    """A whole result typed in one batch."""
    values = {"printed": printed, "on": on, "source": source}
    return save(client, *((key, column, value, seen.get(column, "")) for column, value in values.items() if value))


def a_choice(*keys, **also):
    """The check page's form with the rows as they are now."""
    post = {"riga": list(keys or [KEY])}
    for key in post["riga"]:
        kind, code = key.split(":", 1)
        rows = models.Measurement.objects.filter(subject=code, subject_kind=kind)
        last = rows.exclude(state="draft").filter(superseded_by=None).order_by("recorded_at", "pk").last()
        draft = rows.filter(state="draft", superseded_by=None).last()
        post |= {f"bozza:{key}": draft.pk if draft else 0, f"ultimo:{key}": last.pk if last else 0}
    return post | also


def confirmed():
    return models.Measurement.objects.filter(origin="hand", state="confirmed")


def test_the_page_shows_each_draft_before_and_after(planner):
    assert "Non ci sono bozze da confermare" in text(planner.get(CONFIRM))
    typed(planner, on="30/06/2024")
    typed(planner, printed="", key="step:B.1", source="x")
    html = text(planner.get(CONFIRM))
    for words in (
        ">61.5</td>",
        "<strong>72,5%</strong>",
        "Conferma il risultato",
        "Non ancora pronte",
        "manca il risultato",
    ):
        assert words in html


def test_one_row_can_be_looked_at_alone(planner):
    typed(planner)
    typed(planner, key="step:B.1", printed="31/05/2024")
    assert "step:B.1" not in text(planner.get(f"{CONFIRM}?riga={KEY}"))


def test_the_sheet_shows_a_draft_as_such(planner):
    typed(planner, printed="77%")
    html = text(planner.get("/ente-prova/piano/indicatori/1.1/"))
    assert "77%" in html
    assert "bozza" in html
    assert "Risultato al 30/06/2024: 61.5" in html


def test_confirmed_drafts_count_and_leave_a_record(planner, edition):
    typed(planner)
    answer = planner.post(CONFIRM, a_choice())
    assert (answer.status_code, answer["Location"]) == (302, GRID)
    row = confirmed().get()
    assert (row.outcome["value"], row.on, row.source, row.recorded_by.email) == (
        "72.5", date(2024, 9, 30), "registro", "planning_office@example.it"
    )  # fmt: skip
    record = Audit.objects.get(act="performance.confirm_drafts")
    assert record.subject == f"{edition.code}/indicator/1.1"
    measured = known_plans.plan(edition).measured()["indicator", "1.1"]
    assert {each.on for each in measured} == {date(2024, 6, 30), date(2024, 9, 30)}
    assert "C’è una bozza" not in text(planner.get("/ente-prova/piano/indicatori/1.1/"))


def test_the_same_day_again_corrects_what_was_there(planner, edition):
    typed(planner, on="30/06/2024")
    save(planner, (KEY, "note", "riletto"))
    planner.post(CONFIRM, a_choice())
    old = models.Measurement.objects.get(origin="file", subject="1.1")
    assert hasattr(old, "superseded_by")
    assert [row.outcome["printed"] for row in rows_of(edition, "indicator", "1.1")] == ["72,5%"]
    assert [each.outcome.printed for each in known_plans.plan(edition).measured()["indicator", "1.1"]] == ["72,5%"]


def test_after_the_confirmation_a_new_draft_begins(planner, edition):
    typed(planner)
    planner.post(CONFIRM, a_choice())
    typed(planner, printed="80%", on="30/09/2024")
    assert drafts().last().supersedes is None
    planner.post(CONFIRM, a_choice())
    assert [row.outcome["printed"] for row in rows_of(edition, "indicator", "1.1")] == ["61.5", "80%"]


def test_who_still_has_the_old_draft_in_view_is_told(planner):
    typed(planner)
    planner.post(CONFIRM, a_choice())
    answer = save(planner, (KEY, "printed", "99%", "72,5%"))
    assert answer.status_code == 409
    assert "confermata" in told(answer)[(KEY, "printed")]["message"]


def test_many_together_all_or_none(planner):
    typed(planner)
    typed(planner, key="step:A.1", printed="31/05/2024", on="31/05/2024")
    stale = a_choice(KEY, "step:A.1")
    save(planner, ("step:A.1", "note", "dopo"))
    assert planner.post(CONFIRM, stale).status_code == 409
    assert not confirmed().exists()
    planner.post(CONFIRM, a_choice(KEY, "step:A.1"))
    assert confirmed().count() == 2
    assert Audit.objects.filter(act="performance.confirm_drafts").count() == 1


def test_a_result_recorded_meanwhile_is_409_with_both(planner):
    typed(planner)
    seen = a_choice()
    data = {
        "on": "30/09/2024",
        "printed": "80%",
        "source": "altro",
        "note": "",
        "conferma": "si",
        "version": seen[f"ultimo:{KEY}"],
    }
    assert planner.post("/ente-prova/piano/indicatori/1.1/rileva/", data).status_code == 302
    answer = planner.post(CONFIRM, seen)
    assert answer.status_code == 409
    assert "80%" in text(answer)
    assert confirmed().count() == 1


@pytest.mark.parametrize(
    ("post", "status"),
    [
        ({}, 422), ({"riga": KEY}, 409), ({"riga": "boh"}, 409), ({"riga": KEY, f"bozza:{KEY}": "zz"}, 409),
        ({"riga": "step:zzz"}, 409),
    ],
)  # fmt: skip
def test_bad_input_confirms_nothing(planner, post, status):
    typed(planner)
    assert planner.post(CONFIRM, post).status_code == status
    assert not confirmed().exists()


def test_an_incomplete_draft_is_not_confirmed(planner):
    typed(planner, source="")
    answer = planner.post(CONFIRM, a_choice())
    assert answer.status_code == 422
    assert "manca la fonte" in text(answer)
    assert not confirmed().exists()


@pytest.mark.parametrize("role", [Role.READER, Role.DIRECTOR, Role.EVALUATION_BOARD])
def test_roles_without_the_right_get_403(planner, body, role):
    typed(planner)
    client = client_as(role, authority=body)
    assert client.post(CONFIRM, a_choice()).status_code == 403
    assert "72,5%" not in text(client.get(CONFIRM))
    assert not confirmed().exists()


def test_a_unit_head_confirms_its_own_only(planner, body):
    typed(planner)
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    assert head.post(CONFIRM, a_choice()).status_code == 403
    assert client_as(Role.UNIT_HEAD, authority=body, unit="U1").get(CONFIRM).status_code == 200


def test_another_authority_finds_nothing(planner, body):
    typed(planner)
    stranger = client_as(Role.UNIT_HEAD, authority=a_body("altro"))
    assert stranger.post(CONFIRM, a_choice()).status_code == 404
    assert not confirmed().exists()


def test_after_the_period_is_closed_a_reason_is_asked_and_kept(planner, body):
    typed(planner, on="30/06/2024")
    a_period(body)
    assert "Perché arrivano dopo la chiusura" in text(planner.get(CONFIRM))
    refused = planner.post(CONFIRM, a_choice(motivo=" "))
    assert refused.status_code == 422
    assert "Scrivi perché" in text(refused)
    planner.post(CONFIRM, a_choice(motivo="Dato arrivato dal Comune a luglio"))
    assert confirmed().get().late_for == "Dato arrivato dal Comune a luglio"
    assert "Dato arrivato dal Comune" in Audit.objects.get(act="performance.confirm_drafts").data
    assert "Arrivato dopo la chiusura del periodo" in text(planner.get("/ente-prova/piano/indicatori/1.1/"))


def test_after_the_period_is_closed_a_unit_head_cannot(planner, body):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    typed(head, on="30/06/2024")
    a_period(body)
    assert "chiuso" in text(head.get(CONFIRM))
    assert head.post(CONFIRM, a_choice(motivo="tardi")).status_code == 403
    assert not confirmed().exists()


def test_the_single_form_asks_the_reason_too(planner, body):
    half = a_period(body)
    path, last = "/ente-prova/piano/indicatori/1.1/rileva/", models.Measurement.objects.get(subject="1.1").pk
    data = {"on": "30/06/2024", "printed": "80%", "source": "x", "note": "", "conferma": "si", "version": last}
    refused = planner.post(path, data)
    assert refused.status_code == 422
    assert "scrivi perché il risultato arriva tardi" in text(refused)
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    assert head.post(path, data).status_code == 422
    assert planner.post(path, data | {"late_for": "ritardo del Comune"}).status_code == 302
    row = confirmed().get()
    assert (row.late_for, row.period) == ("ritardo del Comune", half)


def test_a_period_that_is_open_asks_no_reason(planner, body):
    a_period(body, state="open")
    typed(planner, on="30/06/2024")
    planner.post(CONFIRM, a_choice(motivo="non serve"))
    assert confirmed().get().late_for == ""


@pytest.mark.parametrize("rows", [10, AT_ONCE])
def test_the_page_and_the_act_take_as_many_statements_whatever_the_rows(
    planner, body, rows, django_assert_max_num_queries
):
    imported(body, plans.of_rows(rows))
    keys = [f"indicator:A.{number}" for number in range(1, rows + 1)]
    columns = {"printed": "70", "on": "30/06/2024", "source": "x"}
    save(planner, *((key, column, value) for key in keys for column, value in columns.items()))
    planner.get(CONFIRM)
    choice = a_choice(*keys)
    with django_assert_max_num_queries(15):
        planner.get(CONFIRM)
    with django_assert_max_num_queries(20):
        assert planner.post(CONFIRM, choice).status_code == 302
    assert confirmed().count() == rows
