"""Plans of positive actions and composed indicators as plain values."""

from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.kernel.money import Money
from traguardo.wellbeing import models
from traguardo.wellbeing.domain.actions import Action, Plan, State, Step
from traguardo.wellbeing.domain.composed import Indicator, Part, Way


def plans(authority: Authority) -> tuple[Plan, ...]:
    """Every plan with its actions and what was said of each, the latest first. Three SQL statements."""
    rows = models.Plan.objects.filter(authority=authority).prefetch_related("actions__progress")
    return tuple(_plan(row) for row in rows)


def plan(authority: Authority, first_year: int) -> Plan | None:
    """The plan of the three years from one; None where there is none."""
    return next((each for each in plans(authority) if each.first_year == first_year), None)


def plan_of(authority: Authority, year: int) -> Plan | None:
    """The latest adopted plan that covers a year, else the latest written."""
    found = [each for each in plans(authority) if year in each.years]
    return next((each for each in found if each.adopted_on), found[0] if found else None)


def indicators(authority: Authority, *, year: int | None = None) -> tuple[Indicator, ...]:
    """The composed indicators of a year, or of all, the latest first. Two SQL statements."""
    rows = models.Indicator.objects.filter(authority=authority).prefetch_related("parts")
    return tuple(_indicator(row) for row in (rows if year is None else rows.filter(year=year)))


def indicator(authority: Authority, key: tuple[int, str]) -> Indicator | None:
    """The indicator of a year and code; None where there is none."""
    year, code = key
    return next((each for each in indicators(authority, year=year) if each.code == code), None)


def _plan(row: models.Plan) -> Plan:
    return Plan(
        first_year=row.first_year,
        title=row.title,
        actions=tuple(_action(each) for each in row.actions.all()),
        act=row.act,
        adopted_on=row.adopted_on,
        revision=row.revision,
    )


def _action(row: models.Action) -> Action:
    return Action(
        code=row.code,
        area=row.area,
        title=row.title,
        why=row.why,
        indicator=row.indicator,
        start=row.start,
        target=row.target,
        due=row.due,
        unit=row.unit,
        money=None if row.cents is None else Money(row.cents),
        steps=tuple(_step(each) for each in row.progress.all()),
        revision=row.revision,
    )


def _step(row: models.Progress) -> Step:
    return Step(year=row.year, state=State(row.state), reached=row.reached, note=row.note, revision=row.revision)


def _indicator(row: models.Indicator) -> Indicator:
    parts = tuple(_part(each) for each in row.parts.all())
    return Indicator(code=row.code, year=row.year, title=row.title, parts=parts, revision=row.revision)


def _part(row: models.Part) -> Part:
    return Part(
        number=row.number,
        weight=Fraction(row.weight),
        title=row.title,
        way=Way(row.way),
        algorithm=row.algorithm,
        unit=row.unit,
        due=row.due,
        target=None if row.target is None else Fraction(row.target),
        done_on=row.done_on,
        missed=row.missed,
        value=None if row.value is None else Fraction(row.value),
        proof=row.proof,
    )
