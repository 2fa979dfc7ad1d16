"""Turns a case written for a jurist into a small plan, and its scores into the words of the case."""

import tomllib
from datetime import date
from pathlib import Path

from traguardo.kernel.numbers import points, read_number
from traguardo.performance.domain.decisions import CAUSE_WORDS, DECISION_WORDS, SUBJECT_WORDS
from traguardo.performance.domain.measurement_system import DEFAULT, read_system
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_direction, read_target
from traguardo.performance.domain.plan import (
    Authority,
    Cause,
    Decision,
    DecisionKind,
    Indicator,
    Measurement,
    Objective,
    Plan,
    Step,
    StrategicNode,
    Unit,
)
from traguardo.performance.intake.layout.frame import LEVELS

CASES = Path(__file__).parent / "cases"
YEAR = 2024


def cases(name):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["caso"]


def system_of(case):
    return read_system(tomllib.loads(DEFAULT.read_text(encoding="utf-8")) | case.get("sistema", {}))


def date_of(case):
    return read_moment(case.get("al", "31/12/2024")).day


def plan_of(case):
    rows = case.get("indicatori", ())
    indicators = [indicator_of(row) for row in rows]
    return Plan(
        authority=Authority(code="ente", name="Ente di prova"),
        title="Piano di prova",
        first_year=YEAR,
        last_year=YEAR + 2,
        year=YEAR,
        reporting_date=date(YEAR, 12, 31),
        units=tuple(Unit(code=code, name=code) for code in case.get("unità", ())),
        nodes=tuple(node_of(row) for row in case.get("nodi", ())),
        objectives=tuple(objective_of(row) for row in case.get("obiettivi", [{"codice": "A", "peso": "100"}])),
        steps=tuple(step_of(row) for row in case.get("fasi", ())),
        indicators=tuple(indicators),
        measurements=tuple(
            measurement
            for row, indicator in zip(rows, indicators, strict=True)
            for measurement in measurements_of(row, indicator)
        ),
        decisions=tuple(decision_of(row) for row in case.get("provvedimenti", ())),
    )


def objective_of(row):
    return Objective(
        code=row["codice"],
        title=row.get("titolo", "Obiettivo di prova"),
        weight=decimal(row.get("peso")),
        parent=row.get("nodo", ""),
        units=tuple(row.get("unità", ())),
    )


def node_of(row):
    return StrategicNode(
        code=row["codice"],
        title=row["codice"],
        level=next(value for value, word in LEVELS.items() if word == row.get("livello", "area")),
        parent=row.get("sotto", ""),
        weight=decimal(row.get("peso")),
    )


def decision_of(row):
    """«oggetto» is «obiettivo A», «fase A.1» or «indicatore 1»; «che» one of the words of the workbook."""
    kind, _, code = row["oggetto"].partition(" ")
    return Decision(
        subject_kind=next(value for value, word in SUBJECT_WORDS.items() if word == kind),
        subject=code,
        kind=DecisionKind(next(value for value, word in DECISION_WORDS.items() if word == row["che"])),
        on=read_moment(row["dal"]).day,
        until=read_moment(row["al"]).day if "al" in row else None,
        degree=decimal(row.get("grado")),
        cause=Cause(next(value for value, word in CAUSE_WORDS.items() if word == row["causa"]))
        if "causa" in row
        else None,
        reason=row.get("motivo", ""),
        act=row.get("atto", ""),
        by=row.get("da", ""),
    )


def indicator_of(row):
    direction, baseline = read_direction(row.get("direzione", "")), read_baseline(row.get("partenza", ""))
    printed = [row["atteso"], *([row["atteso_precedente"]] if "atteso_precedente" in row else [])]
    targets = [read_target(each, year=YEAR, direction=direction, baseline=baseline.value) for each in printed]
    return Indicator(
        code=row["codice"],
        objective=row.get("obiettivo", "A"),
        parent=row.get("parte_di", ""),
        name=row["codice"],
        direction=direction,
        baseline=baseline,
        targets=tuple(targets),
        weight=decimal(row.get("peso")),
        rule=row.get("regola", ""),
        bands=row.get("fasce", ""),
        missing=row.get("mancante", ""),
    )


def measurements_of(row, indicator):
    """The result of the row, when it has one, and those of the years before («2022» = «40»)."""
    found = [measured(row, indicator, text, f"31/12/{year}") for year, text in row.get("anni_prima", {}).items()]
    if "risultato" in row:
        found.append(measured(row, indicator, row["risultato"], row.get("rilevato_il", "31/12/2024")))
    return found


def measured(row, indicator, text, on):
    outcome = read_outcome(text, target=indicator.targets[0], reporting_date=date(YEAR, 12, 31))
    return Measurement(
        subject=row["codice"],
        on=read_moment(on).day,
        outcome=outcome,
        by=row.get("valutatore", ""),
        note=row.get("motivo", ""),
    )


def step_of(row):
    due = read_moment(row["scadenza"])
    outcome = read_outcome(row["risultato"], due=due, reporting_date=date(YEAR, 12, 31))
    return Step(
        code=row["codice"],
        objective=row.get("obiettivo", "A"),
        description="",
        due_printed=row["scadenza"],
        due=due,
        weight=decimal(row.get("peso")),
        outcome=outcome,
    )


def decimal(text):
    return read_number(text).value if text else None


def find(scores, name):
    """The score a case names: «piano», «obiettivo» (the only one), or the code of anything in the plan."""
    if name == "piano":
        return scores.whole
    kinds = ("objective",) if name == "obiettivo" else ("indicator", "step", "objective", "node", "unit")
    code = "A" if name == "obiettivo" else name
    return next(score for kind in kinds if (score := scores.find(kind, code)) is not None)


def shown(value):
    return "non calcolabile" if value is None else points(value)
