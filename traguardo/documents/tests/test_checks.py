"""The checks of a document: every slip of the golden cases is found where it is, what is sound is left in peace."""

import csv
import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from traguardo.documents.domain.checks import CATALOGUE, Body, Goal, Measure, catalogue_markdown, check_manuscript
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.outlines import outline
from traguardo.documents.domain.register import Register
from traguardo.documents.queries.checking import staff_of
from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Severity
from traguardo.kernel.table import Column, Row, RowKind, Table
from traguardo.kernel.table import Measure as Of

ROOT = Path(__file__).resolve().parents[3]
CASES = tomllib.loads((Path(__file__).parent / "cases/document_checks.toml").read_text(encoding="utf-8"))["caso"]


def a_body(**also):
    return Body(**{"staff_below": 50, "years_in_force": 3, **also})


BODY = a_body(name="Consorzio Valserena", kind="consorzio", staff=68, members=("Comune di Borgorosso",))
TODAY = date(2022, 1, 31)
READING = "DOC9"
WHOLE = frozenset({"DOC01", "DOC02", "DOC06", "DOC62"})


def table(code, heads, rows, measure=Of.NUMBER, **also):
    return Table(
        code=code,
        title=also.pop("title", code),
        columns=tuple(Column(heading=str(head), measure=measure, unit="persone") for head in heads),
        rows=tuple(
            Row(code=label.casefold().replace(" ", "-"), label=label, values=tuple(map(_number, values)), kind=kind)
            for label, values, kind in rows
        ),
        source=Source(description="dati di prova"),
    )


def _number(value):
    return None if value is None else Decimal(str(value))


ITEM, TOTAL = RowKind.ITEM, RowKind.TOTAL
REGISTER = Register(
    {
        "personale": table(
            "personale",
            (2019, 2020, 2021),
            [
                ("Dipendenti", (48, 65, 68), ITEM),
                ("Addetti in comando", (10, 9, 5), ITEM),
                ("Addetti interinali", (5, 5, 5), ITEM),
                ("Totale", (63, 79, 78), TOTAL),
            ],
        ),
        "spesa": table(
            "spesa",
            (2019, 2020),
            [
                ("Famiglie", (1302941, 1846213), ITEM),
                ("Stranieri", (83268, 278659), ITEM),
                ("Giovani", (108321, 48207), ITEM),
            ],
        ),
        "bilancio": table("bilancio", (2018, 2019, 2020, 2021), [("Valore della produzione", (1, 2, 3, 4), ITEM)]),
    }
)


def written(text, *, kind=Kind.PERFORMANCE_PLAN, **also):
    """A manuscript of 2022-2024 with two sections; the text is in the second."""
    chapters = (
        Chapter(code="1", title="Premessa", text="Il piano vale tre anni."),
        Chapter(code="2", title="Il contesto", text="Segue il resto."),
        Chapter(code="2.1", title="Le persone", level=2, text=text.strip()),
        Chapter(code="2.2", title="Le risorse", level=2, text="Le risorse sono in bilancio."),
    )
    values = {"title": "Prova", "year": 2022, "first_year": 2022, "last_year": 2024, "chapters": chapters}
    return Manuscript(**{"kind": kind, **values, **also})


def found(manuscript, register=REGISTER, body=BODY, *, today=TODAY, goals=(), parts=("mappa", "schede")):
    return check_manuscript(manuscript, register, body, today=today, goals=goals, parts=parts)


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_golden_case(case):
    findings = found(written(case["text"], kind=Kind.PIAO if "DOC03" in case["finds"] else Kind.PERFORMANCE_PLAN))
    told = [each for each in findings if each.code not in WHOLE]
    assert sorted(codes(told)) == sorted(case["finds"]), [each.message for each in told]
    assert all(each.place.sheet == "2.1" and each.place.row for each in told)


def test_every_rule_has_a_case_or_a_test_here():
    here = Path(__file__).read_text(encoding="utf-8")
    tried = {code for case in CASES for code in case["finds"]}
    checks = {card.code for card in CATALOGUE if card.check}
    assert checks - tried - {code for code in checks if f'"{code}"' in here} == set()


