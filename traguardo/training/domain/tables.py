"""The tables the register gives to documents: lines of the plan, needs and forms, coverage and hours."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.ratio import rounded
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value
from traguardo.training.domain.hours import HOUR, Groups, Summary
from traguardo.training.domain.lines import Colleague, Duty, Line, heads_of
from traguardo.training.domain.needs import Need, forms_by_unit, topics
from traguardo.training.domain.plan import TrainingPlan, YearTotals, totals

PLAN_COLUMNS = (
    Column(heading="Destinatari"),
    Column(heading="Persone", measure=Measure.NUMBER, unit="persone"),
    Column(heading="Unità responsabile"),
    Column(heading="Già accantonato", measure=Measure.MONEY),
    Column(heading="Da accantonare", measure=Measure.MONEY),
    Column(heading="Senza importo"),
    Column(heading="Entro", measure=Measure.DAY),
    Column(heading="Obbligo"),
)
NUMBER_COLUMNS = (
    Column(heading="In servizio", measure=Measure.NUMBER, unit="persone"),
    Column(heading="Formate", measure=Measure.NUMBER, unit="persone"),
    Column(heading="Copertura", measure=Measure.PERCENT),
    Column(heading="Ore", measure=Measure.NUMBER, unit="ore"),
    Column(heading="Ore a persona", measure=Measure.NUMBER, unit="ore"),
    Column(heading="Mediana", measure=Measure.NUMBER, unit="ore"),
    Column(heading="A 40 ore", measure=Measure.PERCENT),
)
HIDDEN = "Uomini e donne non sono distinti: un gruppo è di meno di quattro persone."
FORMED = (
    "Formata è chi ha fatto almeno un'ora nell'anno. In servizio si conta all'ultimo giorno, senza i somministrati."
)


def plan_table(plan: TrainingPlan, staff: Sequence[Colleague], names: Mapping[str, str], source: Source) -> Table:
    """«formazione-piano»: the lines year by year with their totals, as written."""
    rows: list[Row] = []
    for each in totals(plan):
        rows.append(Row(code=f"anno-{each.year}", label=str(each.year), kind=RowKind.GROUP))
        rows += [_line(line, staff, names) for line in plan.of_year(each.year)]
        rows.append(_total(each))
    title = f"Piano della formazione {plan.words}"
    note = "Gli importi sono quelli scritti nel piano; dove non ce n'è uno, la riga dice perché."
    return Table(
        code="formazione-piano",
        title=title,
        columns=PLAN_COLUMNS,
        rows=tuple(rows),
        source=source,
        stub="Corso",
        note=note,
    )


def _line(line: Line, staff: Sequence[Colleague], names: Mapping[str, str]) -> Row:
    heads = heads_of(line, staff).used
    values: tuple[Value, ...] = (
        line.audience.words or line.audience.kind.label,
        None if heads is None else Decimal(heads),
        names.get(line.unit, line.unit),
        line.set_aside,
        line.to_set_aside,
        line.without.label,
        line.due,
        "" if line.duty is Duty.NONE else line.law or line.duty.label,
    )
    return Row(code=f"{line.year}-{line.code}", label=line.title, values=values)


def _total(each: YearTotals) -> Row:
    values: tuple[Value, ...] = ("", None, "", each.set_aside, each.to_set_aside, "", None, "")
    return Row(code=f"totale-{each.year}", label=f"Totale {each.year}", values=values, kind=RowKind.SUBTOTAL)


def needs_table(
    year: int, needs: Sequence[Need], plan: TrainingPlan | None, names: Mapping[str, str], source: Source
) -> Table:
    """«formazione-fabbisogni»: the topics unit by unit with what became of them; nobody who asked is named."""
    rows: list[Row] = []
    for unit in dict.fromkeys(need.unit for need in needs):
        rows.append(Row(code=f"unita-{unit}", label=names.get(unit, unit), kind=RowKind.GROUP))
        for at, topic in enumerate(topics(need for need in needs if need.unit == unit), start=1):
            first = topic.needs[0]
            line = plan.line(first.line) if plan and first.line else None
            values = (first.scope.label, first.outcome.label, line.title if line else first.reason)
            rows.append(Row(code=f"{unit}-{at}", label=topic.title, values=values))
    columns = (Column(heading="Per chi"), Column(heading="Esito"), Column(heading="Corso del piano o motivo"))
    title = f"Fabbisogni di formazione {year}"
    return Table(
        code="formazione-fabbisogni", title=title, columns=columns, rows=tuple(rows), source=source, stub="Argomento"
    )


def forms_table(year: int, needs: Sequence[Need], names: Mapping[str, str], source: Source) -> Table:
    """«formazione-schede»: how many forms each unit gave, counted, and their total."""
    counted = forms_by_unit(needs)
    rows = [
        Row(code=unit, label=names.get(unit, unit), values=(Decimal(counted[unit]),))
        for unit in sorted(counted, key=lambda unit: names.get(unit, unit))
    ]
    rows.append(Row(code="totale", label="Totale", values=(Decimal(sum(counted.values())),), kind=RowKind.TOTAL))
    columns = (Column(heading="Schede", measure=Measure.NUMBER, unit="schede"),)
    title = f"Schede di fabbisogno raccolte per il {year}"
    return Table(code="formazione-schede", title=title, columns=columns, rows=tuple(rows), source=source, stub="Unità")


def numbers_table(year: int, found: Groups, source: Source) -> Table:
    """«formazione-numeri»: coverage and hours of all, and by gender where nobody can be told."""
    rows = [Row(code=name, label=name.capitalize(), values=_numbers(part)) for name, part in found.by_gender.items()]
    rows.append(Row(code="totale", label="Totale", values=_numbers(found.whole), kind=RowKind.TOTAL))
    return Table(
        code="formazione-numeri",
        title=f"Formazione svolta nel {year}",
        columns=NUMBER_COLUMNS,
        rows=tuple(rows),
        source=source,
        stub="Personale",
        note=f"{FORMED} {HIDDEN}" if found.hidden else FORMED,
    )


def _numbers(part: Summary) -> tuple[Value, ...]:
    return (
        Decimal(part.people),
        Decimal(part.trained) if part.recorded else None,
        _points(part.coverage),
        rounded(Fraction(part.minutes, HOUR)) if part.recorded else None,
        None if part.hours_per_head is None else rounded(part.hours_per_head),
        None if part.median is None else rounded(part.median / HOUR),
        _points(part.reached_share),
    )


def _points(share: Fraction | None) -> Decimal | None:
    return None if share is None else rounded(share * 100)
