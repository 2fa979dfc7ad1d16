"""A mapping somebody writes for a layout of their own: every construct of the language, on a small invented book."""

from decimal import Decimal

import pytest

from traguardo.books.rows import Book, Row, Sheet
from traguardo.kernel.finding import Place
from traguardo.performance.intake import mapping
from traguardo.performance.intake.mapping.formulas import spread

HEAD = """
name = "mia"
title = "Prova"
italian_numbers = true

[fits]
Obiettivi = ["Codice"]

[header_rows]
Fasi = 3

[plan]
first_year = { sheet = "Fasi", headers = 'Peso (\\d{4})' }
last_year = { sheet = "Fasi", headers = 'Peso (\\d{4})', greatest = true }
year = "{first_year}"
code = "{book}"
name = "Consorzio"
title = "Piano {first_year}-{last_year}"
"""

OBJECTIVES = (
    ("Codice", "Area", "Titolo", "Servizi", "2026", "2027", "2028"),
    ("A", "Casa", "Più ore", "Sad / Pua", "X", None, "x"),
    ("B", "Casa", "Regolamento delle attese", "Pua", None, "x", None),
    ("C", "Lavoro", "Tirocini", None, None, None, None),
)
STEPS = (
    ("Piano dei servizi",),
    (),
    ("Obiettivo", "N.", "Finalità", "Entro", "Descrizione", "Peso 2026", "Peso 2027"),
    ("A", "1", "Avvio", "maggio 2026", "Avviso pubblico per gli ambiti", "40,5%", None),
    ("A", "2", None, "giugno 2027", "Nuovi ambiti aperti", None, "1.000,25"),
    (None, None, None, None, None, None, None),
    ("B", "1", "Regole", "maggio 2026", "Regolamento approvato", "100", None),
)


def sheet(name, rows):
    return Sheet(name, tuple(Row(number, cells) for number, cells in enumerate(rows, 1)))


@pytest.fixture
def book():
    sheets = (
        sheet("Obiettivi", OBJECTIVES),
        sheet("fasi", STEPS),
        sheet("Note", (("Codice obiettivo", "Nota"), ("A; B", "prima"), ("A", "seconda"))),
        sheet("Conti", (("Voce", "2025", "2026"), ("Ore", "1.200", "1.300,50"), ("Totale", "1.200", "1.300,5"))),
    )
    return Book(name="prova", sheets=sheets, sha256="abc")


@pytest.fixture
def read(tmp_path, book):
    def of(text):
        path = tmp_path / "mia.toml"
        path.write_text(HEAD + text, "utf-8")
        return mapping.records(book, mapping.load(path))

    return of


def values(records, sheet_name):
    return [dict(record.values) for record in records.records[sheet_name]]


def test_years_come_from_headers_and_the_body_from_the_mapping(read):
    authority = values(read(""), "authority")[0]
    assert authority == {
        "first_year": "2026",
        "last_year": "2027",
        "year": "2026",
        "code": "prova",
        "name": "Consorzio",
        "title": "Piano 2026-2027",
    }


def test_header_row_template_wide_columns_and_fill_down(read):
    text = """
[[column]]
sheet = "Fasi"
name = "goal"
last = { column = "Finalità", where = { "Finalità" = { filled = true } } }

[[sheet]]
into = "steps"
from = "Fasi"
fields = { objective = "Obiettivo", code = "{Obiettivo}.{N.}", goal = "goal", due = "Entro" }
[[sheet.wide]]
headers = 'Peso (\\d{4})'
field = "year_weight_{1}"
number = true
"""
    records = read(text)
    steps = values(records, "steps")
    assert [step["code"] for step in steps] == ["A.1", "A.2", "B.1"]
    assert [step["goal"] for step in steps] == ["Avvio", "Avvio", "Regole"]
    assert steps[0]["year_weight_2026"] == Decimal("40.5")
    assert steps[1]["year_weight_2027"] == Decimal("1000.25")
    assert records.records["steps"][2].place == Place(sheet="fasi", row=7)
    assert records.headers["fasi", "code"] == "Obiettivo + N."
    assert records.headers["fasi", "year_weight_2026"] == "Peso 2026"
    assert records.headers["fasi", "goal"] == "Finalità"