def test_every_reason_to_refuse_a_file_has_a_card():
    sources = (ROOT / "traguardo/documents/intake/published").glob("*.py")
    raised = {code for path in sources for code in re.findall(r'"(DOC\d\d)"', path.read_text(encoding="utf-8"))}
    assert raised == {card.code for card in CATALOGUE if card.code.startswith(READING)}


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_every_wrong_change_the_reference_prints_is_found(reference, year):
    folder = reference / f"coeso-{year}"
    register = Register(
        {
            code: published(folder / f"{name}.csv", code, item, value)
            for code, name, item, value in (
                ("target", "spending_by_target", "item", "amount"),
                ("service", "spending_by_service", "item", "amount"),
                ("staff", "staff_overview", "contract", "n"),
            )
        }
    )
    sound = {"-7%"}
    for change in csv.DictReader((folder / "printed_changes.csv").open(encoding="utf-8")):
        for text in (
            f"Nel periodo {change['item']} ({change['printed']}) cambia più di ogni altra voce.",
            f"Fra il {change['from_year']} e il {change['to_year']} la variazione di {change['item']} è {change['printed']}.",
        ):
            told = [each for each in found(written(text), register) if each.code == "DOC31"]
            assert [each.value for each in told] == ([] if change["printed"] in sound else [change["printed"]]), text


def published(path, code, item, value):
    """A table of the reference, a column a year."""
    rows = {}
    for line in csv.DictReader(path.open(encoding="utf-8")):
        if len(line["year"]) == 4:
            rows.setdefault(line[item], {})[line["year"]] = line[value]
    years = sorted({year for values in rows.values() for year in values})
    entries = [(f"{label}", tuple(values.get(year) for year in years), ITEM) for label, values in rows.items()]
    return table(code, years, entries)


def test_a_place_is_the_section_and_the_line():
    [told] = found(written("Prima riga.\n\nSeconda, lunga\nfino alla terza. La CCIAA provvederà."))
    assert (told.code, told.place.sheet, told.place.row) == ("DOC51", "2.1", 4)


def test_our_own_kind_of_body_is_not_another():
    text = "Questo Comune adotta il piano, e la CCIAA provvederà."
    assert codes(found(written(text), body=a_body(name="Comune di Prova", kind="comune"))) == ["DOC51"]


def test_the_totals_of_the_tables_are_held_too():
    wrong = table("posti", ("Numero",), [("Coperti", (37,), ITEM), ("Vacanti", (7,), ITEM), ("Totale", (45,), TOTAL)])
    [told] = found(written("Testo."), Register({"posti": wrong}))
    assert (told.code, told.severity, told.place.sheet) == ("DOC23", Severity.ERROR, "posti")
    assert "le 2 voci fanno 44 (+1)" in told.message


def test_a_total_of_other_units_or_with_a_row_unknown_is_left_in_peace():
    unknown = table(
        "a", ("Numero",), [("Uno", (3,), ITEM), ("Due", (None,), ITEM), ("Tre", (1,), ITEM), ("Totale", (9,), TOTAL)]
    )
    result = table("b", ("Numero",), [("Ricavi", (9,), ITEM), ("Costi", (4,), ITEM), ("Differenza", (5,), TOTAL)])
    average = table("c", ("Ore medie",), [("Uno", (3,), ITEM), ("Due", (4,), ITEM), ("Totale", (3.5,), TOTAL)])
    assert found(written("Testo."), Register({"a": unknown, "b": result, "c": average})) == []


def test_one_row_with_two_values_in_two_tables():
    other = table("posti", (2021,), [("Addetti interinali", (7,), ITEM)])
    [told] = found(written("Testo."), Register({**REGISTER.tables, "posti": other}))
    assert (told.code, told.severity) == ("DOC22", Severity.WARNING)
    assert "5 in «personale» e 7 in «posti»" in told.message


def test_staff_are_those_of_the_year_before_or_of_the_last_known():
    assert [staff_of(REGISTER, year) for year in (2020, 2022, 2024, 2026)] == [48, 68, 68, None]
    assert staff_of(Register({}), 2022) is None


@pytest.mark.parametrize(("kind", "missing"), [(Kind.PIAO, 9), (Kind.PIAO_SIMPLIFIED, 5), (Kind.PDO, 0)])
def test_compulsory_sections_that_are_missing(kind, missing):
    assert codes(found(written("Testo.", kind=kind), body=a_body(name="Ente", staff=12))).count("DOC01") == missing


def test_the_outline_itself_is_not_a_document():
    chapters = tuple(section.chapter for section in outline(Kind.PIAO))
    told = codes(found(written("", kind=Kind.PIAO, chapters=chapters)))
    assert "DOC01" not in told
    assert {"DOC02", "DOC04", "DOC05"} <= set(told)


def test_a_section_is_filled_by_those_under_it():
    chapters = (
        Chapter(code="1", title="Valore pubblico", legal=("2.1",)),
        Chapter(code="1.1", title="Il contesto", level=2, text="Il contesto è questo."),
        Chapter(code="2", title="Performance", legal=("2.2",), text="## Solo un titolo"),
    )
    told = [each for each in found(written("", kind=Kind.PIAO, chapters=chapters)) if each.code == "DOC02"]
    assert [each.place.sheet for each in told] == ["2"]


