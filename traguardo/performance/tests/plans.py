"""Small plans made by hand for the tests of the stored side: every kind of record, or as many rows as asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Place
from traguardo.performance.domain import plan as p


def at(sheet, row):
    return Place(sheet=sheet, row=row)


def day(text, **also):
    return p.Moment(day=date.fromisoformat(text), **also)


def number(text):
    return p.Outcome(printed=text, state=p.OutcomeState.DONE, value=Decimal(text))


def indicator(code="1.1", objective="A", **also):
    values = {
        "name": f"Domande evase {code}",
        "algorithm": "domande evase / domande ricevute",
        "direction": p.Direction.HIGHER,
        "unit_of_measure": "%",
        "units": ("U1",),
        "baseline": p.Baseline(printed="50%", value=Decimal(50), years=(2023,)),
        "targets": (
            p.Target(year=2024, printed="≥ 80%", kind=p.TargetKind.PERCENT, value=Decimal(80)),
            p.Target(year=2025, printed="85,5%", kind=p.TargetKind.PERCENT, value=Decimal("85.5")),
        ),
        "weight": Decimal("33.333333333333333333"),
        "place": at("indicators", 2),
    }
    return p.Indicator(code=code, objective=objective, **{**values, **also})


def units():
    return (
        p.Unit(code="U1", name="Servizio minori", place=at("units", 2)),
        p.Unit(code="U2", name="Servizio anziani", parent="U1", place=at("units", 3)),
    )


def steps():
    return (
        p.Step(code="A.1", objective="A", description="Apertura", due_printed="31/05/2024", due=day("2024-05-31"),
               weight=Decimal(100), printed_year_weights={2024: Decimal(76)}, outcome=p.Outcome(
                   printed="maggio 2024", state=p.OutcomeState.DONE, moment=day("2024-05-31", precision=p.Precision.MONTH)),
               place=at("steps", 2)),
        p.Step(code="B.1", objective="B.2", description="Nuovo elenco", due=day("2024-12-31", indicative=True),
               moved_to=day("2025-06-30"), variation="Delibera 3", place=at("steps", 3)),
    )  # fmt: skip


def indicators():
    return (
        indicator(),
        indicator("2.1", "B.2", name="Giorni d'attesa", direction=None, formula="giorni / casi", unit_of_measure="giorni", units=("U2",),
                  targets=(p.Target(year=2024, printed="entro giugno", kind=p.TargetKind.DATE, comparator=p.Comparator.BY_DATE,
                                    moment=day("2024-06-30"), per_year=4),), place=at("indicators", 3)),
    )  # fmt: skip


def full():
    """One of everything, with the awkward values: long decimals, absent weights, two dates, extra columns."""
    return p.Plan(
        authority=p.Authority(code="ente-prova", name="Ente di prova", residents=12_000, place=at("authority", 2)),
        title="Piano di prova 2024-2026",
        first_year=2024,
        last_year=2026,
        year=2024,
        reporting_date=date(2025, 1, 31),
        units=units(),
        nodes=(
            p.StrategicNode(code="1", title="Accesso", level="strategic", weight=Decimal("12.50")),
            p.StrategicNode(code="1A", title="Sportello", level="operational", parent="1"),
        ),
        programmes=(p.Programme(mission="12", programme="01", title="Minori", mission_title="Politiche sociali"),),
        objectives=(
            p.Objective(
                code="A", title="Sportello unico", units=("U1", "U2"), parent="1A", weight=Decimal(60), years=(2024, 2025),
                first_year=2024, situation="Due sportelli", tags=("LEPS",), printed_order=1, extra={"Note": "x"},
                place=at("objectives", 2),
            ),
            p.Objective(code="B.2", title="Lista d'attesa", units=("U2",), weight=Decimal(40), printed_order=2, place=at("objectives", 3)),
        ),
        steps=steps(),
        indicators=indicators(),
        links=(p.Link(objective="A", to="1A", place=at("links", 2)),),
        measurements=(
            p.Measurement(subject="1.1", on=date(2024, 6, 30), outcome=number("61.5"), variables={"evase": Decimal("123.0")},
                          source="registro", place=at("measurements", 2)),
        ),
        restatements=(p.Restatement(subject_kind="objective", subject="A", attribute="title", printed="Sportello", where="tabella"),),
        figures=(p.PrintedFigure(table="spese", item="Minori", kind="item", period="2024", value=None, printed="n.d."),),
        changes=(p.PrintedChange(table="spese", item="Minori", from_period="2023", to_period="2024", percent=Decimal("-12.5"), printed="-12,5%"),),
        computations=(p.Computation(name="indice", formula="a / b", variables={"a": Decimal(1), "b": None}, result=Decimal("4.5"),
                                    printed="4,5", tolerance=Decimal("0.01"), place=at("indices", 9)),),
        headers={("steps", "due"): "Scadenza"},
        sha256="0" * 64,
    )  # fmt: skip


def with_measure(text, on=date(2024, 6, 30)):
    """The full plan with another measured value."""
    whole = full()
    return replace(whole, measurements=(replace(whole.measurements[0], on=on, outcome=number(text)),))


def of_rows(rows):
    """A plan of as many indicators and steps."""
    whole = full()
    return replace(
        whole,
        indicators=tuple(indicator(f"A.{n}") for n in range(1, rows + 1)),
        steps=tuple(
            p.Step(code=f"A.s{n}", objective="A", description=f"Fase {n}", due=day("2024-06-30"), weight=Decimal(1))
            for n in range(1, rows + 1)
        ),
        measurements=(),
    )
