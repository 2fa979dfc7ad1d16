"""Rows typed on a screen: read as the workbook's cells are, problems said by field, what was not typed left alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain import plan as p
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.intake.typed import keys_of, texts, understand
from traguardo.performance.tests import plans

PLAN = plans.full()
TABLES = ("units", "nodes", "objectives", "steps", "indicators")


def typed(table, row, **cells):
    return understand(PLAN, table, cells, getattr(PLAN, table)[row])


@pytest.mark.parametrize("table", TABLES)
def test_a_row_typed_as_it_was_does_not_change(table):
    for record, cells in zip(getattr(PLAN, table), texts(PLAN, table, getattr(PLAN, table)), strict=True):
        assert understand(PLAN, table, cells, record).record == record


def test_a_target_is_read_with_its_year_and_direction():
    read = typed("indicators", 0, target_2026="≥ 92,5%").record
    assert [target.year for target in read.targets] == [2024, 2025, 2026]
    assert (read.targets[2].value, read.targets[2].kind) == (Decimal("92.5"), p.TargetKind.PERCENT)
    assert pack(read.targets[:2]) == pack(PLAN.indicators[0].targets)
    assert [target.year for target in typed("indicators", 0, target_2025="").record.targets] == [2024]


def test_a_change_of_direction_reads_the_targets_again():
    bare = replace(
        PLAN.indicators[0],
        targets=(p.Target(year=2024, printed="5", kind=p.TargetKind.COUNT, value=Decimal(5)),),
        unit_of_measure="",
    )
    read = understand(PLAN, "indicators", {"direction": "in diminuzione"}, bare).record
    assert (read.direction, read.targets[0].comparator) == (p.Direction.LOWER, p.Comparator.AT_MOST)


def test_a_due_date_keeps_what_was_typed():
    read = typed("steps", 0, due="Entro giugno 2025").record
    assert (read.due_printed, read.due.day) == ("Entro giugno 2025", date(2025, 6, 30))
    assert read.outcome == PLAN.steps[0].outcome


def test_a_baseline_and_a_weight():
    read = typed("indicators", 0, baseline="57,1% (media 2022-2023)", weight="12,5").record
    assert (read.baseline.value, read.baseline.years, read.weight) == (Decimal("57.1"), (2022, 2023), Decimal("12.5"))


@pytest.mark.parametrize(
    ("table", "key", "text", "said", "grave"),
    [
        ("objectives", "weight", "tanto", "deve essere un numero", True), ("objectives", "weight", "-3", "negativo", True),
        ("objectives", "title", "", "obbligatorio", True), ("objectives", "years", "duemila", "Non sono anni", True),
        ("objectives", "weight", "130", "supera 100", False), ("steps", "due", "quando si può", "non è una data", False),
        ("indicators", "target_2026", "boh", "non è stato compreso", False), ("nodes", "level", "cantina", "non è nell'elenco", True),
    ],
)  # fmt: skip
def test_problems_are_said_by_field_with_their_mend(table, key, text, said, grave):
    understood = typed(table, 0, **{key: text})
    assert [(problem.key, problem.grave) for problem in understood.problems] == [(key, grave)]
    assert said in understood.problems[0].message
    assert understood.problems[0].mend
    assert understood.refused is grave


def test_a_new_row_is_read_whole_and_told_what_it_lacks():
    understood = understand(PLAN, "indicators", {"code": "9", "objective": "A", "name": "Nuovo", "target_2024": "4"})
    assert (understood.record.code, understood.record.targets[0].value, understood.refused) == ("9", Decimal(4), False)
    lacking = understand(PLAN, "steps", {"code": "9"})
    assert {problem.key for problem in lacking.problems} == {"objective", "description"}


def test_keys_follow_the_years_of_the_plan():
    assert [key for key in keys_of(PLAN, "indicators") if key.startswith("target")] == ["target_2024", "target_2025", "target_2026"]  # fmt: skip
