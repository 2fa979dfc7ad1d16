"""Results brought back in a workbook: what becomes a draft, what one chooses, the same file twice, whose rows."""

from datetime import date

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.domain.measuring.entry import NotUnderstood
from traguardo.performance.queries.uploads import RESULTS_TAKEN
from traguardo.performance.tests import plans
from traguardo.performance.tests.entry_books import (
    BOOK,
    GRID,
    LOAD,
    TODAY,
    acts,
    choice,
    drafts,
    filled,
    load,
    newest,
    rows_in,
    taken_away,
    typed,
)
from traguardo.performance.tests.factories import PLANNER, an_entry, imported
from traguardo.performance.views import taking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_the_page_offers_the_rows_in_view(planner, head):
    html = text(planner.get(f"{GRID}?mostra=tutti&unita=U2"))
    assert "/ente-prova/misura/quaderno.xlsx?unita=U2&amp;mostra=tutti" in html
    assert f'action="{LOAD}"' in html
    assert rows_in(taken_away(planner)) == ["A.1", "1.1", "2.1"]
    assert rows_in(taken_away(planner, f"{BOOK}&obiettivo=B.2")) == ["2.1"]
    assert rows_in(taken_away(head)) == ["A.1", "1.1"]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_an_untouched_workbook_changes_nothing(planner, form):
    typed(planner, "indicator:1.1", "printed", "=1+1 70%")
    typed(planner, "indicator:1.1", "note", "riga uno\nriga due\x0b")
    before = drafts().count()
    preview = load(planner, taken_away(planner, BOOK.replace("xlsx", form)), f"q.{form}")
    assert preview.status_code == 302
    assert "non cambia niente" in text(planner.get(preview["Location"]))
    planner.post(preview["Location"])
    assert (drafts().count(), acts().count()) == (before, 0)


def test_what_was_filled_becomes_drafts_after_it_was_seen(planner, edition):
    content = filled(taken_away(planner), ("1.1", "Risultato", "72,5%"), ("2.1", "Dato 1", 1000), ("2.1", "Dato 2", 80), ("2.1", "Al", date(2024, 9, 30)))  # fmt: skip
    preview = load(planner, content)["Location"]
    html = text(planner.get(preview))
    assert "2 righe diventano bozze" in html
    assert "Una riga resta com’è" in html
    assert not drafts().exists()
    assert planner.post(preview)["Location"] == GRID
    assert (newest("1.1").outcome["value"], newest("1.1").on, newest("1.1").origin) == ("72.5", TODAY, "hand")
    assert (newest("2.1").variables, newest("2.1").on) == ({"giorni": "1000", "casi": "80"}, date(2024, 9, 30))
    kept = models.SourceFile.objects.get(mapping=RESULTS_TAKEN)
    record = acts().get()
    assert record.subject == edition.code
    assert kept.sha256 in record.data
    assert '"printed":["","72,5%"]' in record.data.replace(" ", "")


def test_the_same_file_twice_changes_nothing_and_says_so(planner):
    content = filled(taken_away(planner), ("1.1", "Risultato", "72,5%"))
    preview = load(planner, content)["Location"]
    planner.post(preview)
    typed(planner, "indicator:1.1", "printed", "", "72,5%")
    again = load(planner, content)
    assert again["Location"] == GRID
    assert "già stato caricato" in text(planner.get(GRID))
    for answer in (planner.get(preview), planner.post(preview)):
        assert answer["Location"] == GRID
    assert newest("1.1").outcome["printed"] == ""
    assert acts().count() == 1


def test_a_cell_changed_by_others_keeps_what_is_there_unless_one_says_otherwise(planner, head):
    content = filled(taken_away(planner), ("1.1", "Risultato", "75"), ("1.1", "Nota", "mia"))
    typed(head, "indicator:1.1", "printed", "70")
    preview = load(planner, content)["Location"]
    html = text(planner.get(preview))
    assert "Tieni quello che c’è: <strong>70</strong>" in html
    assert "Tieni il mio: <strong>75</strong>" in html
    assert 'value="loro" checked' in html
    planner.post(preview, choice("indicator:1.1", "printed", "70", "loro"))
    assert (newest("1.1").outcome["printed"], newest("1.1").note) == ("70", "mia")


