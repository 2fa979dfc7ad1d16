"""What the checks find in the committee, the actions and the report; the tables of the report equal the reference figures."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.kernel.money import Money
from traguardo.staffing.facade import staff
from traguardo.staffing.intake.reading import read_register
from traguardo.wellbeing import facade, models
from traguardo.wellbeing.domain.actions import Plan, State, Step
from traguardo.wellbeing.domain.catalogue import CATALOGUE, catalogue_markdown
from traguardo.wellbeing.domain.checks import check_committee, check_plan
from traguardo.wellbeing.domain.committee import Kind, Side, anniversary, sitting
from traguardo.wellbeing.domain.report import Stage
from traguardo.wellbeing.domain.report_checks import check_clock, check_tables
from traguardo.wellbeing.domain.staff_tables import KEPT, Worker, published, staff_tables
from traguardo.wellbeing.domain.stored_tables import read_tables, tables_data
from traguardo.wellbeing.queries.gathering import gathered, worker_of
from traguardo.wellbeing.tests.factories import a_seat, an_action

EXAMPLE = Path(__file__).resolve().parents[3] / "examples/sds-terre-di-ombrena/personale"
DAY, YEAR_END = date(2024, 6, 1), date(2021, 12, 31)
PAIR = (a_seat(chair=True), a_seat("Bruni Ugo", Side.UNIONS, gender="M"))
WORKERS = tuple(
    Worker(gender=gender, age=age, level=level, post="", full_time=Fraction(part))
    for gender, age, level, part in (
        *[("F", 35, "D", 1)] * 9, *[("M", 45, "D", 1)] * 6, *[("F", 52, "C", 1)] * 5, ("M", 28, "C", "1/2"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("seats", "codes"),
    [
        (PAIR, []),
        ((), ["BEN01"]),
        ((*PAIR, a_seat("Rosa Lia")), ["BEN02"]),
        ((*PAIR, a_seat("Rosa Lia"), a_seat("Viola Ida", Side.UNIONS)), ["BEN03"]),
        ((*PAIR, a_seat("Rosa Lia", gender="M", kind=Kind.SUBSTITUTE)), []),
        ((a_seat(), PAIR[1]), ["BEN04"]),
        (tuple(replace(each, first_day=date(2020, 6, 1)) for each in PAIR), ["BEN05"]),
        (tuple(replace(each, last_day=date(2024, 5, 31)) for each in PAIR), ["BEN01"]),
    ],
)
def test_the_committee_is_checked_on_a_day(seats, codes):
    assert [finding.code for finding in check_committee(seats, DAY)] == codes


def test_the_office_lasts_four_years():
    assert a_seat(first_day=date(2021, 11, 11)).over == date(2025, 11, 10)
    assert anniversary(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert sitting(PAIR, date(2023, 12, 31)) == ()


def test_actions_are_checked_and_absent_money_is_not_zero():
    done = Step(year=2024, state=State.DONE)
    actions = (
        an_action("a", money=None, due=date(2024, 1, 1)),
        an_action("b", indicator="", due=date(2030, 1, 1)),
        an_action("c", steps=(done,), due=date(2024, 1, 1), money=Money(150)),
        an_action("d", due=None),
    )
    plan = Plan(first_year=2024, title="Piano", actions=actions)
    found = [(each.code, each.value) for each in check_plan(plan, DAY)]
    assert found == [("BEN06", "a"), ("BEN07", "b"), ("BEN08", "b"), ("BEN08", "d"), ("BEN09", "")]
    assert plan.money == Money(150)
    assert Plan(first_year=2024, title="Piano", actions=actions[:1]).money is None
    assert (plan.count(State.DONE), actions[0].state) == (1, State.TO_START)


def test_everybody_reads_no_small_number_and_the_totals_stand():
    whole = staff_tables(WORKERS, YEAR_END)
    levels = published(whole[0])
    rows = {row.label: row.values for row in levels.rows}
    assert rows["D"] == (KEPT, KEPT, Decimal(15))
    assert rows["C"] == (KEPT, KEPT, Decimal(6))
    assert rows["Totale"] == (Decimal(14), Decimal(7), Decimal(21))
    assert "meno di 4 persone" in levels.note
    assert check_tables(whole) == []
    assert read_tables(tables_data(whole)) == whole


def test_totals_that_do_not_agree_and_people_in_no_column_are_found():
    levels, times, *others = staff_tables((*WORKERS, replace(WORKERS[0], gender="")), YEAR_END)
    assert [each.code for each in check_tables((levels, times, *others))] == ["BEN14"]
    fewer = staff_tables(WORKERS, YEAR_END)[1]
    assert [each.code for each in check_tables((levels, fewer))] == ["BEN13", "BEN14"]


@pytest.mark.parametrize(
    ("given", "sent", "today", "late"),
    [
        (date(2022, 3, 1), date(2022, 3, 30), DAY, 0),
        (date(2022, 3, 2), date(2022, 3, 31), DAY, 2),
        (None, None, date(2022, 3, 1), 0),
        (None, None, date(2022, 4, 1), 2),
    ],
)
def test_the_clock_of_the_report(given, sent, today, late):
    assert len(check_clock(2021, Stage.GIVEN, given, sent, today)) == late


def printed(reference, name):
    return list(csv.DictReader((reference / "coeso-2022" / name).open(encoding="utf-8")))


def test_the_tables_of_the_example_equal_the_reference(reference):
    """Women and men, levels and age of the bundled body at the end of 2021."""
    files = {path.name: path.read_bytes() for path in EXAMPLE.glob("*.csv")}
    people = read_register(files).register.people
    levels, times, ages, _ = staff_tables([one for each in people if (one := worker_of(each, YEAR_END))], YEAR_END)
    genders = {row["gender"]: int(row["n"]) for row in printed(reference, "staff_gender.csv") if (row["contract"], row["profile"]) == ("Dipendenti", "TOTALE")}  # fmt: skip
    heads = {row["level"]: int(row["n"]) for row in printed(reference, "staff_level.csv")}
    found = {row.label: row.values[-1] for row in levels.rows}
    assert published(levels).rows[-1].values == (genders["D"], genders["U"], heads["TOTALE ADDETTI"])
    assert (found["Dirigente"], found["D"], found["C"], found["B"] + found["Bs"]) == (heads["Dirigente"], heads["D"], heads["C"], heads["B"])  # fmt: skip
    assert [row.label for row in levels.rows[:-1]] == ["Dirigente", "D", "C", "B", "Bs"]
    assert [int(row.values[-1]) for row in times.rows] == [64, 2, 2, 68]
    assert check_tables((levels, times, ages)) == []


@pytest.mark.django_db
def test_what_others_read(at_work, django_assert_max_num_queries):
    valle = an_authority()
    with django_assert_max_num_queries(12):
        figures = {each.code: each for each in facade.register_figures(valle, first=date(2026, 1, 1), last=date(2026, 12, 31))}  # fmt: skip
    assert figures["wellbeing.actions_done"].value == 0
    assert figures["wellbeing.survey_response"].value == Fraction(600, 8)
    composed = facade.register_figures(valle, first=date(2024, 1, 1), last=date(2024, 12, 31))[0]
    assert (composed.code, composed.value, len(composed.why)) == ("wellbeing.azioni", None, 2)
    with django_assert_max_num_queries(12):
        codes = [table.code for table in facade.piao_tables(valle, year=2024)]
    assert codes[:3] == ["azioni-positive", "azioni-positive-indicatori", "cug-composizione"]
    assert "cug-inquadramento" in codes
    assert facade.piao_tables(an_authority("monte", "Monte"), year=2024) == ()
    models.Progress.objects.all().delete()
    silent = {each.code: each for each in facade.register_figures(valle, first=date(2026, 1, 1), last=date(2026, 12, 31))}  # fmt: skip
    assert silent["wellbeing.actions_done"].value is None
    assert "non è zero" in silent["wellbeing.actions_done"].why[0]


@pytest.mark.django_db
def test_the_report_is_whole_for_the_committee_and_kept_for_the_rest(at_work):
    reader, member = client_of(a_member(Role.READER)), client_of(User.objects.get(email="siede@example.it"))
    address = "/valle/benessere/relazioni/"
    assert [client.get(f"{address}2024/").status_code for client in (reader, member)] == [404, 200]
    kept, whole = (client.get(f"{address}2022.csv").content.decode() for client in (reader, member))
    assert "Uomini oltre 60" in whole
    assert "Uomini oltre 60" not in kept
    assert reader.get(f"{address}2022.pdf").content == b"%PDF-"
    assert [table.code for table in gathered(an_authority(), 2025)][:3] == [
        "cug-inquadramento",
        "cug-presenza",
        "cug-eta",
    ]
    assert len(staff(an_authority())) == 8


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda: models.Report.objects.filter(year=2022).update(texts={}),
        lambda: models.Report.objects.filter(year=2022).delete(),
        lambda: models.Plan.objects.filter(first_year=2024).update(title="Altro"),
        lambda: models.Action.objects.filter(plan__first_year=2024).update(title="Altro"),
    ],
)
def test_the_database_refuses_to_change_what_an_act_fixed(at_work, change):
    with pytest.raises(DatabaseError, match="fissato"), transaction.atomic():
        change()
    assert models.Report.objects.filter(year=2022).update(sent_to="Giunta") == 1
    assert models.Action.objects.filter(plan__first_year=2027).update(title="Altro") == 1


def test_the_page_of_the_rules_is_the_one_the_code_writes():
    page = EXAMPLE.parents[2] / "docs/regole-del-benessere.md"
    codes = [card.code for card in CATALOGUE]
    assert codes == sorted(set(codes))
    assert page.read_text(encoding="utf-8") == catalogue_markdown()
