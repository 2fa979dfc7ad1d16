"""Workbooks of results that are not taken: foreign, changed, broken, late, of others; and who may not take any."""

from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_as, client_of, text
from traguardo.performance import models
from traguardo.performance.actions.uploading import keep_upload
from traguardo.performance.forms import workbooks
from traguardo.performance.queries.uploads import RESULTS_WAITING
from traguardo.performance.tests import plans
from traguardo.performance.tests.entry_books import BOOK, LOAD, TODAY, drafts, filled, load, newest, taken_away
from traguardo.performance.tests.factories import a_body, imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(planner):
    content = filled(taken_away(planner), ("1.1", "Risultato", "n.d."), ("2.1", "Dato 1", "molti"), ("A.1", "Al", "30/09/2999"), ("A.1", "Dato 1", 3), ("A.1", "Nota", "bene"))  # fmt: skip
    answer = load(planner, content)
    html = text(answer)
    assert answer.status_code == 422
    for words in ("non si legge un risultato", "non è un numero", "nel futuro", "non è da compilare", "n.d.", "Dato 1"):
        assert words in html
    assert not drafts().exists()
    assert not models.SourceFile.objects.exists()


def test_a_locked_cell_that_was_changed_is_named(planner):
    answer = load(planner, filled(taken_away(planner), ("1.1", "Atteso", "≥ 1%"), ("1.1", "Al", "boh")))
    assert answer.status_code == 422
    assert "Scrivi la data come 31/12/2026." in text(answer)
    assert "Le colonne bloccate sono state cambiate: qui c’era" in text(answer).replace("&#39;", "’").replace(
        "c'era", "c’era"
    )
    assert not models.SourceFile.objects.exists()