def test_one_may_keep_one_s_own_value(planner, head):
    content = filled(taken_away(planner), ("1.1", "Risultato", "75"))
    typed(head, "indicator:1.1", "printed", "70")
    preview = load(planner, content)["Location"]
    assert planner.post(preview, choice("indicator:1.1", "printed", "70")).status_code == 302
    assert newest("1.1").outcome["printed"] == "75"
    assert '"printed":["70","75"]' in acts().get().data.replace(" ", "")


def test_the_same_value_written_by_both_is_no_conflict(planner, head):
    content = filled(taken_away(planner), ("1.1", "Risultato", "70"))
    typed(head, "indicator:1.1", "printed", "70")
    assert "non cambia niente" in text(planner.get(load(planner, content)["Location"]))


def test_a_cell_changed_after_it_was_shown_is_409_and_writes_nothing(planner, head):
    content = filled(taken_away(planner), ("1.1", "Risultato", "75"), ("2.1", "Nota", "x"))
    preview = load(planner, content)["Location"]
    typed(head, "indicator:1.1", "printed", "70")
    stale = planner.post(preview)
    assert stale.status_code == 409
    assert "Qualcosa è cambiato" in text(stale)
    assert (drafts().count(), acts().count()) == (1, 0)
    typed(head, "indicator:1.1", "printed", "71", "70")
    assert planner.post(preview, choice("indicator:1.1", "printed", "70")).status_code == 409
    assert planner.post(preview, choice("indicator:1.1", "printed", "71")).status_code == 302
    assert newest("1.1").outcome["printed"] == "75"


@pytest.mark.parametrize(
    ("problem", "status"),
    [(StaleVersion(subject="x", yours={}, current={}), 409), (NotUnderstood("Non si calcola."), 422)],
)
def test_what_the_act_refuses_is_shown_again(planner, monkeypatch, problem, status):
    preview = load(planner, filled(taken_away(planner), ("1.1", "Risultato", "75")))["Location"]

    def refuse(**_):
        raise problem

    monkeypatch.setattr(taking, "take_workbook", refuse)
    assert planner.post(preview).status_code == status
    assert not drafts().exists()


def test_choices_that_make_no_result_together_are_422_and_write_nothing(planner, head):
    content = filled(taken_away(planner), ("2.1", "Dato 1", 10), ("2.1", "Dato 2", 5))
    other = client_as(Role.UNIT_HEAD, authority=models.PlanVersion.objects.get().authority, unit="U2")
    typed(other, "indicator:2.1", "variable2", "0")
    preview = load(planner, content)["Location"]
    answer = planner.post(preview, choice("indicator:2.1", "variable2", "0", "loro"))
    assert answer.status_code == 422
    assert drafts().count() == 1


def test_a_result_that_came_meanwhile_is_told(planner, body, edition):
    content = filled(taken_away(planner), ("1.1", "Risultato", "75"))
    record_measurement(
        by="anna@example.it", standing=PLANNER, authority=body, edition=edition, kind="indicator", code="1.1",
        version=models.Measurement.objects.get(subject="1.1").pk, entry=an_entry("77", on=date(2024, 7, 31)),
    )  # fmt: skip
    html = text(planner.get(load(planner, content)["Location"]))
    assert "Nel frattempo è arrivato un risultato: 77 al 31/07/2024" in html


@pytest.mark.parametrize("rows", [10, 1000])
def test_it_takes_as_many_statements_whatever_the_rows(planner, body, rows, django_assert_max_num_queries):
    imported(body, plans.of_rows(rows))
    planner.get(GRID)
    with django_assert_max_num_queries(15):
        content = taken_away(planner)
    content = filled(content, *((f"A.{number}", "Risultato", "70") for number in range(1, rows + 1)))
    with django_assert_max_num_queries(20):
        preview = load(planner, content)["Location"]
    with django_assert_max_num_queries(15):
        planner.get(preview)
    with django_assert_max_num_queries(27 + rows // 50):  # the rows themselves go in by the handful
        planner.post(preview)
    assert drafts().count() == rows
