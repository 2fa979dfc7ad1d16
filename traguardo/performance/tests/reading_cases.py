"""Turns a case written for a jurist into a plan of one objective, and its scores into the words of the case."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.performance.domain.measurement_system import DEFAULT, read_system
from traguardo.performance.domain.moments import read_moment
from traguardo.performance.domain.numbers import points, read_number
from traguardo.performance.domain.outcomes import read_outcome
from traguardo.performance.domain.plan import Authority, Indicator, Measurement, Objective, Plan, Step
from traguardo.performance.domain.targets import read_baseline, read_direction, read_target

CASES = Path(__file__).parent / "cases"
YEAR = 2024


def cases(name):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["caso"]


def system_of(case):
    return read_system(tomllib.loads(DEFAULT.read_text(encoding="utf-8")) | case.get("sistema", {}))


def date_of(case):
    return read_moment(case.get("al", "31/12/2024")).day


def plan_of(case):
    indicators = [indicator_of(row) for row in case.get("indicatori", ())]
    measurements = [
        measurement_of(row, indicator) for row, indicator in zip(case.get("indicatori", ()), indicators, strict=True)
    ]
    return Plan(
        authority=Authority(code="ente", name="Ente di prova"),
        title="Piano di prova",
        first_year=YEAR,
        last_year=YEAR + 2,
        year=YEAR,
        reporting_date=date(YEAR, 12, 31),
        objectives=(Objective(code="A", title="Obiettivo di prova", weight=Decimal(100)),),
        steps=tuple(step_of(row) for row in case.get("fasi", ())),
        indicators=tuple(indicators),
        measurements=tuple(measurements),
    )


def indicator_of(row):
    direction, baseline = read_direction(row.get("direzione", "")), read_baseline(row.get("partenza", ""))
    printed = [row["atteso"], *([row["atteso_precedente"]] if "atteso_precedente" in row else [])]
    targets = [read_target(each, year=YEAR, direction=direction, baseline=baseline.value) for each in printed]
    return Indicator(
        code=row["codice"],
        objective="A",
        name=row["codice"],
        direction=direction,
        baseline=baseline,
        targets=tuple(targets),
        weight=decimal(row.get("peso")),
        rule=row.get("regola", ""),
        bands=row.get("fasce", ""),
        missing=row.get("mancante", ""),
    )


def measurement_of(row, indicator):
    outcome = read_outcome(row["risultato"], target=indicator.targets[0], reporting_date=date(YEAR, 12, 31))
    on = read_moment(row.get("rilevato_il", "31/12/2024")).day
    return Measurement(
        subject=row["codice"], on=on, outcome=outcome, by=row.get("valutatore", ""), note=row.get("motivo", "")
    )


def step_of(row):
    due = read_moment(row["scadenza"])
    outcome = read_outcome(row["risultato"], due=due, reporting_date=date(YEAR, 12, 31))
    return Step(
        code=row["codice"],
        objective="A",
        description="",
        due_printed=row["scadenza"],
        due=due,
        weight=decimal(row.get("peso")),
        outcome=outcome,
    )


def decimal(text):
    return read_number(text).value if text else None


def find(scores, name):
    """The score a case names: «piano», «obiettivo», or the code of a step or an indicator."""
    if name == "piano":
        return scores.whole
    return (
        scores.find("objective", "A")
        if name == "obiettivo"
        else scores.find("indicator", name) or scores.find("step", name)
    )


def shown(value):
    return "non calcolabile" if value is None else points(value)
