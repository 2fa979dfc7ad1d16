"""Writing a draft in the browser: the seven questions of every act, conflicts, undo, what one may not do."""

import json

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.queries.loading import load
from traguardo.performance.tests.editor_pages import HOME, JS, SHEET, cell, sheet
from traguardo.performance.tests.factories import imported
from traguardo.performance.tests.test_editing import a_plan
from traguardo.ui.grids import coded

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(body):
    return imported(body, a_plan()).edition


@pytest.fixture
def planner(body, edition):
    return client_as(Role.PLANNING_OFFICE, authority=body)


def stored(edition):
    return load(models.PlanVersion.objects.get(pk=edition.pk))


# The grid


@pytest.mark.parametrize("kind", ["obiettivi", "fasi", "indicatori", "strategia", "unita"])
def test_each_table_is_a_grid(planner, kind):
    answer = planner.get(f"{HOME}/?scheda={kind}")
    assert answer.status_code == 200
    assert "data-tg-grid" in text(answer)


def test_cells_are_saved_as_one_act_and_told_one_by_one(planner, edition):
    cells = {**cell("A", "title", "Sportello di tutti", "Sportello unico"), **cell("B.2", "weight", "40,5", "40")}
    answer = planner.post(f"{HOME}/?scheda=obiettivi", cells, headers=JS)
    assert answer.status_code == 200
    told = {(each["row"], each["column"]): each for each in json.loads(answer.content)["cells"]}
    assert (told["B.2", "weight"]["status"], told["B.2", "weight"]["value"], told["A", "title"]["version"]) == (
        "saved",
        "40,5",
        "1",
    )
    assert [each.title for each in stored(edition).objectives] == ["Sportello di tutti", "Lista d'attesa"]
    assert models.Edit.objects.get().summary == "Cambiato 2 obiettivi"
    assert Audit.objects.filter(act="performance.edit_plan").count() == 1


def test_without_scripts_the_form_saves_and_leads_back(planner, edition):
    path = f"{HOME}/?scheda=indicatori&cerca=1.1"
    answer = planner.post(path, cell("1.1", "target_2026", "≥ 95%", ""))
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert stored(edition).indicators[0].target(2026).value == 95


def test_a_bad_cell_is_refused_alone(planner, edition):
    cells = {
        **cell("A", "weight", "tanto", "60"),
        **cell("B.2", "title", "Attesa", "Lista d'attesa"),
        **cell("A", "units", "U9", "U1; U2"),
    }
    answer = planner.post(f"{HOME}/?scheda=obiettivi", cells, headers=JS)
    assert answer.status_code == 422
    told = {(each["row"], each["column"]): each for each in json.loads(answer.content)["cells"]}
    assert "deve essere un numero" in told["A", "weight"]["message"]
    assert "«U9» non è il codice" in told["A", "units"]["message"]
    assert told["B.2", "title"]["status"] == "saved"
    page = planner.post(f"{HOME}/?scheda=obiettivi", cell("A", "weight", "tanto", "60"))
    assert page.status_code == 422
    assert "deve essere un numero" in text(page)
    assert stored(edition).objectives[0].weight == 60
    mixed = {**cell("A", "weight", "tanto", "60"), **cell("A", "title", "Salvato", "Sportello unico")}
    half = planner.post(f"{HOME}/?scheda=obiettivi", mixed)
    assert half.status_code == 422
    assert (">Salvato<" in text(half).replace("\n", ""), 'value="tanto"' in text(half)) == (True, True)


def test_a_cell_somebody_changed_is_409_with_both_values(planner, edition):
    planner.post(f"{HOME}/?scheda=obiettivi", cell("A", "title", "Suo", "Sportello unico"), headers=JS)
    answer = planner.post(f"{HOME}/?scheda=obiettivi", cell("A", "title", "Mio", "Sportello unico"), headers=JS)
    told = json.loads(answer.content)["cells"][0]
    assert (answer.status_code, told["status"], told["theirs"], told["value"]) == (409, "conflict", "Suo", "Mio")
    page = planner.post(f"{HOME}/?scheda=obiettivi", cell("A", "title", "Mio", "Sportello unico"))
    assert page.status_code == 409
    assert "Suo" in text(page)
    kept = planner.post(f"{HOME}/?scheda=obiettivi", cell("A", "title", "Mio", "Suo"), headers=JS)
    assert kept.status_code == 200
    assert stored(edition).objectives[0].title == "Mio"


def test_the_other_columns_are_shown_on_demand(planner, edition):
    assert ["cella:1.1:formula" in text(planner.get(f"{HOME}/?scheda=indicatori{more}")) for more in ("", "&colonne=tutte")] == [False, True]  # fmt: skip


