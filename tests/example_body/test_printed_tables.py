"""The PIAO of the example body, printed from its registers and read back: its tables are the reference ones, cell by cell.

Where the source is wrong the cell is corrected: each one is named here with the finding that says why (ANOMALIES-coeso.md).
"""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.example_body.conftest import BODY
from traguardo.documents.domain.cells import texts
from traguardo.documents.domain.register import Register
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.documents.library.composing import Cover, compose
from traguardo.documents.library.formats import pdf
from traguardo.documents.library.portable import quoted
from traguardo.documents.queries.published import PUBLISHERS, Published, concerning, only_ours
from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.money import Money
from traguardo.typesetting.tests.reading import tight, words

pytestmark = [pytest.mark.looks, pytest.mark.django_db]
FOLDER = BODY / "piao-2022"
PEOPLE = ("2.4", "4.1", "4.2", "7.1", "7.3", "7.4", "7.5", "7.6", "7.7")
TECHNICAL = (
    "Assistente amministrativo",
    "Coadiutore amministrativo",
    "Collaboratore amministrativo",
    "Operatore tecnico",
)
ROWS = {"Dipendenti": "Personale dipendente", "Addetti in comando": "In comando da altri", "Addetti interinali": "Somministrato"}  # fmt: skip
YEARS = {"2019": "31/12/2019", "2020": "31/12/2020", "2021": "31/12/2021", "2021-2019": "Variazione"}
PROFILES = {"DIRIGENTI": ("Dirigente",), "ASSISTENTI SOCIALI": ("Assistente sociale",), "TECNICO-AMM.VI": TECHNICAL, "ALTRO": ("Educatore",)}  # fmt: skip
UNITS = {
    "Direzione (Staff)": "Staff della direzione", "AO Personale e Affari generali": "Personale e affari generali",
    "AO Servizi finanziari ed economici": "Servizi finanziari ed economici", "Unità funzionale (staff)": "Staff dell'unità funzionale",
    "AO Servizio minori": "Servizio minori", "AO Servizi non auto e disabilità": "Non autosufficienza e disabilità",
    "AO Strutture residenziali e semiresidenziali": "Strutture residenziali e semiresidenziali",
    "AO Servizi socio-educativi": "Servizi socio-educativi", "AO Servizio sociale territoriale": "Servizio sociale territoriale",
    "TOTALE COMPLESSIVO": "Totale",
}  # fmt: skip
AGES = {"<30": "Fino a 30", "da 31 a 40": "Da 31 a 40", "da 41 a 50": "Da 41 a 50", "da 51 a 60": "Da 51 a 60", "> di 60": "Oltre 60"}  # fmt: skip
POSTS = ("Assistente sociale (D)", "Tecnico amministrativo (A)", "Tecnico amministrativo (B)", "Tecnico amministrativo (C)", "Tecnico amministrativo (D)", "Tecnico amministrativo (Ds)", "Dirigente (tempo determinato) (Dir)", "Collaboratore tecnico professionale (DS)", "Totale")  # fmt: skip
COLUMNS = {"optimal_need": "Ottimali", "in_service": "In servizio", "of_which_unavailable": "Indisponibili", "interim": "Somministrati", "seconded": "In comando", "posts_total": "Coperti", "to_fill": "In copertura", "vacant": "Vacanti"}  # fmt: skip
CORRECTED = {  # post, column: printed, here, finding
    ("Assistente sociale (D)", "Somministrati"): (5, 3, "Q08"),
    ("Assistente sociale (D)", "Coperti"): (45, 42, "Q07 Q08"),
    ("Assistente sociale (D)", "Vacanti"): (15, 18, "Q07 Q08"),
    ("Tecnico amministrativo (B)", "In servizio"): (12, 13, "Q05"),
    ("Tecnico amministrativo (B)", "Coperti"): (13, 14, "Q05"),
    ("Tecnico amministrativo (B)", "Vacanti"): (5, 4, "Q05"),
    ("Tecnico amministrativo (C)", "In servizio"): (11, 10, "Q05"),
    ("Tecnico amministrativo (C)", "Coperti"): (13, 12, "Q05"),
    ("Tecnico amministrativo (C)", "Vacanti"): (3, 4, "Q05"),
    ("Totale", "Somministrati"): (7, 5, "Q08"),
    ("Totale", "Coperti"): (82, 79, "Q07 Q08"),
    ("Totale", "Vacanti"): (26, 29, "Q07 Q08"),
    ("Assistente sociale (D)", "Personale in servizio"): ("1412550.00", "1373850.00", "Q06"),
    ("Tecnico amministrativo (B)", "Personale in servizio"): ("303742.40", "330931.52", "Q05 Q06"),
    ("Tecnico amministrativo (C)", "Personale in servizio"): ("352000.00", "320000.00", "Q05"),
    ("Totale", "Personale in servizio"): ("2482092.40", "2438581.52", "Q05 Q06"),
}


