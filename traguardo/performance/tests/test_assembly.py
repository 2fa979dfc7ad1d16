"""Records become the plan's values: numbers, dates, targets and results read, what is unsure kept and asked about."""

from datetime import date
from decimal import Decimal

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan import Direction, Moment, OutcomeState, Precision, TargetKind
from traguardo.performance.intake.assembly import assemble
from traguardo.performance.intake.records import Record, RecordSet

HEAD = {"code": "x", "name": "Ente", "title": "Piano", "first_year": Decimal(2026), "last_year": "2028", "year": "2026"}


def record(sheet, row, values):
    extra = values.pop("extra", {})
    return Record(place=Place(sheet=sheet, row=row), values=values, extra=extra)


def read(headers=None, **tables):
    """Plan and findings of these rows; the head and the objective A are there unless given."""
    rows = {"authority": [HEAD], "objectives": [{"code": "A", "title": "Uno"}], **tables}
    records = {
        name: tuple(record(name, row, dict(values)) for row, values in enumerate(lines, 2))
        for name, lines in rows.items()
    }
    return assemble(RecordSet(records=records, headers=headers or {}, sha256="f00"))


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("cell", "weight"),
    [
        ("30,00%", 30),
        ("30", 30),
        (Decimal(30), 30),
        ("12,5", "12.5"),
        ("33.33", "33.33"),
        (None, None),
        ("", None),
        ("0", 0),
    ],
)
def test_a_weight_is_read_in_points(cell, weight):
    plan, findings = read(objectives=[{"code": "A", "title": "Uno", "weight": cell}])
    assert plan.objectives[0].weight == (None if weight is None else Decimal(weight))
    assert findings == []


@pytest.mark.parametrize(
    ("cell", "printed", "moment"),
    [
        ("31/12/21", "31/12/21", Moment(day=date(2021, 12, 31))),
        (date(2026, 6, 30), "30/06/2026", Moment(day=date(2026, 6, 30))),
        ("2026-06-30", "30/06/2026", Moment(day=date(2026, 6, 30))),
        ("Entro maggio 2024", "Entro maggio 2024", Moment(day=date(2024, 5, 31), precision=Precision.MONTH)),
        ("Entro maggio", "Entro maggio", Moment(day=date(2026, 5, 31), precision=Precision.MONTH)),
        ("metà febbraio 2024", "metà febbraio 2024", Moment(day=date(2024, 2, 15), precision=Precision.HALF_MONTH)),
        ("trimestrale", "trimestrale", None),
        (None, "", None),
    ],
)
def test_a_due_date_is_kept_as_printed_and_read(cell, printed, moment):
    plan, findings = read(steps=[{"code": "A.1", "objective": "A", "description": "Fare", "due": cell}])
    assert (plan.steps[0].due_printed, plan.steps[0].due) == (printed, moment)
    assert findings == []


@pytest.mark.parametrize("cell", ["appena possibile", Decimal(46000)])
def test_a_due_date_that_is_none_is_kept_and_asked_about(cell):
    plan, (finding,) = read(steps=[{"code": "A.1", "objective": "A", "description": "Fare", "due": cell}])
    assert plan.steps[0].due is None
    assert plan.steps[0].due_printed
    assert (finding.code, finding.severity) == ("LET22", "warning")


def test_targets_are_read_by_year_and_the_doubtful_one_is_asked_about():
    row = {
        "code": "i",
        "objective": "A",
        "name": "Ore",
        "direction": "in diminuzione",
        "target": "≥ 90%",
        "target_2027": "boh",
        "baseline": "57% (media 2024-2025)",
    }
    plan, (finding,) = read({("indicators", "target_2027"): "Atteso 2027"}, indicators=[row])
    now, then = plan.indicators[0].targets
    assert (now.year, now.kind, now.value) == (2026, TargetKind.PERCENT, 90)
    assert (then.year, then.kind, then.printed) == (2027, TargetKind.TEXT, "boh")
    assert plan.indicators[0].direction is Direction.LOWER
    assert plan.indicators[0].baseline.years == (2024, 2025)
    assert (finding.code, finding.severity, finding.place.column) == ("LET27", "warning", "Atteso 2027")


def test_two_targets_of_one_year_must_agree():
    row = {"code": "i", "objective": "A", "name": "Ore", "target": "4"}
    assert codes(read(indicators=[{**row, "target_2026": "4"}])[1]) == []
    assert codes(read(indicators=[{**row, "target_2026": "5"}])[1]) == ["LET13"]


def test_results_are_read_in_the_light_of_what_was_expected():
    plan, findings = read(
        steps=[{"code": "A.1", "objective": "A", "description": "Fare", "due": "31/12/2026", "outcome": "24 giugno"}],
        indicators=[{"code": "i", "objective": "A", "name": "Ore", "target": "4"}],
        measurements=[
            {"subject": "i", "value": Decimal("4.5"), "variables": "ore=9; casi=2"},
            {"subject": "A.1", "value": None},
        ],
    )
    assert plan.steps[0].outcome.moment == Moment(day=date(2026, 6, 24))
    measured, absent = plan.measurements
    assert (measured.outcome.value, measured.outcome.printed) == (Decimal("4.5"), "4,5")
    assert measured.variables == {"ore": 9, "casi": 2}
    assert (absent.outcome.state, absent.outcome.value) == (OutcomeState.NOT_REPORTED, None)
    assert findings == []


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2026; 2027", (2026, 2027)),
        ("2026-2028", (2026, 2027, 2028)),
        (Decimal(2026), (2026,)),
        ("2026, 2027", (2026, 2027)),
        ("", ()),
    ],
)
def test_years_of_an_objective(cell, years):
    plan, findings = read(objectives=[{"code": "A", "title": "Uno", "years": cell}])
    assert plan.objectives[0].years == years
    assert findings == []