def test_what_is_only_doubtful_is_saved_and_told(planner):
    answer = planner.post(f"{HOME}/?scheda=fasi", cell("A.1", "due", "quando si può", "31/05/2024"), headers=JS)
    assert "non è una data riconoscibile" in json.loads(answer.content)["cells"][0]["message"]


def test_the_filters_of_the_address_choose_the_rows(planner):
    assert 'data-row="A.1"' not in text(planner.get(f"{HOME}/?scheda=fasi&obiettivo=B.2"))
    shown = text(planner.get(f"{HOME}/?scheda=obiettivi&etichetta=LEPS"))
    assert 'data-row="A"' in shown
    assert 'data-row="B.2"' not in shown
    assert "Nessuna riga corrisponde" in text(planner.get(f"{HOME}/?scheda=obiettivi&cerca=zzz"))


def test_the_part_asked_after_a_save_is_that_of_the_page(planner):
    page, part = planner.get(f"{HOME}/"), planner.get(f"{HOME}/", headers={"HX-Request": "true"})
    assert text(part).strip() in text(page)
    assert "Che cosa dicono i controlli" in text(part)
    assert "<html" not in text(part)


def test_errors_are_told_as_they_were_and_as_they_are(planner):
    planner.post(f"{HOME}/?scheda=obiettivi", cell("A", "weight", "10", "60"), headers=JS)
    errors = [
        part.split("<strong>")[1].split("</strong>")[0]
        for part in text(planner.get(f"{HOME}/")).split("Errori: ")[1].split("adesso")[0].split(",")
    ]
    assert len(errors) == 2


# The sheet of a row


def test_a_sheet_is_changed_and_its_act_recorded(planner, edition):
    answer = planner.post(SHEET, sheet(title="Un solo sportello", years="2024-2026", criticality="Code"))
    assert (answer.status_code, answer["Location"]) == (302, SHEET)
    now = stored(edition).objectives[0]
    assert (now.title, now.years, now.criticality, now.expected) == (
        "Un solo sportello",
        (2024, 2025, 2026),
        "Code",
        "",
    )
    assert {change["attribute"] for change in models.Edit.objects.get().changes} == {"title", "years", "criticality"}


def test_the_first_unit_stays_first(planner, edition):
    models.Objective.objects.filter(plan=edition.pk, code="A").update(units=["U2", "U1"])
    planner.post(SHEET, sheet(title="Altro"))
    assert stored(edition).objectives[0].units == ("U2", "U1")


def test_a_sheet_sent_back_as_it_was_is_no_act(planner):
    planner.post(SHEET, sheet())
    assert models.Edit.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"title": ""}, "obbligatorio"), ({"weight": "x"}, "numero"), ({"code": "B.2"}, "già usato"), ({"parent": "zzz"}, "Non è nell"), ({"years": "boh"}, "Non sono anni")],
)  # fmt: skip
def test_a_bad_sheet_is_422_with_its_reasons_and_writes_nothing(planner, wrong, said):
    answer = planner.post(SHEET, sheet(**wrong))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Edit.objects.count() == 0


def test_two_sheets_at_once_clash_only_on_the_same_cell(planner, edition):
    planner.post(SHEET, sheet(title="Suo"))
    assert planner.post(SHEET, sheet(situation="Tre sportelli")).status_code == 302
    assert (stored(edition).objectives[0].title, stored(edition).objectives[0].situation) == ("Suo", "Tre sportelli")
    answer = planner.post(SHEET, sheet(title="Mio"))
    assert answer.status_code == 409
    assert "Suo" in text(answer)
    assert "Mio" in text(answer)


