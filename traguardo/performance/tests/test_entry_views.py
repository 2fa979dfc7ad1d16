"""Typing results in the grid from the browser: the seven questions of keeping a draft."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_as, client_of, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.queries.board import board
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body, imported
from traguardo.ui.grids import coded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
GRID = "/ente-prova/misura/"
SCRIPT = {"X-Traguardo-Grid": "1"}
TODAY = timezone.localdate()


def cells(*typed, version="0"):
    """Form fields of cells: (key, column, value, seen)."""
    post = {}
    for key, column, value, *seen in typed:
        post[f"cella:{coded(key)}:{column}"] = value
        post[f"vista:{coded(key)}:{column}"] = seen[0] if seen else ""
        post[f"versione:{coded(key)}"] = version
    return post


def save(client, *typed):
    return client.post(GRID, cells(*typed), headers=SCRIPT)


def told(answer):
    return {(each["row"], each["column"]): each for each in answer.json()["cells"]}


def drafts():
    return models.Measurement.objects.filter(state="draft").order_by("pk")


def a_period(body, on=date(2024, 6, 30), state="closed", code="intermedia"):
    return models.Period.objects.create(
        authority=body, year=2024, code=code, name=code.title(), on=on, opens_on=on, closes_on=on, state=state
    )


def test_the_grid_shows_what_is_expected_and_what_came_last(planner):
    html = text(planner.get(f"{GRID}?mostra=tutti"))
    for words in ("≥ 80%", "Ultimo: 61.5 al 30/06/2024", "giorni", "casi", 'name="cella:indicator%3A1.1:printed"'):
        assert words in html


def test_a_saved_cell_is_a_draft_that_counts_in_no_score(planner, edition):
    before = board(edition, at=TODAY).score
    answer = save(planner, ("indicator:1.1", "printed", "72,5%"))
    assert answer.status_code == 200
    row = drafts().get()
    assert (row.outcome["value"], row.on, row.origin, row.recorded_by.email) == (
        "72.5", TODAY, "hand", "planning_office@example.it"
    )  # fmt: skip
    cell = told(answer)[("indicator:1.1", "printed")]
    assert (cell["status"], cell["value"], cell["version"]) == ("saved", "72,5%", str(row.pk))
    assert told(answer)[("indicator:1.1", "on")]["value"] == f"{TODAY:%d/%m/%Y}"
    assert "la fonte" in told(answer)[("indicator:1.1", "state")]["value"]
    assert board(edition, at=TODAY).score == before


def test_the_cells_of_a_row_sent_together_make_one_draft_and_one_record(planner, edition):
    save(planner, ("indicator:2.1", "variable1", "1.000"), ("indicator:2.1", "variable2", "80"), ("indicator:2.1", "on", "30/09/2024"))  # fmt: skip
    row = drafts().get()
    assert (row.variables, row.outcome["value"]) == ({"giorni": "1000", "casi": "80"}, "12.5")
    record = Audit.objects.get(act="performance.save_draft")
    assert record.subject == f"{edition.code}/indicator/2.1"
    assert '"variable1":["","1.000"]' in record.data.replace(" ", "")


def test_each_later_cell_makes_the_next_draft_and_the_others_stay_in_the_history(planner):
    save(planner, ("indicator:1.1", "printed", "70"))
    save(planner, ("indicator:1.1", "printed", "71", "70"))
    save(planner, ("indicator:1.1", "note", "fine mese"))
    first, second, third = drafts()
    assert (third.supersedes, second.supersedes) == (second, first)
    assert (third.outcome["printed"], third.note) == ("71", "fine mese")


def test_two_rows_pasted_together_are_two_drafts_of_one_act(planner):
    save(planner, ("indicator:1.1", "printed", "70"), ("step:B.1", "printed", "31/05/2024"))
    assert {(row.subject_kind, row.subject, row.on) for row in drafts()} == {
        ("indicator", "1.1", TODAY), ("step", "B.1", date(2024, 5, 31))
    }  # fmt: skip
    assert Audit.objects.filter(act="performance.save_draft").count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("indicator:1.1", "printed", "n.d."), "non si legge un risultato"),
        (("indicator:1.1", "on", "30/09/2999"), "nel futuro"), (("indicator:2.1", "variable1", "molti"), "non è un numero"),
        (("indicator:zzz", "printed", "1"), "ricarica la pagina"), (("indicator:1.1", "boh", "1"), "Qui non si scrive"),
        (("boh:1", "printed", "1"), "ricarica la pagina"),
    ],
)  # fmt: skip
def test_a_cell_refused_is_422_with_its_reason_and_the_others_are_kept(planner, typed, said):
    answer = save(planner, typed, ("step:B.1", "note", "bene"))
    assert answer.status_code == 422
    refused = told(answer)[typed[:2]]
    assert (refused["status"], refused["value"]) == ("error", typed[2])
    assert said in refused["message"]
    assert [row.note for row in drafts()] == ["bene"]


def test_only_refused_cells_write_nothing(planner):
    save(planner, ("indicator:1.1", "printed", "n.d."))
    assert not drafts().exists()
    assert not Audit.objects.filter(act="performance.save_draft").exists()


def test_two_people_in_a_cell_get_409_with_both_values_and_choose(planner, body):
    other = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    save(other, ("indicator:1.1", "printed", "70"))
    answer = save(planner, ("indicator:1.1", "printed", "75"), ("indicator:1.1", "note", "mia"))
    assert answer.status_code == 409
    cell = told(answer)[("indicator:1.1", "printed")]
    assert (cell["status"], cell["value"], cell["theirs"]) == ("conflict", "75", "70")
    assert told(answer)[("indicator:1.1", "note")]["status"] == "saved"
    assert drafts().last().outcome["printed"] == "70"
    assert save(planner, ("indicator:1.1", "printed", "75", "70")).status_code == 200
    assert drafts().last().outcome["printed"] == "75"


def test_the_same_value_typed_by_two_is_no_conflict(planner, body):
    save(planner, ("indicator:1.1", "printed", "70"))
    assert save(planner, ("indicator:1.1", "printed", "70")).status_code == 200
    assert drafts().count() == 1


def test_a_row_emptied_is_no_draft_any_more(planner):
    save(planner, ("indicator:1.1", "printed", "70"))
    save(planner, ("indicator:1.1", "printed", "", "70"))
    html = text(planner.get(f"{GRID}?mostra=tutti"))
    assert "bozza, " not in html
    assert drafts().count() == 2


def test_without_scripts_the_form_goes_back_to_the_grid_or_says_why(planner):
    kept = planner.post(f"{GRID}?mostra=tutti", cells(("indicator:1.1", "printed", "70")))
    assert (kept.status_code, kept["Location"]) == (302, f"{GRID}?mostra=tutti")
    refused = planner.post(f"{GRID}?mostra=tutti", cells(("indicator:1.1", "on", "boh", f"{TODAY:%d/%m/%Y}")))
    assert refused.status_code == 422
    assert "Scrivi la data come 31/12/2026." in text(refused)
    assert 'value="boh"' in text(refused)
    conflict = planner.post(f"{GRID}?mostra=tutti", cells(("indicator:1.1", "printed", "75")))
    assert conflict.status_code == 409
    assert "C’è «70», tu hai scritto «75»" in text(conflict)


def test_a_busy_archive_is_said_and_writes_nothing(planner, monkeypatch):
    def busy(_):
        raise OperationalError("database is locked")

    monkeypatch.setattr("traguardo.performance.actions.entering.year_periods", busy)
    assert save(planner, ("indicator:1.1", "printed", "70")).status_code == 503
    assert not drafts().exists()


@pytest.mark.parametrize("role", [Role.READER, Role.DIRECTOR, Role.EVALUATION_BOARD])
def test_who_has_nothing_to_measure_is_taught_and_refused(body, role):
    client = client_as(role, authority=body)
    assert "Qui non hai risultati da inserire" in text(client.get(GRID))
    assert save(client, ("indicator:1.1", "printed", "70")).status_code == 403
    assert not drafts().exists()


def test_a_unit_head_sees_and_types_its_own_only(body):
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U2")
    html = text(head.get(f"{GRID}?mostra=tutti"))
    assert "indicator%3A2.1" in html
    assert "indicator%3A1.1" not in html
    assert save(head, ("indicator:2.1", "note", "x"), ("indicator:1.1", "printed", "70")).status_code == 403
    assert not drafts().exists()


def test_whom_a_unit_delegates_types_in_its_place_while_it_lasts(body):
    deputy = a_member(Role.READER, authority=body)
    given = models.Delegation.objects.create(authority=body, unit="U2", to=deputy, first_day=TODAY, last_day=TODAY)
    assert save(client_of(deputy), ("indicator:2.1", "note", "x")).status_code == 200
    assert save(client_of(deputy), ("indicator:1.1", "note", "x")).status_code == 403
    assert client_of(deputy).get("/ente-prova/piano/indicatori/2.1/rileva/").status_code == 200
    models.Delegation.objects.filter(pk=given.pk).update(first_day=TODAY - timedelta(9), last_day=TODAY - timedelta(1))
    assert save(client_of(deputy), ("indicator:2.1", "note", "y", "x")).status_code == 403


def test_a_delegation_adds_to_the_units_one_heads(body):
    head = a_member(Role.UNIT_HEAD, authority=body, unit="U2")
    models.Delegation.objects.create(authority=body, unit="U1", to=head, first_day=TODAY)
    assert save(client_of(head), ("indicator:1.1", "note", "x"), ("indicator:2.1", "note", "x")).status_code == 200


def test_another_authority_finds_nothing(body):
    stranger = client_as(Role.PLANNING_OFFICE, authority=a_body("altro"))
    assert stranger.get(GRID).status_code == 404
    assert save(stranger, ("indicator:1.1", "printed", "70")).status_code == 404
    assert not drafts().exists()


@pytest.mark.parametrize("path", [GRID, f"{GRID}conferma/"])
def test_a_wrong_method_is_405(planner, path):
    assert planner.delete(path).status_code == 405


def test_another_version_than_the_current_one_takes_no_results(planner, body, edition):
    imported(body, plans.with_measure("99"))
    old = f"{GRID}?anno=2024&versione={edition.number}"
    assert planner.get(old).status_code == 403
    assert planner.post(old, cells(("indicator:1.1", "printed", "70"))).status_code == 403


def test_a_closed_period_is_only_for_the_planning_office(planner, body):
    a_period(body)
    head = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    typed = (("indicator:1.1", "on", "30/06/2024"), ("indicator:1.1", "printed", "70"))
    answer = save(head, *typed)
    assert answer.status_code == 422
    assert "Il periodo «Intermedia» è chiuso" in told(answer)[("indicator:1.1", "on")]["message"]
    assert not drafts().exists()
    assert save(planner, *typed).status_code == 200


def test_a_draft_is_of_the_period_of_its_day(planner, body):
    half, end = a_period(body, state="open"), a_period(body, date(2024, 12, 31), "open", "finale")
    save(planner, ("indicator:1.1", "on", "01/02/2024"), ("indicator:1.1", "printed", "70"))
    save(planner, ("step:B.1", "on", "01/07/2024"), ("step:B.1", "printed", "in corso"))
    assert {row.subject: row.period for row in drafts()} == {"1.1": half, "B.1": end}


@pytest.mark.parametrize(
    ("query", "there", "away"),
    [
        ("mostra=tutti&unita=U2", "indicator%3A2.1", "indicator%3A1.1"),
        ("mostra=tutti&obiettivo=B.2", "indicator%3A2.1", "step%3AA.1"),
        ("mostra=tutti&cerca=attesa+giorni", "indicator%3A2.1", "indicator%3A1.1"),
        ("mostra=tutti&pagina=zz", "indicator%3A1.1", "step%3AB.1"), ("mostra=tutti&pagina=99999", "indicator%3A1.1", "step%3AB.1"),
    ],
)  # fmt: skip
def test_rows_are_filtered(planner, query, there, away):
    html = text(planner.get(f"{GRID}?{query}"))
    assert there in html
    assert away not in html


def test_by_default_only_what_is_owed_or_drafted(planner):
    assert "step%3AA.1" not in text(planner.get(GRID))
    save(planner, ("step:A.1", "note", "da rivedere"))
    assert "step%3AA.1" in text(planner.get(GRID))


def test_a_search_that_finds_nothing_says_so(planner):
    assert "Nessuna riga corrisponde" in text(planner.get(f"{GRID}?cerca=zzz"))


@pytest.mark.parametrize("rows", [10, 1000])
def test_the_grid_takes_as_many_statements_whatever_the_rows(planner, body, rows, django_assert_max_num_queries):
    imported(body, plans.of_rows(rows))
    planner.get(f"{GRID}?mostra=tutti")
    with django_assert_max_num_queries(15):
        planner.get(f"{GRID}?mostra=tutti&pagina=2")
    many = [(f"indicator:A.{number}", "printed", "70") for number in range(1, min(rows, 40) + 1)]
    with django_assert_max_num_queries(20):
        assert save(planner, *many).status_code == 200
