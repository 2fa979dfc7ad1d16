"""Tables filter, sort, total and page on the server, and keep the rest of the query."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from traguardo.ui.exports import csv_download
from traguardo.ui.tables import Column, arrange

ROWS = [
    {"code": "A.10", "title": "Decima fase", "weight": Decimal("12.5"), "due": date(2026, 3, 1), "cents": 100},
    {"code": "A.9", "title": "Nona fase", "weight": None, "due": date(2026, 12, 1), "cents": 250},
    {"code": "A.2", "title": "=SOMMA(A1)", "weight": Decimal(40), "due": None, "cents": None},
]
COLUMNS = [
    Column(key="code", label="Codice", head=True, url=lambda row: f"/fasi/{row['code']}/"),
    Column(key="title", label="Fase"),
    Column(key="weight", label="Peso", unit="%", kind="number", total=True),
    Column(key="due", label="Scadenza", kind="date"),
    Column(key="cents", label="Spesa", kind="money", total=True),
]


def table(query="", **options):
    return arrange(ROWS, COLUMNS, QueryDict(query), name="fasi", caption="Fasi", **options)


def codes(it):
    return [cells[0].text for cells in it.rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("code", ["A.2", "A.9", "A.10"]),
        ("-code", ["A.10", "A.9", "A.2"]),
        ("weight", ["A.10", "A.2", "A.9"]),
        ("-weight", ["A.2", "A.10", "A.9"]),
        ("due", ["A.10", "A.9", "A.2"]),
        ("nonsense", ["A.10", "A.9", "A.2"]),
    ],
)
def test_sorts_by_value_with_absent_rows_last(order, expected):
    assert codes(table(f"fasi-ordina={order}")) == expected


def test_search_wants_all_words_in_any_column():
    assert codes(table("fasi-cerca=fase+nona")) == ["A.9"]
    assert codes(table("fasi-cerca=01/03/2026")) == ["A.10"]
    assert codes(table("fasi-cerca=niente")) == []


def test_totals_are_of_the_rows_found_not_of_the_page():
    assert table(per_page=1).totals == {"weight": "52,5", "cents": "3,50\u00a0€"}
    assert table("fasi-cerca=nona").totals == {"weight": "n.d.", "cents": "2,50\u00a0€"}


@pytest.mark.parametrize("page", ["", "0", "-3", "999", "²", "uno"])
def test_any_page_number_gives_a_page(page):
    it = table(f"fasi-pagina={page}", per_page=2)
    assert it.pages == 2
    assert it.page in {1, 2}
    assert it.rows


def test_links_keep_the_rest_of_the_query():
    it = table("anno=2026&fasi-ordina=code")
    assert it.sort_link(COLUMNS[0]) == "?anno=2026&fasi-ordina=-code#fasi"
    assert it.direction(COLUMNS[0]) == "ascending"
    assert it.kept == {"anno": "2026", "fasi-ordina": "code"}


def test_the_macro_says_units_totals_and_order(render):
    html = render("{{ ui.table(it) }}", it=table("fasi-ordina=-weight"))
    assert '<caption id="fasi-titolo">Fasi</caption>' in html
    assert 'aria-sort="descending"' in html
    assert '<span class="tg-unit">%</span>' in html
    assert "Totale" in html
    assert '<th scope="row" data-label="Codice"><a href="/fasi/A.10/">A.10</a></th>' in html


def test_the_macro_escapes_and_teaches_when_nothing_is_found(render):
    html = render("{{ ui.table(it) }}", it=table("fasi-cerca=%3Cscript%3E"))
    assert "<script>" not in html
    assert "Mostra tutte le 3 righe" in html


def test_csv_holds_every_row_and_no_formula():
    text = csv_download(table(per_page=1), "fasi.csv").content.decode("utf-8-sig")
    assert text.splitlines() == [
        "Codice;Fase;Peso (%);Scadenza;Spesa",
        "A.10;Decima fase;12,5;01/03/2026;1,00 €",
        "A.9;Nona fase;;01/12/2026;2,50 €",
        "A.2;'=SOMMA(A1);40;;",
    ]


def test_chosen_columns_are_shown_and_the_head_stays():
    it = table("fasi-colonne=scelte&fasi-colonna-weight=si")
    assert [column.key for column in it.columns] == ["code", "weight"]
    assert [cell.text for cell in it.rows[0]] == ["A.10", "12,5"]
    assert it.totals == {"weight": "52,5"}
    assert it.kept_by_columns == {}


def test_csv_holds_also_the_columns_out_of_view():
    text = csv_download(table("fasi-colonne=scelte"), "fasi.csv").content.decode("utf-8-sig")
    assert text.startswith("Codice;Fase;Peso (%);Scadenza;Spesa")
