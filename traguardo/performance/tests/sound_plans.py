"""Small sound plans for the checks: each function gives a record with nothing wrong, the test changes only what it is about."""

from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Place
from traguardo.kernel.numbers import read_number
from traguardo.performance.domain import plan as p
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_target

YEAR = 2024


def decimal(value):
    return None if value is None else Decimal(str(value))


def objective(code="A", row=2, **also):
    values = {
        "title": f"Assistenza domiciliare {code}",
        "units": ("U1",),
        "parent": "1A",
        "weight": Decimal(100),
        "place": Place(sheet="objectives", row=row),
    }
    if "weight" in also:
        also["weight"] = decimal(also["weight"])
    return p.Objective(code=code, **{**values, **also})


def step(code="A.1", weight=100, due="31/12/2024", row=2, outcome=None, **also):
    moment = read_moment(due, default_year=YEAR)
    values = {
        "objective": code.split(".")[0],
        "description": f"Attività {code}",
        "indicator": f"Atto {code}",
        "due": moment,
        "due_printed": due,
        "weight": decimal(weight),
        "outcome": None if outcome is None else read_outcome(outcome, due=moment, reporting_date=date(YEAR, 12, 31)),
        "place": Place(sheet="steps", row=row),
    }
    return p.Step(code=code, **{**values, **also})


def indicator(code="A1", target="80%", baseline="50%", row=2, **also):
    direction = also.pop("direction", p.Direction.HIGHER)
    algorithm = also.pop("algorithm", "N. domande evase / N. domande ricevute")
    unit = also.pop("unit_of_measure", "")
    start = read_baseline(baseline)
    read = read_target(
        target, year=YEAR, algorithm=algorithm, unit_of_measure=unit, direction=direction, baseline=start.value
    )
    values = {
        "objective": "A",
        "name": f"Domande evase {code}",
        "baseline": start,
        "targets": (read,),
        "place": Place(sheet="indicators", row=row),
    }
    return p.Indicator(code=code, algorithm=algorithm, unit_of_measure=unit, direction=direction, **{**values, **also})


def measurement(subject="A1", value="85%", target=None, row=2):
    outcome = read_outcome(value, target=target, reporting_date=date(YEAR, 12, 31))
    return p.Measurement(
        subject=subject, on=date(YEAR, 12, 31), outcome=outcome, place=Place(sheet="measurements", row=row)
    )


def restated(subject, attribute, printed, kind="objective", where="tabella finale", row=2):
    return p.Restatement(
        subject_kind=kind,
        subject=subject,
        attribute=attribute,
        printed=printed,
        where=where,
        place=Place(sheet="restatements", row=row),
    )


def figure(item, value, kind="item", period="2024", printed="", row=2, **also):
    values = {"table": "spesa", "place": Place(sheet="figures", row=row)}
    return p.PrintedFigure(
        item=item, kind=kind, period=period, value=decimal(value), printed=printed or str(value), **{**values, **also}
    )


def change(item, printed, before="2023", after="2024", row=2):
    return p.PrintedChange(
        table="spesa",
        item=item,
        from_period=before,
        to_period=after,
        percent=read_number(printed).value,
        printed=printed,
        place=Place(sheet="changes", row=row),
    )


def computation(formula, variables, result, printed="", tolerance=0, **also):
    return p.Computation(
        name="Indice",
        formula=formula,
        variables={name: decimal(value) for name, value in variables.items()},
        result=decimal(result),
        printed=printed or str(result),
        tolerance=decimal(tolerance),
        place=Place(sheet="computations", row=2),
        **also,
    )


def node(code="1A", level="operational", parent="", **also):
    return p.StrategicNode(code=code, title=f"Vicinanza {code}", level=level, parent=parent, **also)


def plan(**also):
    """A plan of 2024-2026 with one objective, which the rules have nothing against."""
    values = {
        "authority": p.Authority(code="ente-prova", name="Ente di prova"),
        "title": "Piano di prova",
        "first_year": 2024,
        "last_year": 2026,
        "year": YEAR,
        "units": (p.Unit(code="U1", name="Servizio anziani"),),
        "nodes": (node(),),
        "objectives": (
            objective(tags=("pagamenti", "anticorruzione", "accessibilità", "pari opportunità"), extra=PAY),
        ),
        "steps": (step(),),
    }
    return p.Plan(**{**values, **also})


PAY = {"Peso sulla retribuzione di risultato": "30"}
