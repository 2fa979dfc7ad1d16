"""The plan as plain data, and back: what its row in the database holds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from traguardo.kernel.money import Money
from traguardo.training.domain.lines import Audience, AudienceKind, Costing, Duty, Line, WithoutCost
from traguardo.training.domain.plan import PrintedTotals, TrainingPlan


def plan_data(plan: TrainingPlan) -> dict[str, Any]:
    """JSON-ready; amounts in cents, days as 2022-12-31, absent as null."""
    return {
        "years": plan.years,
        "title": plan.title,
        "lines": [line_data(line) for line in plan.lines],
        "printed": [
            {"year": each.year, "set_aside": _cents(each.set_aside), "to_set_aside": _cents(each.to_set_aside)}
            for each in plan.printed
        ],
        "printed_forms": plan.printed_forms,
    }


def plan_from(year: int, data: Mapping[str, Any]) -> TrainingPlan:
    """The plan of what `plan_data` gave."""
    return TrainingPlan(
        year=year,
        years=data["years"],
        title=data["title"],
        lines=tuple(line_from(each) for each in data["lines"]),
        printed=tuple(
            PrintedTotals(
                year=each["year"], set_aside=_money(each["set_aside"]), to_set_aside=_money(each["to_set_aside"])
            )
            for each in data["printed"]
        ),
        printed_forms=data["printed_forms"],
    )


def line_data(line: Line) -> dict[str, Any]:
    """A line, JSON-ready."""
    return {
        "code": line.code,
        "title": line.title,
        "year": line.year,
        "audience": {
            "kind": line.audience.kind.value,
            "codes": list(line.audience.codes),
            "words": line.audience.words,
            "stated": line.audience.stated,
        },
        "unit": line.unit,
        "set_aside": _cents(line.set_aside),
        "to_set_aside": _cents(line.to_set_aside),
        "without": line.without.value,
        "costing": line.costing.value,
        "unit_cost": _cents(line.unit_cost),
        "editions": line.editions,
        "starts": _day(line.starts),
        "due": _day(line.due),
        "minutes": line.minutes,
        "duty": line.duty.value,
        "duty_law": line.duty_law,
        "note": line.note,
    }


def line_from(data: Mapping[str, Any]) -> Line:
    """The line of what `line_data` gave."""
    audience = data["audience"]
    return Line(
        code=data["code"],
        title=data["title"],
        year=data["year"],
        audience=Audience(
            kind=AudienceKind(audience["kind"]),
            codes=tuple(audience["codes"]),
            words=audience["words"],
            stated=audience["stated"],
        ),
        unit=data["unit"],
        set_aside=_money(data["set_aside"]),
        to_set_aside=_money(data["to_set_aside"]),
        without=WithoutCost(data["without"]),
        costing=Costing(data["costing"]),
        unit_cost=_money(data["unit_cost"]),
        editions=data["editions"],
        starts=_read_day(data["starts"]),
        due=_read_day(data["due"]),
        minutes=data["minutes"],
        duty=Duty(data["duty"]),
        duty_law=data["duty_law"],
        note=data["note"],
    )


def _cents(amount: Money | None) -> int | None:
    return None if amount is None else amount.cents


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
