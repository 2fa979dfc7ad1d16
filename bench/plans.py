"""Plans of a given size, made the same way each time."""

from datetime import date, timedelta
from decimal import Decimal

from traguardo.performance.domain.plan import (
    Authority,
    Baseline,
    Comparator,
    Direction,
    Indicator,
    Link,
    Measurement,
    Moment,
    Objective,
    Outcome,
    OutcomeState,
    Plan,
    Step,
    StrategicNode,
    Target,
    TargetKind,
    Unit,
)

YEAR = 2026
STEPS, INDICATORS = 10, 6
ROWS_PER_OBJECTIVE = 1 + STEPS + 2 * INDICATORS + 2
UNITS = 20


def plan_of(rows: int) -> Plan:
    """A plan of about so many rows: objectives with ten weighted steps and six measured indicators each."""
    count = max(1, rows // ROWS_PER_OBJECTIVE)
    numbers = range(count)
    return Plan(
        authority=Authority(code="banco", name="Ente di prova"),
        title=f"Piano di {rows} righe",
        first_year=YEAR,
        last_year=YEAR + 2,
        year=YEAR,
        reporting_date=date(YEAR, 12, 31),
        units=tuple(Unit(code=f"U{unit}", name=f"Servizio {unit}") for unit in range(UNITS)),
        nodes=(
            StrategicNode(code="1", title="Strategico", level="strategic"),
            StrategicNode(code="1.1", title="Operativo", level="operational", parent="1"),
        ),
        objectives=tuple(objective(number, count) for number in numbers),
        links=tuple(Link(objective=f"O{number}", to="1.1") for number in numbers),
        steps=tuple(step(number, place) for number in numbers for place in range(STEPS)),
        indicators=tuple(indicator(number, place) for number in numbers for place in range(INDICATORS)),
        measurements=tuple(measurement(number, place) for number in numbers for place in range(INDICATORS)),
    )


def objective(number: int, count: int) -> Objective:
    return Objective(
        code=f"O{number}", title=f"Obiettivo numero {number}", kind="performance", units=(f"U{number % UNITS}",), parent="1.1",
        weight=Decimal(100) / count, first_year=YEAR, last_year=YEAR, years=(YEAR,),
    )  # fmt: skip


def step(number: int, place: int) -> Step:
    day = date(YEAR, 1, 31) + timedelta(days=30 * place)
    return Step(
        code=f"O{number}.{place}", objective=f"O{number}", description=f"Fase {place} dell'obiettivo {number}",
        due=Moment(day=day), due_printed=f"{day:%d/%m/%Y}", indicator=f"Atto {place} di {number}", weight=Decimal(10),
        outcome=Outcome(printed=f"{day:%d/%m/%Y}", state=OutcomeState.DONE, moment=Moment(day=day)),
    )  # fmt: skip


def indicator(number: int, place: int) -> Indicator:
    return Indicator(
        code=f"I{number}.{place}", objective=f"O{number}", name=f"Indicatore {place} dell'obiettivo {number}",
        algorithm="N. domande evase / N. domande ricevute", unit_of_measure="%", direction=Direction.HIGHER,
        units=(f"U{number % UNITS}",), baseline=Baseline(printed="60%", value=Decimal(60)), weight=Decimal(10),
        targets=(
            Target(year=YEAR, printed="80%", kind=TargetKind.PERCENT, comparator=Comparator.AT_LEAST, value=Decimal(80)),
        ),
    )  # fmt: skip


def measurement(number: int, place: int) -> Measurement:
    value = Decimal(60 + (number + place) % 40)
    return Measurement(
        subject=f"I{number}.{place}",
        on=date(YEAR, 12, 31),
        outcome=Outcome(printed=f"{value}%", state=OutcomeState.DONE, value=value),
        source="banco di prova",
    )