@pytest.mark.parametrize("content", [b"ciao", b"PK\x03\x04ciao", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_hostile_or_broken_file_is_422(planner, content):
    assert load(planner, content).status_code == 422
    assert not models.SourceFile.objects.exists()


@pytest.mark.parametrize(("name", "said"), [("x.csv", "non è un .xlsx o un .ods"), ("x.pdf", "non è un .xlsx")])
def test_another_kind_of_file_is_422(planner, name, said):
    answer = load(planner, b"ciao", name)
    assert answer.status_code == 422
    assert said in text(answer)


def test_no_file_is_422(planner):
    assert planner.post(LOAD).status_code == 422


def test_a_file_too_large_is_422(planner, monkeypatch):
    monkeypatch.setattr(workbooks, "LARGEST", 3)
    assert "10 MB" in text(load(planner, b"ciao"))


def test_a_workbook_of_another_authority_or_version_is_refused(planner, body):
    other = a_body("altro")
    imported(other)
    stranger = client_as(Role.PLANNING_OFFICE, authority=other)
    content = taken_away(stranger, BOOK.replace("ente-prova", "altro"))
    foreign = load(planner, filled(content, ("1.1", "Risultato", "75")))
    assert foreign.status_code == 422
    assert "«Ente» è «altro», qui «ente-prova»" in text(foreign)
    mine = filled(taken_away(planner), ("1.1", "Risultato", "75"))
    imported(body, plans.with_measure("99"))
    old = load(planner, mine)
    assert (old.status_code, "«Piano» è" in text(old)) == (422, True)
    assert not drafts().exists()


def test_rows_of_another_unit_are_refused_even_in_a_workbook_of_the_office(planner, head):
    content = filled(taken_away(planner), ("1.1", "Risultato", "75"), ("2.1", "Nota", "x"))
    answer = load(head, content)
    assert answer.status_code == 422
    assert "Non è fra le cose che puoi misurare tu." in text(answer)
    mine = filled(taken_away(planner), ("1.1", "Risultato", "75"))
    assert head.post(load(head, mine)["Location"]).status_code == 302
    assert [row.subject for row in drafts()] == ["1.1"]


def test_what_was_suspended_meanwhile_is_refused(planner, body, edition):
    content = filled(taken_away(planner), ("2.1", "Nota", "x"))
    models.Decision.objects.create(
        plan_id=edition.pk, subject_kind="indicator", subject="2.1", kind="suspended", on=date(2024, 5, 1), reason="x", position=0, origin="hand",
    )  # fmt: skip
    assert "non si misura più" in text(load(planner, content))


def test_a_closed_period_is_only_for_the_planning_office(planner, head, body):
    on = date(2024, 6, 30)
    models.Period.objects.create(
        authority=body, year=2024, code="i", name="Intermedia", on=on, opens_on=on, closes_on=on, state="closed"
    )
    late = filled(taken_away(head), ("1.1", "Al", on), ("1.1", "Risultato", "70"))
    answer = load(head, late)
    assert answer.status_code == 422
    assert "Il periodo «Intermedia» è chiuso" in text(answer)
    assert load(planner, late).status_code == 302


def test_a_workbook_that_waits_for_results_is_no_plan_and_both_wait(planner, body):
    plan = keep_upload(by="planning_office@example.it", authority=body, name="p.xlsx", content=b"x", mapping="")
    first, second = (load(planner, filled(taken_away(planner), ("1.1", "Nota", words))) for words in ("a", "b"))
    kept = models.SourceFile.objects.get(mapping=RESULTS_WAITING)
    assert second["Location"] == f"{LOAD}{kept.pk}/"
    assert planner.get(first["Location"]).status_code == 404
    assert planner.get(f"/ente-prova/importa/{kept.pk}/").status_code == 404
    assert planner.get(f"{LOAD}{plan.pk}/").status_code == 404
    assert models.SourceFile.objects.filter(pk=plan.pk).exists()


@pytest.mark.parametrize("role", [Role.READER, Role.DIRECTOR, Role.EVALUATION_BOARD])
def test_who_has_nothing_to_measure_is_403(body, planner, role):
    client, content = client_as(role, authority=body), taken_away(planner)
    kept = load(planner, filled(content, ("1.1", "Nota", "x")))["Location"]
    assert {client.get(path).status_code for path in (BOOK, LOAD, kept)} == {403}
    assert (load(client, content).status_code, client.post(kept).status_code) == (403, 403)


def test_whom_a_unit_delegates_takes_its_rows_away_and_brings_them_back(body):
    deputy = a_member(Role.READER, authority=body)
    models.Delegation.objects.create(authority=body, unit="U2", to=deputy, first_day=TODAY, last_day=TODAY)
    client = client_of(deputy)
    content = filled(taken_away(client), ("2.1", "Nota", "x"))
    assert client.post(load(client, content)["Location"]).status_code == 302
    assert newest("2.1").note == "x"


def test_another_authority_finds_nothing(body, planner):
    kept = load(planner, filled(taken_away(planner), ("1.1", "Nota", "x")))["Location"]
    other = a_body("altro")
    imported(other)
    stranger = client_as(Role.PLANNING_OFFICE, authority=other, email="altrove@example.it")
    assert {stranger.get(path).status_code for path in (BOOK, LOAD, kept)} == {404}
    assert stranger.get(kept.replace("ente-prova", "altro")).status_code == 404
    assert stranger.post(kept.replace("ente-prova", "altro")).status_code == 404
    assert not drafts().exists()


@pytest.mark.parametrize(("path", "method"), [(BOOK, "post"), (LOAD, "put"), (f"{LOAD}1/", "delete")])
def test_a_wrong_method_is_405(planner, path, method):
    assert getattr(planner, method)(path).status_code == 405


def test_another_form_or_version_than_there_is(planner, body, edition):
    assert planner.get(BOOK.replace("xlsx", "pdf")).status_code == 404
    imported(body, plans.with_measure("99"))
    assert planner.get(f"{BOOK}&anno=2024&versione={edition.number}").status_code == 403
