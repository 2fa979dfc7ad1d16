"""Records of the tree above and beside the indicators: units, nodes, programmes, objectives, steps, links."""

from decimal import Decimal

from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.plan import Link, Objective, Programme, Step, StrategicNode, Unit
from traguardo.performance.intake.assembly.cells import text_of
from traguardo.performance.intake.assembly.frame import Head
from traguardo.performance.intake.assembly.row import Row
from traguardo.performance.intake.layout import YEAR_AT_END


def unit(row: Row) -> Unit:
    return Unit(
        code=row.code("code"),
        name=row.text("name"),
        parent=row.code("parent"),
        head=row.text("head"),
        place=row.record.place,
    )


def node(row: Row) -> StrategicNode:
    return StrategicNode(
        code=row.code("code"),
        title=row.text("title"),
        level=row.choice("level"),
        parent=row.code("parent"),
        weight=row.weight(),
        place=row.record.place,
    )


def programme(row: Row) -> Programme:
    return Programme(
        mission=row.code("mission"),
        programme=row.code("programme"),
        title=row.text("title"),
        mission_title=row.text("mission_title"),
        place=row.record.place,
    )


def objective(row: Row, order: int) -> Objective:
    return Objective(
        code=row.code("code"),
        title=row.text("title"),
        kind=row.text("kind"),
        units=row.items("units"),
        parent=row.code("parent"),
        weight=row.weight(),
        first_year=row.year("first_year"),
        last_year=row.year("last_year"),
        years=row.years("years"),
        situation=row.text("situation"),
        criticality=row.text("criticality"),
        expected=row.text("expected"),
        benefits=row.text("benefits"),
        method=row.text("method"),
        people=row.text("people"),
        costs=row.text("costs"),
        overall_indicator=row.text("overall_indicator"),
        head=row.text("head"),
        declared_outcome=row.text("declared_outcome"),
        report=row.text("report"),
        tags=row.items("tags"),
        continues=row.code("continues"),
        printed_order=order,
        extra=row.extra(),
        place=row.record.place,
    )


def step(row: Row, head: Head) -> Step:
    due_printed, due = row.moment("due", head.year)
    result = text_of(row.cell("outcome"))
    return Step(
        code=row.code("code"),
        objective=row.code("objective"),
        description=row.text("description"),
        due_printed=due_printed,
        due=due,
        indicator=row.text("indicator"),
        weight=row.weight(),
        goal=row.text("goal"),
        mode=row.text("mode"),
        printed_code=row.code("printed_code"),
        printed_year_weights=_year_weights(row),
        outcome=read_outcome(result, due=due, reporting_date=head.reporting_date) if result else None,
        moved_to=row.moment("moved_to", head.year)[1],
        variation=row.text("variation"),
        cancelled=row.flag("cancelled"),
        note=row.text("note"),
        extra=row.extra(),
        place=row.record.place,
    )


def link(row: Row) -> Link:
    return Link(
        objective=row.code("objective"),
        to=row.code("to"),
        kind=row.choice("kind") or "strategic",
        printed_in=row.text("printed_in") or "sheet",
        place=row.record.place,
    )


def _year_weights(row: Row) -> dict[int, Decimal]:
    keys = {key: YEAR_AT_END.match(key) for key in row.record.values if key.startswith("year_weight_")}
    weights = {int(match[2]): row.weight(key) for key, match in keys.items() if match}
    return {year: weight for year, weight in sorted(weights.items()) if weight is not None}