def test_marks_lists_filters_and_lookups(read):
    text = """
[[sheet]]
into = "objectives"
from = "Obiettivi"
where = { Area = { not = ["lavoro"] } }
[sheet.fields]
code = "Codice"
units = { column = "Servizi", split = " / ", translate = { Sad = "Assistenza domiciliare" } }
method = { from = { sheet = "Note", key = "Codice obiettivo", split = ";", equals = "{Codice}", all = true }, column = "Nota" }
[[sheet.marks]]
headers = '^(20\\d\\d)$'
field = "years"
mark = "x"
"""
    assert values(read(text), "objectives") == [
        {"code": "A", "units": "Assistenza domiciliare; Pua", "method": "prima; seconda", "years": "2026; 2028"},
        {"code": "B", "units": "Pua", "method": "prima", "years": "2027"},
    ]


def test_codes_of_a_tree_and_distinct_nodes(read):
    text = """
[[codes]]
sheet = "Obiettivi"
levels = ["Area", "Titolo"]
names = ["area", "azione"]

[[sheet]]
into = "strategic"
from = "Obiettivi"
distinct = ["code"]
fields = { code = "area", title = "Area", level = { value = "area" } }

[[sheet]]
into = "units"
from = "Obiettivi"
each = { column = "Servizi", split = "/", name = "uno" }
distinct = ["code"]
fields = { code = "uno", name = "uno" }

[[sheet]]
into = "objectives"
from = "Obiettivi"
fields = { code = "azione", parent = "area" }
"""
    records = read(text)
    assert [node["code"] for node in values(records, "strategic")] == ["1", "2"]
    assert [entry["code"] for entry in values(records, "objectives")] == ["1.1", "1.2", "2.1"]
    assert [unit["code"] for unit in values(records, "units")] == ["Sad", "Pua"]


def test_pairs_by_same_cells_and_common_words(read):
    text = """
[[column]]
sheet = "Obiettivi"
name = "step"
[column.pair]
sheet = "Fasi"
give = "N."
same = { Codice = "Obiettivo" }
texts = ["Titolo"]
with = ["Descrizione"]
at_least = 0.5

[[sheet]]
into = "indicators"
from = "Obiettivi"
fields = { code = "Codice", step = "step" }
"""
    assert values(read(text), "indicators") == [{"code": "A"}, {"code": "B", "step": "1"}, {"code": "C"}]
    stricter = text.replace("at_least = 0.5", "at_least = 0.6")
    assert all("step" not in entry for entry in values(read(stricter), "indicators"))


def test_a_table_of_years_becomes_one_figure_a_cell(read):
    text = """
[[sheet]]
into = "figures"
from = "Conti"
cell = "amount"
long = { headers = '^(20\\d\\d)$', name = "period", value = "amount" }
[sheet.fields]
table = { value = "Conti" }
item = "Voce"
kind = { column = "Voce", pattern = "^Totale", translate = { Totale = "total" }, default = "item" }
period = "period"
value = { column = "amount", number = true }
printed = { column_named = "{period}" }
"""
    records = read(text)
    assert [(entry["kind"], entry["period"], entry["value"]) for entry in values(records, "figures")] == [
        ("item", "2025", 1200),
        ("item", "2026", Decimal("1300.50")),
        ("total", "2025", 1200),
        ("total", "2026", Decimal("1300.5")),
    ]
    assert records.records["figures"][1].place == Place(sheet="Conti", row=2, column="2026")


COMPUTATION = """
[[computation]]
name = "Totale {year}"
formula = "sum(voci) + quota * 0"
sheet = "Conti"
where = { Voce = "Totale" }
column = "{year}"
variables = { voci = { sheet = "Conti", where = { Voce = { not = ["Totale"] } }, column = "{year}", many = true }, quota = 2 }
"""


def test_a_computation_spreads_its_rows_and_takes_half_a_printed_unit(read):
    assert values(read(COMPUTATION), "computations") == [
        {
            "name": "Totale 2026",
            "formula": "sum(voci_1) + quota * 0",
            "variables": "voci_1=1300,50; quota=2",
            "result": Decimal("1300.5"),
            "printed": "1.300,5",
            "tolerance": Decimal("0.05"),
        }
    ]


def test_spread_keeps_what_is_not_a_group():
    assert spread("sum(r.n * (100 - r.p) / 100) + x", {"r": ["r_1", "r_2"]}) == (
        "sum(r_1.n * (100 - r_1.p) / 100, r_2.n * (100 - r_2.p) / 100) + x"
    )