def test_a_new_row_is_written_under_its_objective(planner, edition):
    start = text(planner.get(f"{HOME}/nuovo/fasi/?sotto=A"))
    assert 'value="A.2"' in start
    answer = planner.post(
        f"{HOME}/nuovo/fasi/?sotto=A",
        {
            "seen": 0,
            "code": "A.2",
            "objective": "A",
            "description": "Chiusura",
            "due": "entro giugno 2024",
            "weight": "30%",
        },
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/fasi/A.2/")
    assert [step.code for step in stored(edition).steps] == ["A.1", "A.2", "B.1"]
    again = planner.post(f"{HOME}/nuovo/fasi/", {"seen": 1, "code": "A.2", "objective": "A", "description": "x"})
    assert again.status_code == 422
    assert "già usato" in text(again)


def test_another_code_is_followed(planner, edition):
    answer = planner.post(SHEET, sheet(code="AA"))
    assert answer["Location"] == f"{HOME}/obiettivi/AA/"
    assert stored(edition).steps[0].objective == "AA"


# Many rows


def test_deleting_says_first_what_goes(planner, edition):
    path = f"{HOME}/righe/?scheda=obiettivi"
    asked = planner.post(path, {"atto": "togli", "scelta": "A", "seen": 0})
    assert asked.status_code == 200
    assert "fase A.1" in text(asked)
    assert models.Edit.objects.count() == 0
    done = planner.post(path, {"atto": "togli", "scelta": "A", "seen": 0, "conferma": "si"})
    assert done.status_code == 302
    assert [each.code for each in stored(edition).objectives] == ["B.2"]


def test_what_has_results_is_not_deleted(body):
    imported(body)
    client = client_as(Role.PLANNING_OFFICE, authority=body)
    answer = client.post(
        f"{HOME}/righe/?scheda=indicatori", {"atto": "togli", "scelta": "1.1", "seen": 0, "conferma": "si"}
    )
    assert answer.status_code == 422
    assert "ha già risultati" in text(answer)
    assert models.Edit.objects.count() == 0


def test_rows_are_tagged_moved_copied_and_put_in_order(planner, edition):
    def act(kind, **data):
        revision = models.PlanVersion.objects.get(pk=edition.pk).revision
        return planner.post(f"{HOME}/righe/?scheda={kind}", {"seen": revision, **data})

    assert act("obiettivi", atto="etichetta", scelta=["A", "B.2"]).status_code == 200
    assert act("obiettivi", atto="etichetta", scelta=["A", "B.2"], conferma="si").status_code == 422
    act("obiettivi", atto="etichetta", scelta=["A", "B.2"], conferma="si", add="PNRR; Genere", remove="LEPS")
    assert [each.tags for each in stored(edition).objectives] == [("PNRR", "Genere")] * 2
    act("fasi", atto="sposta", scelta="A.1", conferma="si", to="B.2")
    assert stored(edition).steps[0].objective == "B.2"
    answer = act("obiettivi", atto="copia", scelta="B.2")
    assert answer["Location"] == f"{HOME}/obiettivi/B.3/"
    act("fasi", atto="giu", scelta="A.1")
    assert [each.code for each in stored(edition).steps][:2] == ["B.1", "A.1"]
    assert act("fasi", atto="bruciale", scelta="A.1").status_code == 422
    assert act("fasi", atto="togli").status_code == 422


# Links, undo, history


def test_links_are_saved_as_one_act(planner, edition):
    path = f"{HOME}/collegamenti/"
    assert planner.get(path).status_code == 200
    planner.post(path, {"seen": 0, "cella": ["A:1A", "B.2:1A", "B.2:zzz"], "lega": ["B.2:1A", "B.2:zzz"]})
    assert [(link.objective, link.to) for link in stored(edition).links] == [("B.2", "1A")]
    planner.post(
        f"{path}?verso=programmi", {"seen": 1, "cella": [f"A:{coded('12/01')}"], "lega": [f"A:{coded('12/01')}"]}
    )
    assert [(link.to, link.kind) for link in stored(edition).links] == [("1A", "strategic"), ("12/01", "programme")]
    assert models.Edit.objects.count() == 2


def test_ones_last_act_is_named_and_undone(planner, edition):
    planner.post(SHEET, sheet(title="Altro"))
    assert "Cambiato obiettivo A: titolo" in text(planner.get(f"{HOME}/"))
    answer = planner.post(f"{HOME}/annulla/", {"numero": "1", "scheda": "fasi"})
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/?scheda=fasi")
    assert stored(edition).objectives[0].title == "Sportello unico"
    assert planner.post(f"{HOME}/annulla/", {"numero": "1"}).status_code == 409
    history = text(planner.get(f"{HOME}/storia/"))
    assert "annullato con l’atto n. 2" in history
    assert Audit.objects.filter(act="performance.undo_last").count() == 1


# The plan one reads


def test_the_plan_is_searched_by_tag_and_by_year_and_leads_to_its_draft(planner, body, edition):
    home = "/ente-prova/piano/"
    assert f'href="{HOME}/"' in text(planner.get(home))
    tagged = text(planner.get(f"{home}?vista=elenco&etichetta=LEPS"))
    assert ("Sportello unico" in tagged, "Lista d&#39;attesa" in tagged) == (True, False)
    later = text(planner.get(f"{home}?vista=elenco&attivo=2026"))
    assert ("Sportello unico" in later, "Lista d&#39;attesa" in later) == (False, True)
    assert f'href="{HOME}/"' not in text(client_as(Role.READER, authority=body).get(home))
    models.PlanVersion.objects.filter(pk=edition.pk).update(state="in_force")
    assert "Apri una variazione" in text(planner.get(home))
    assert "Apri una variazione" not in text(client_as(Role.UNIT_HEAD, authority=body).get(home))