@pytest.mark.parametrize(("cell", "cancelled"), [("sì", True), ("X", True), (True, True), ("no", False), (None, False)])
def test_a_flag(cell, cancelled):
    plan, findings = read(steps=[{"code": "A.1", "objective": "A", "description": "Fare", "cancelled": cell}])
    assert plan.steps[0].cancelled is cancelled
    assert findings == []


@pytest.mark.parametrize(
    ("table", "row", "code", "column"),
    [
        ("objectives", {"code": "A", "title": "Uno", "first_year": "2026,5"}, "LET21", "Primo anno"),
        ("objectives", {"code": "A", "title": "Uno", "years": "presto"}, "LET29", "Anni"),
        ("objectives", {"code": "A", "title": "Uno", "weight": date(2026, 1, 1)}, "LET21", "Peso"),
        ("objectives", {"code": date(2026, 1, 2), "title": "Uno"}, "LET31", "Codice"),
        ("steps", {"code": "A.1", "objective": "A", "description": "x", "cancelled": "forse"}, "LET28", "Annullata"),
        (
            "steps",
            {"code": "A.1", "objective": "A", "description": "x", "year_weight_2026": "-1"},
            "LET23",
            "Peso nell'anno",
        ),
        ("strategic", {"code": "1", "title": "x", "level": "altissimo"}, "LET28", "Livello"),
        ("links", {"objective": "A", "to": "9"}, "LET25", "Collegato a"),
        ("links", {"objective": "A", "to": "12/03", "kind": "programma di bilancio"}, "LET25", "Collegato a"),
        ("measurements", {"subject": "zzz", "value": "1"}, "LET25", "Indicatore o fase"),
    ],
)
def test_a_wrong_cell_is_an_error_at_its_place(table, row, code, column):
    _, findings = read(**{table: [row]})
    assert (findings[0].code, findings[0].severity) == (code, "error")
    assert findings[0].place == Place(sheet=table, row=2, column=column)


def test_a_weight_over_a_hundred_is_asked_about():
    _, (finding,) = read(objectives=[{"code": "A", "title": "Uno", "weight": "3000"}])
    assert (finding.code, finding.severity) == ("LET23", "warning")


def test_a_dot_that_could_be_read_two_ways_is_told():
    row = {"table": "t", "item": "i", "kind": "voce", "period": "2025", "value": "38.700"}
    plan, (finding,) = read(figures=[row, {**row, "value": "1.241.425"}, {**row, "value": "38,7"}])
    assert [figure.value for figure in plan.figures] == [38700, 1241425, Decimal("38.7")]
    assert (finding.code, finding.severity, finding.place.row) == ("LET21", "note", 2)


def test_a_restatement_of_something_unknown_is_only_asked_about():
    row = {"subject_kind": "obiettivo", "subject": "B", "attribute": "title", "printed": "x", "where": "tabella"}
    plan, (finding,) = read(restatements=[row])
    assert (finding.code, finding.severity) == ("LET25", "warning")
    assert plan.restatements[0].subject_kind == "objective"


def test_a_broken_link_suggests_what_was_meant():
    _, (finding,) = read(
        strategic=[{"code": "OP1.2", "title": "x", "level": "operativo"}],
        objectives=[{"code": "A", "title": "Uno", "parent": "OP1,2"}],
    )
    assert "OP1.2" in finding.mend


def test_a_circle_is_told_once():
    rows = [
        {"code": code, "title": code, "level": "operativo", "parent": parent} for code, parent in ("12", "23", "31")
    ]
    _, findings = read(strategic=rows)
    assert codes(findings) == ["LET26"]
    assert "1 → 2 → 3 → 1" in findings[0].message


def test_without_its_head_a_plan_still_tells_its_other_problems():
    plan, findings = read(authority=[], objectives=[{"code": "A", "title": "", "weight": "x"}])
    assert plan is None
    assert codes(findings) == ["LET20", "LET11", "LET21"]


def test_the_plan_knows_the_cell_of_each_value():
    plan, _ = read(
        {("steps", "due"): "Termine"},
        steps=[{"code": "A.1", "objective": "A", "description": "x", "due": "31/12/2026"}],
    )
    assert plan.at(plan.steps[0].place, "due_printed") == Place(sheet="steps", row=2, column="Termine")
    assert plan.sha256 == "f00"


def test_a_column_that_is_missing_is_named_after_what_the_sheet_is_about():
    both = {
        name: (Record(place=Place(sheet="Obiettivi", row=2), values=values),)
        for name, values in (("units", {"code": "U1", "name": "U1"}), ("objectives", {"code": "A", "title": "Uno"}))
    }
    head = {"authority": (Record(place=Place(sheet="Obiettivi", row=1), values=dict(HEAD)),)}
    plan, _ = assemble(RecordSet(records=head | both, headers={}, sha256="f00"))
    assert plan.at(plan.objectives[0].place, "parent").column == "Nodo superiore"