@pytest.mark.parametrize(
    ("guideline", "today", "wanted"),
    [
        ("PNA 2022", date(2026, 1, 27), []),
        ("PNA 2022", date(2026, 1, 28), ["DOC61"]),
        ("pna-2025", date(2026, 3, 1), []),
        ("PNA 2022; Linee guida PIAO 2025", date(2026, 3, 1), ["DOC61"]),
        ("PNA 2025; piano tipo", date(2026, 3, 1), ["DOC61"]),
        ("", date(2026, 3, 1), ["DOC62"]),
    ],
)
def test_a_guideline_superseded(guideline, today, wanted):
    manuscript = written("Testo.", kind=Kind.PIAO, year=2026, first_year=2026, last_year=2028, guideline=guideline)
    told = codes(found(manuscript, today=today))
    assert [code for code in told if code in {"DOC61", "DOC62"}] == wanted


def test_an_old_plan_is_held_to_the_guideline_of_its_year():
    told = found(written("Testo.", kind=Kind.PIAO, guideline="PNA 2019"), today=date(2026, 5, 1))
    assert "DOC61" not in codes(told)


@pytest.mark.parametrize(
    ("staff", "before", "reason", "wanted"),
    [
        (49, 0, "Nessun fatto corruttivo, nessuna riorganizzazione.", []),
        (49, 1, "Nessun fatto corruttivo, nessuna riorganizzazione.", []),
        (49, 2, "Nessun fatto corruttivo, nessuna riorganizzazione.", ["DOC66"]),
        (50, 0, "Nessun fatto corruttivo, nessuna riorganizzazione.", ["DOC63"]),
        (12, 0, "", ["DOC65"]),
        (None, 0, "Nessun fatto corruttivo, nessuna riorganizzazione.", ["DOC64"]),
    ],
)
def test_who_may_confirm_last_years_plan(staff, before, reason, wanted):
    body = a_body(name="Ente", staff=staff, confirmations=before)
    manuscript = written("Testo.", kind=Kind.CONFIRMATION, guideline="PNA 2019", reason=reason)
    assert [code for code in codes(found(manuscript, body=body)) if code >= "DOC6"] == wanted


def test_what_the_national_platform_would_lose():
    measures = (
        Measure(code="A.i1", name="Ore", weight=Decimal("12.5"), baseline=Decimal("66.11")),
        Measure(code="A.i2", name="Casi", weight=Decimal(50), baseline=Decimal("4.0")),
    )
    goals = (
        Goal(code="A", title="Domiciliarità", responsible="Direzione", stakeholders="Famiglie", measures=measures),
        Goal(code="B", title="Sportello", linked=False),
    )
    told = [each for each in found(written("Testo.", kind=Kind.PIAO), goals=goals) if each.code >= "DOC7"]
    assert sorted(codes(told)) == ["DOC71", "DOC71", "DOC72", "DOC73", "DOC74", "DOC75"]
    assert [each.message for each in told if each.code == "DOC71"] == [
        "La piattaforma nazionale vuole pesi interi; 1 non lo sono: A.i1 (12,5).",
        "La piattaforma nazionale vuole valori di partenza interi; 1 non lo sono: A.i1 (66,11).",
    ]


def test_findings_come_gravest_first_then_as_one_reads():
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    findings = found(written("{{a.b c}}\n\nVedi par. 9.9. La CCIAA provvederà.", kind=Kind.PIAO))
    assert [each.severity for each in findings] == sorted((each.severity for each in findings), key=order.index)


@pytest.mark.parametrize(
    "text",
    ["{{}}", "{{ }}", "|", "||\n|", "#", "**", "[^1]: ", "(+%)", "{{tavola}}", "-1.2.3%", "\x00", "- :", "9" * 400],
)
def test_odd_texts_never_break_a_check(text):
    assert isinstance(found(written(text, kind=Kind.PIAO)), list)


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-dei-documenti.md"
    again = (
        "python -c \"from traguardo.documents.domain.checks import catalogue_markdown as page; print(page(), end='')\""
    )
    assert page.read_text(encoding="utf-8") == catalogue_markdown(), f"generate it again: {again} > {page.name}"


def test_every_card_says_why_and_how_to_mend():
    assert len({card.code for card in CATALOGUE}) == len(CATALOGUE)
    assert all(card.title and card.reason and card.mend and card.example for card in CATALOGUE)
    assert all((card.check is None) == card.code.startswith(READING) for card in CATALOGUE)
    assert all(card.code in catalogue_markdown() for card in CATALOGUE)
