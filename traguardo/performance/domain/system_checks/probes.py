"""Plain indicators, one for each kind of target and way: to ask the scoring engine what a rule does with them."""

from datetime import date
from decimal import Decimal

from traguardo.performance.domain.measurement_system import Rule
from traguardo.performance.domain.plan import Baseline, Comparator, Direction, Indicator, Moment, Target, TargetKind

YEAR = 2026
DUE = date(YEAR, 6, 30)
BANDS = "0-50:0; 50-80:60; 80-:100"


def probe(kind: TargetKind, way: Direction | None, rule: Rule | None = None) -> Indicator:
    """An indicator that asks for 80, or a range, a date, a cadence, all; `rule` named only where the indicator must help it."""
    return Indicator(
        code="E",
        objective="E",
        name="Esempio",
        direction=way,
        baseline=Baseline(printed="40", value=Decimal(40)),
        targets=(target(kind, way),),
        bands=BANDS if rule is Rule.BANDS else "",
        rule=rule.value if rule else "",
    )


def target(kind: TargetKind, way: Direction | None) -> Target:
    """What the probe asks for."""
    if kind is TargetKind.DATE:
        return Target(
            year=YEAR,
            printed=f"entro il {DUE:%d/%m/%Y}",
            kind=kind,
            comparator=Comparator.BY_DATE,
            moment=Moment(day=DUE),
        )
    if kind is TargetKind.FREQUENCY:
        return Target(year=YEAR, printed="trimestrale", kind=kind, per_year=4)
    if kind in {TargetKind.ALL, TargetKind.EVENT, TargetKind.TEXT}:
        return Target(year=YEAR, printed={TargetKind.ALL: "tutti"}.get(kind, "con il bilancio"), kind=kind)
    return _number(kind, way)


def _number(kind: TargetKind, way: Direction | None) -> Target:
    if way is Direction.RANGE:
        return Target(year=YEAR, printed="70-90", kind=kind, value=Decimal(80))
    value, comparator = (
        (Decimal(20), Comparator.AT_MOST) if way is Direction.LOWER else (Decimal(80), Comparator.AT_LEAST)
    )
    if kind is TargetKind.RELATIVE:
        value, comparator = value - 40, Comparator.DELTA
    sign = "%" if kind is TargetKind.PERCENT else ""
    return Target(year=YEAR, printed=f"{value}{sign}", kind=kind, value=value, comparator=comparator)
