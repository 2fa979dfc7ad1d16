"""Small plans for the scoring tests, a line a row."""

from datetime import date
from decimal import Decimal

from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import Authority, Direction, Indicator, Measurement, Objective, Plan, Step
from traguardo.performance.domain.scoring import score_plan

END = date(2024, 12, 31)
SYSTEM = default_system()


def indicator(code, objective="A", **more):
    target = read_target(more.pop("target", "100"), year=more.pop("year", 2024))
    return Indicator(code=code, objective=objective, name=code, direction=Direction.HIGHER, targets=(target,), **more)


def measured(subject, printed, on=END, **more):
    return Measurement(subject=subject, on=on, outcome=read_outcome(printed, reporting_date=END), **more)


def step(code, due, result="", **more):
    moment = read_moment(due)
    return Step(
        code=code,
        objective=code.split(".")[0],
        description=code,
        due_printed=due,
        due=moment,
        outcome=read_outcome(result, due=moment) if result else None,
        **more,
    )


def objective(code, weight=None, **more):
    return Objective(code=code, title=code, weight=None if weight is None else Decimal(weight), **more)


def plan(**more):
    return Plan(
        authority=Authority(code="e", name="e"), title="Piano", first_year=2024, last_year=2026, year=2024, **more
    )


def scored(at=END, system=SYSTEM, **more):
    return score_plan(plan(**more), system, at=at)
