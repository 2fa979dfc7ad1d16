"""Plans read, reckoned and checked: against the source line by line, against files that do not hold."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from traguardo.kernel.finding import Severity
from traguardo.kernel.money import Money
from traguardo.training.domain.checks import CATALOGUE, Case, catalogue_markdown, check
from traguardo.training.domain.hours import Trained
from traguardo.training.domain.lines import Audience, AudienceKind, Colleague, Costing, Duty, WithoutCost, reckon
from traguardo.training.domain.needs import Need, Outcome, forms_by_unit, topics
from traguardo.training.domain.plain import plan_data, plan_from
from traguardo.training.domain.plan import PrintedTotals, TrainingPlan, totals, without_persons
from traguardo.training.intake.columns import PLAN
from traguardo.training.intake.reading import read_plan, read_plan_at
from traguardo.training.library.writing import plan_csv, plan_workbook
from traguardo.training.tests.factories import YEAR, a_line, webinars

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "sds-terre-di-ombrena" / "formazione-2022"
STAFF = tuple(Colleague(code=str(n), unit="A" if n < 4 else "M", profile="Educatore") for n in range(1, 7))
SAFE = tuple(
    a_line(str(at), duty.label, duty=duty)
    for at, duty in enumerate((Duty.SAFETY, Duty.INTEGRITY, Duty.ETHICS, Duty.PRIVACY), start=10)
)


def a_plan(*lines, **facts):
    return TrainingPlan(**{"year": YEAR, "lines": (*lines, *SAFE), **facts})


def codes(case):
    return [finding.code for finding in check(case)]


@pytest.fixture(scope="module")
def source():
    return read_plan_at(EXAMPLE / "piano.csv")


def test_the_example_says_line_by_line_what_the_source_says(source, reference):
    """People, amounts, unit costs, years, due days of the reference, line by line; its totals are the sums of ours."""
    with (reference / "coeso-2022" / "training_plan.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    plan = source.plan()
    made = {line.code: line for line in plan.lines}
    written = {
        row["n"]: (row["n_beneficiaries"], row["cost_allocated_eur"], row["budget_eur"], row["due"], row["year"])
        for row in rows
        if row["kind"] == "item"
    }
    ours = {
        code: (
            str(line.audience.stated),
            euro(line.set_aside),
            euro(line.to_set_aside),
            line.due.isoformat(),
            str(line.year),
        )
        for code, line in made.items()
    }
    printed = {row["year"]: (row["cost_allocated_eur"], row["budget_eur"]) for row in rows if row["kind"] == "total"}

    assert ours == written
    assert {str(each.year): (euro(each.set_aside), euro(each.to_set_aside)) for each in totals(plan)} == printed
    assert printed == {"2022": ("15942", "37500"), "2023": ("0", "24100")}


def euro(amount):
    return "" if amount is None else str(amount.cents // 100)


def test_only_the_two_webinars_do_not_add_up_in_the_source(source):
    findings = check(Case(plan=source.plan(), places=source.places))
    wrong = [each for each in findings if each.code == "FOR02"]
    assert source.findings == ()
    assert [(each.place.row, each.value) for each in wrong] == [(5, "800,00\u00a0€")]
    assert "4 persone × 2 edizioni × 200,00\u00a0€ = 1.600,00\u00a0€" in wrong[0].message
    assert "800,00\u00a0€ in meno" in wrong[0].message
    assert not [each for each in findings if each.severity is Severity.ERROR]


def test_the_forms_of_the_source_are_24_where_its_text_says_23(source):
    with (EXAMPLE / "fabbisogni.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    units = {"101": "NAD", "103": "PAG"}
    needs = [
        Need(
            number=n,
            year=2022,
            person=row["matricola"],
            unit=units.get(row["matricola"][:3], "?"),
            topic=row["argomento"],
        )
        for n, row in enumerate(rows)
    ]
    case = Case(plan=replace(source.plan(), printed_forms=23), needs=tuple(needs), collecting=True)
    assert sum(forms_by_unit(needs).values()) == 24
    assert len(topics(needs)) == 31
    assert [each.message for each in check(case) if each.code == "FOR13"] == [
        "Il piano dice 23 schede di fabbisogno, quelle raccolte sono 24."
    ]


def test_a_plan_comes_back_as_it_went_out(source):
    plan = replace(source.plan(), title="Piano", printed_forms=23)
    assert plan_from(2022, plan_data(plan)) == plan
    for files in ({"a.csv": plan_csv(plan)}, {"a.xlsx": plan_workbook(plan)}):
        again = read_plan(files)
        assert again.findings == ()
        assert (again.lines, again.printed) == (plan.lines, plan.printed)
    assert read_plan({"modello.xlsx": plan_workbook(None)}).lines[0].unit_cost == Money(20_000)


BAD = "codice;titolo;anno;persone;costo unitario;entro;obbligo\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BAD + "1;;2026;4;;;\n2;B;26;4;;;", [("FOR32", 2, "titolo"), ("FOR33", 3, "anno")]),
        (BAD + "1;A;2026;x;circa 300;31/02/2026;boh", [("FOR33", 2, h) for h in ("persone", "costo unitario", "entro", "obbligo")]),
        (BAD + "1;A;2026;;;;\n1;B;2026;;;;", [("FOR34", 2, ""), ("FOR34", 3, "")]),
        (BAD + "1;A;2026;;300,005;;", [("FOR33", 2, "costo unitario")]),
        (BAD + f"1;{'A' * 301};2026;;;;", [("FOR33", 2, "titolo")]),
        ("codice;anno\n1;2026", [("FOR31", 1, "")]),
        ("a;b\n1;2", [("FOR31", 0, "")]),
        ("", [("FOR31", 0, "")]),
    ],
)  # fmt: skip
def test_every_problem_of_a_file_is_told_at_its_cell(text, expected):
    reading = read_plan({"piano.csv": text.encode()})
    assert reading.refused
    assert [(each.code, each.place.row, each.place.column) for each in reading.findings] == expected


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (Case(plan=a_plan(printed=(PrintedTotals(year=YEAR, set_aside=Money(1)),))), "FOR01"),
        (Case(plan=a_plan(webinars())), "FOR02"),
        (Case(plan=a_plan(a_line(set_aside=None))), "FOR03"),
        (Case(plan=a_plan(a_line(set_aside=None, without=WithoutCost.UNKNOWN))), "FOR04"),
        (Case(plan=a_plan(a_line(without=WithoutCost.INTERNAL))), "FOR05"),
        (Case(plan=a_plan(a_line(costing=Costing.PER_HEAD))), "FOR06"),
        (Case(plan=a_plan(a_line(costing=Costing.PER_HEAD, unit_cost=Money(1), audience=Audience()))), "FOR06"),
        (Case(plan=a_plan(a_line(audience=Audience(stated=7))), staff=STAFF), "FOR11"),
        (Case(plan=a_plan(a_line(audience=Audience(kind=AudienceKind.ALL_STAFF, stated=5))), staff=STAFF), "FOR12"),
        (Case(plan=a_plan(), needs=(Need(number=1, year=YEAR, person="1", unit="A", topic="B"),)), "FOR14"),
        (
            Case(
                plan=a_plan(),
                needs=(Need(number=1, year=YEAR, person="1", unit="A", topic="B", outcome=Outcome.MERGED, line="99"),),
            ),
            "FOR15",
        ),
        (Case(plan=a_plan(), trained=(Trained(code="1", minutes=60, courses=1),), over=True), "FOR16"),
        (Case(plan=a_plan(), trained=(Trained(code="1"), Trained(code="2", courses=1))), "FOR17"),
        (Case(plan=a_plan(a_line(starts=date(YEAR, 6, 1), due=date(YEAR, 5, 31)))), "FOR21"),
        (Case(plan=a_plan(a_line(year=YEAR + 1))), "FOR22"),
        (Case(plan=a_plan(a_line(due=date(YEAR + 1, 1, 1)))), "FOR22"),
        (Case(plan=TrainingPlan(year=YEAR, lines=SAFE[1:])), "FOR23"),
        (Case(plan=a_plan(a_line(duty=Duty.OTHER))), "FOR24"),
        (Case(plan=a_plan(a_line(unit=""))), "FOR25"),
        (Case(plan=a_plan(a_line(due=None))), "FOR26"),
    ],
)
def test_each_rule_finds_its_case_and_nothing_else(case, code):
    assert set(codes(case)) == {code}


def test_a_sound_plan_has_no_finding():
    whole = Case(plan=a_plan(webinars(to_set_aside=Money(160_000))), staff=STAFF, needs=(), trained=())
    assert codes(whole) == []


def test_a_cost_says_how_it_came():
    flat = a_line(unit_cost=Money(320_000))
    a_head = a_line(unit_cost=Money(30_000), costing=Costing.PER_HEAD)
    assert reckon(flat, None).how == "3.200,00\u00a0€ a corpo"
    assert reckon(a_head, 33) == reckon(a_head, 33)
    assert reckon(a_head, 33).computed == Money(990_000)
    assert reckon(a_head, None).computed is None
    assert reckon(webinars(), 4).computed == Money(160_000)
    assert reckon(a_line(), 4).computed is None


def test_who_reads_the_plan_learns_of_no_person():
    for_two = a_line(audience=Audience(kind=AudienceKind.PERSONS, codes=("1001", "1002")))
    shown = without_persons(a_plan(for_two)).lines[0].audience
    assert (shown.codes, shown.stated) == ((), 2)


def test_the_catalogue_has_a_code_once_and_its_page_is_up_to_date():
    page = ROOT / "docs" / "regole-della-formazione.md"
    assert len({rule.code for rule in CATALOGUE}) == len(CATALOGUE)
    assert page.read_text() == catalogue_markdown()
    assert all(field.help for field in PLAN.values())