class Printed:
    """The tables as the registers publish them, each cell of theirs found in the PDF, row by row, before it is told."""

    def __init__(self, tables, text):
        self.tables, self.text = tables, text

    def rows(self, code):
        """Cells by row label and heading, each row looked for in the text of the PDF as it was typed there."""
        table = self.tables[code]
        found = {}
        for row in table.rows:
            if not row.values:
                continue
            cells = self.cells(table, row)
            assert tight("".join((row.label, *cells))) in self.text, (code, row.label)
            found[row.label] = dict(zip((column.heading for column in table.columns), cells, strict=True))
        return found

    @staticmethod
    def cells(table, row):
        return texts(table)[table.rows.index(row)]


@pytest.fixture(scope="module")
def printed(filled):
    site = filled.body
    read = read_manuscript(FOLDER)
    own = {table.code: table for table in only_ours(site, 2022, read.tables)}
    chapters = tuple(replace(each, level=1) for each in read.manuscript.chapters if each.code in PEOPLE)
    manuscript = replace(read.manuscript, chapters=chapters)
    figures = concerning(Register(Published(site, 2022, own)), manuscript)
    done = compose(manuscript, figures, Cover(owner=site.name, at=date(2022, 6, 30)))
    assert done.findings == ()
    return Printed(figures.tables, tight(words(pdf.write(done.paper, draft=False))))


@pytest.fixture(scope="module")
def source(reference):
    """The rows of a reference table of the body."""

    def rows(name, year=2022):
        with (reference / f"coeso-{year}" / f"{name}.csv").open(encoding="utf-8", newline="") as sheet:
            return list(csv.DictReader(sheet))

    return rows


def number(text):
    return int(text.replace("−", "-").replace(".", ""))


def euro(text):
    return it_money(Money.euro(text).cents).removesuffix("€").rstrip()


def test_the_folder_carries_the_tables_as_the_registers_have_them(filled):
    read = read_manuscript(FOLDER)
    own = {table.code for table in only_ours(filled.body, 2022, read.tables)}
    of_registers = tuple(begin for begins in PUBLISHERS.values() for begin in begins)
    assert {code for code in own if code.startswith(of_registers)} == {"quota-l68"}
    assert set(quoted(read.manuscript)) == {table.code for table in read.tables}


def test_staff_by_contract_over_three_years(printed, source):
    rows = printed.rows("personale-rapporto")
    told = {(each["contract"], each["year"]): int(each["n"]) for each in source("staff_overview")}
    assert {key: number(rows[ROWS.get(key[0], "Totale")][YEARS[key[1]]]) for key in told} == told
    earlier = {(r["contract"], r["year"]): int(r["n"]) for r in source("staff_overview", 2021) if r["year"] > "2018"}
    lines = {"TOTALE PERSONALE DIPENDENTE": "Personale dipendente", "TOTALE PERSONALE NON DIPENDENTE": "Personale non dipendente", "Comandati da Enti locali": "In comando da altri", "Personale somministrato (interinali)": "Somministrato", "TOTALE COMPLESSIVO": "Totale"}  # fmt: skip
    assert {key: number(rows[lines.get(key[0], key[0])][YEARS[key[1]]]) for key in earlier} == earlier


