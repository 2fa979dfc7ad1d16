"""What a text may quote of the plan: how many things it holds, and the scores, as tables with their source."""

from decimal import Decimal

from traguardo.documents.library.frame import Material
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table
from traguardo.performance.facade import Score


def plan_tables(material: Material) -> dict[str, Table]:
    """«piano» (counts) and «risultati» (scores of the body and of its objectives), by code."""
    plan = material.plan
    source = Source(description=plan.title, sha256=plan.sha256)
    nodes = plan.nodes
    counts = (
        ("strategici", "Obiettivi strategici", sum(node.level != "operational" for node in nodes)),
        ("operativi", "Obiettivi operativi", sum(node.level == "operational" for node in nodes)),
        ("obiettivi", "Obiettivi", len(plan.objectives)),
        ("fasi", "Fasi", len(plan.steps)),
        ("indicatori", "Indicatori", len(plan.indicators)),
        ("unita", "Unità organizzative", len(plan.units)),
    )
    return {
        "piano": Table(
            code="piano",
            title="Che cosa contiene il piano",
            columns=(Column(heading="Numero", measure=Measure.NUMBER),),
            rows=tuple(Row(code=code, label=label, values=(Decimal(count),)) for code, label, count in counts),
            source=source,
        ),
        "risultati": Table(
            code="risultati",
            title=f"I punteggi del {plan.year}",
            columns=(
                Column(heading="Punteggio", measure=Measure.NUMBER, unit="punti su 100"),
                Column(heading="Copertura", measure=Measure.PERCENT),
            ),
            rows=(
                *(_row(score.code, score.title, score) for score in material.score.objectives),
                _row("ente", plan.authority.name, material.score.whole, RowKind.TOTAL),
            ),
            source=source,
            stub="Obiettivo",
            as_of=material.at,
        ),
    }


def _row(code: str, label: str, score: Score, kind: RowKind = RowKind.ITEM) -> Row:
    return Row(code=code, label=label, values=(score.degree, score.coverage), kind=kind)