def test_staff_by_profile_and_level(printed, source):
    rows = printed.rows("personale-profilo-rapporto")
    heads = {"Dipendenti": "Dipendenti", "Addetti in comando": "In comando", "Addetti interinali": "Somministrati", "TOTALE ADDETTI": "Totale"}  # fmt: skip
    for each in source("staff_profile"):
        names = PROFILES.get(each["profile"], ("Totale",))
        assert sum(number(rows[name][heads[each["contract"]]]) for name in names if name in rows) == int(each["n"])
    before, levels = printed.rows("personale-profilo"), printed.rows("personale-categoria")
    groups = {"Dirigenti": ("Dirigente",), "Profili tecnico-amministrativi": TECHNICAL, "Assistenti sociali": ("Assistente sociale",), "TOTALE COMPLESSIVO": ("Totale",)}  # fmt: skip
    for each in source("staff_profile", 2021):
        if each["year"] > "2018":
            names = groups.get(each["profile"], ("Educatore",))
            assert sum(number(before[name][YEARS[each["year"]]]) for name in names) == int(each["n"]), each
    held = {"Dirigente": ("Dirigente",), "B": ("B", "Bs"), "C": ("C",), "D": ("D",), "A": ()}
    known = [(each["level"], "2021", each["n"]) for each in source("staff_level")]
    known += [
        (each["level"].removeprefix("Categoria "), each["year"], each["n"]) for each in source("staff_level", 2021)
    ]
    for level, year, n in known:
        names = held.get(level.replace("Dirigenti", "Dirigente"), ("Totale",))
        assert sum(number(levels[name][YEARS[year]]) for name in names) == int(n), (level, year)


def test_staff_by_unit_gender_age_hours_and_share(printed, source):
    units, ages = printed.rows("personale-unita"), printed.rows("personale-eta")
    told = {each["unit"]: int(each["n"]) for each in source("staff_allocation") if each["kind"] != "subtotal"}
    assert {name: number(units[UNITS[name]]["31/12/2021"]) for name in told} == told
    for each in source("staff_age"):  # points of the 68 employees: of 78 people no number makes 25
        assert round(float(ages[AGES.get(each["age_band"], "Totale")]["Quota"].replace(",", "."))) == int(
            each["percent"]
        )
    genders, gender = printed.rows("personale-genere"), {"D": "Donne", "U": "Uomini"}
    for each in source("staff_gender"):
        if each["kind"] == "total" and each["profile"] in {"ASSISTENTI SOCIALI", "TOTALE"}:
            row = genders["Totale" if each["profile"] == "TOTALE" else "Assistente sociale"]
            assert number(row[gender[each["gender"]]]) == int(each["n"])
    kept = [cell for row in genders.values() for cell in row.values() if cell == "riservato"]
    assert len(kept) == 10  # groups under four people, as the manager alone, are not told
    shares = printed.rows("personale-quote")  # Q09: of 78 people, not of 79
    assert [row["Quota"] for row in shares.values()] == ["85,90", "1,28", "6,41", "6,41", "100,00"]
    assert [row["Persone"] for row in shares.values()] == ["67", "1", "5", "5", "78"]
    hours = sorted(
        (r["Persone"], r["Ore a settimana"], r["Area o categoria"]) for r in _lines(printed, "personale-orario")
    )
    assert hours == sorted((r["n"], r["hours_week"], r["category"]) for r in source("staff_parttime"))


def _lines(printed, code):
    """The rows of a table whose labels come back."""
    table = printed.tables[code]
    lines = [printed.cells(table, row) for row in table.rows if row.values]
    labels = [row.label for row in table.rows if row.values]
    assert all(tight(label + "".join(cells)) in printed.text for label, cells in zip(labels, lines, strict=True))
    return [dict(zip((column.heading for column in table.columns), cells, strict=True)) for cells in lines]


def test_need_posts_and_costs_but_for_the_cells_corrected(printed, source):
    posts, costs = printed.rows("fabbisogno-posti"), printed.rows("fabbisogno-costi")
    wrong = {}
    for name, each in zip(
        POSTS, [r for r in source("staffing_2021") if r["category"] or r["kind"] == "total"], strict=True
    ):
        for column, heading in COLUMNS.items():
            if number(posts[name][heading]) != int(each[column]):
                wrong[name, heading] = int(each[column]), number(posts[name][heading])
        if costs[name]["Personale in servizio"] != euro(each["total_cost"]):
            wrong[name, "Personale in servizio"] = euro(each["total_cost"]), costs[name]["Personale in servizio"]
    named = {
        key: (was, now) if isinstance(was, int) else (euro(was), euro(now)) for key, (was, now, _) in CORRECTED.items()
    }
    assert wrong == named
    for name, each in zip(POSTS, source("staffing_need"), strict=True):
        assert number(posts[name]["Ottimali"]) == int(each["n"])
        assert costs[name]["Posti ottimali"] == euro(each["total_cost"])
        assert costs[name]["Costo medio"] == (euro(each["average_cost"]) if each["average_cost"] else "n.d.")


def test_standard_hires_and_contribution(printed, source):
    known = {each["key"]: each["value"] for each in source("standards")}
    [standard] = printed.rows("fabbisogno-standard").values()
    assert standard["Posti"] == known["social_workers_per_10000_inhabitants"].replace(".", ",")
    assert (standard["Quoziente"], standard["Al più vicino"]) == ("59,33", "59")  # Q13: 60 by rounding up, and said
    assert standard["Posti previsti"] == known["optimal_social_workers"]
    years, hires = printed.rows("assunzioni-anni"), printed.rows("assunzioni-piano")
    total = source("hiring_plan")[-1]
    assert [years[y]["Costo dell'anno"] for y in ("2022", "2023", "2024")] == [euro(total[f"spend_{y}"]) for y in (2022, 2023, 2024)]  # fmt: skip
    running = [total[f"units_{y}"].replace(".", ",") for y in (2022, 2023, 2024)]
    assert [years[y]["Unità in tutto"] for y in ("2022", "2023", "2024")] == running
    assert [years[y]["Unità nuove"] for y in ("2022", "2023", "2024")] == [
        "6,5",
        "2,0",
        "0,0",
    ]  # Q11: running totals apart
    ours = list(hires.values())
    for line, each in zip(ours[:4], source("hiring_2022")[:4], strict=True):
        assert line["2022"] == euro(each["spend"])
        assert float(line["Unità"].replace(",", ".")) == float(each["units"])
    assert number(hires["Totale"]["In comando"]) == sum(int(r["units"]) for r in source("hiring_2022")[4:])
    contribution = printed.rows("leps-contributo")  # Q12: told by the body, no N and AS can give them
    assert contribution["2021"]["Liquidazione"] == euro(known["leps_contribution_2021"])
    assert contribution["2022"]["Prenotazione"] == euro(known["leps_contribution_2022"])


def test_training_agile_work_and_positive_actions(printed, source):
    forms, lines = printed.rows("formazione-schede"), _lines(printed, "formazione-piano")
    assert [number(row["Schede"]) for row in forms.values()] == [
        *(int(r["forms"]) for r in source("training_forms")[:-1]),
        24,
    ]  # Q14: not 23
    for line, each in zip(lines, source("training_plan"), strict=True):
        assert line["Già accantonato"] == (euro(each["cost_allocated_eur"]) if each["cost_allocated_eur"] else "n.d.")
        assert line["Da accantonare"] == (euro(each["budget_eur"]) if each["budget_eur"] else "n.d.")
        if each["kind"] == "item":
            assert (line["Persone"], line["Entro"]) == (
                each["n_beneficiaries"],
                it_day(date.fromisoformat(each["due"])),
            )
    assert len(_lines(printed, "formazione-fabbisogni")) == len(source("training_needs"))
    agile = Counter((row["In agile"], row["Atto"]) for row in _lines(printed, "lavoro-agile-attivita"))
    assert agile == Counter(({"yes": "sì", "no": "no"}[r["agile"]], r["act"]) for r in source("agile_work"))
    weights = [row["Peso"] for row in printed.rows("azioni-positive-indicatori").values()]
    assert weights == [
        *(r["weight"] for r in source("subindicators") if r["chapter"] == "5.3"),
        "100",
    ]  # Q19: in one table
