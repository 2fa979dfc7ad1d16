"""The figures and tables that others read: for the performance tree, for the PIAO."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.italian import it_day
from traguardo.kernel.ratio import rounded
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table
from traguardo.wellbeing.domain.actions import Plan, State
from traguardo.wellbeing.domain.committee import Kind, Seat, Side, sitting
from traguardo.wellbeing.domain.composed import Indicator, Part
from traguardo.wellbeing.domain.staff_tables import published
from traguardo.wellbeing.queries.committee import seats
from traguardo.wellbeing.queries.plans import indicators, plan_of
from traguardo.wellbeing.queries.reports import report
from traguardo.wellbeing.queries.surveys import surveys

PLAN = Source(description="Piano di azioni positive")
WHOLE = 100


def figures(authority: Authority, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The composed indicators of the year, the actions done of those planned, the response to the survey of the period."""
    found = [_composed(each, last) for each in indicators(authority, year=last.year)]
    plan = plan_of(authority, last.year)
    found += [_done(plan, last)] if plan else []
    return (*found, *_response(authority, first, last))


def _composed(indicator: Indicator, last: date) -> RegisterFigure:
    """As it stood on the last day: what was done later is not done yet, or is late where its day had come."""
    seen = replace(indicator, parts=tuple(_as_of(part, last) for part in indicator.parts))
    return RegisterFigure(
        code=f"wellbeing.{indicator.code}",
        title=indicator.title,
        value=seen.value,
        why=seen.why(),
        source=Source(description=f"Indicatori composti del {indicator.year}"),
        measure=Measure.PERCENT,
    )


def _as_of(part: Part, last: date) -> Part:
    later = part.done_on is not None and part.done_on > last
    waiting = part.due is None or last < part.due
    return replace(part, done_on=None) if later and waiting else part


def _done(plan: Plan, last: date) -> RegisterFigure:
    """The actions whose day falls by the end of the year: how many were said to be done by then; absent where nobody said."""
    planned = [
        replace(each, steps=tuple(step for step in each.steps if step.year <= last.year))
        for each in plan.actions
        if each.due and each.due.year <= last.year
    ]
    counted = [each for each in planned if each.state is not State.DROPPED]
    said = any(each.steps for each in counted)
    done = sum(each.state is State.DONE for each in counted)
    silent = "nessuno ha ancora detto a che punto sono: la cifra manca, non è zero"
    told = f"{done} {'realizzata' if done == 1 else 'realizzate'}" if said else silent
    return RegisterFigure(
        code="wellbeing.actions_done",
        title="Azioni positive realizzate su quelle da realizzare entro l'anno",
        value=Fraction(done * WHOLE, len(counted)) if said else None,
        why=(f"Azioni con termine entro il {last.year}: {len(counted)}; {told}", f"Piano {plan.name}"),
        source=PLAN,
        measure=Measure.PERCENT,
    )


def _response(authority: Authority, first: date, last: date) -> tuple[RegisterFigure, ...]:
    closed = next((each for each in surveys(authority) if each.outcome and first <= each.closes <= last), None)
    if closed is None or closed.outcome is None or closed.outcome.rate is None:
        return ()
    return (
        RegisterFigure(
            code="wellbeing.survey_response",
            title="Risposte all'indagine di clima su chi poteva rispondere",
            value=closed.outcome.rate * WHOLE,
            why=(f"{closed.outcome.answered} risposte su {closed.outcome.invited} persone", closed.title),
            source=Source(description=f"Indagine chiusa dopo il {it_day(closed.closes)}"),
            measure=Measure.PERCENT,
        ),
    )


def tables(authority: Authority, year: int) -> tuple[Table, ...]:
    """What documents print of a year; each only where there is something."""
    plan, found = plan_of(authority, year), indicators(authority, year=year)
    held = sitting(seats(authority), date(year, 12, 31))
    given = report(authority, year)
    return (
        *((actions_table(plan),) if plan and plan.actions else ()),
        *((_parts(found, year),) if found else ()),
        *((_committee(held, year),) if held else ()),
        *(map(published, given.tables) if given else ()),
    )


def actions_table(plan: Plan) -> Table:
    """The actions of a plan by area."""
    columns = (
        Column(heading="Azione"),
        Column(heading="Indicatore"),
        Column(heading="Atteso"),
        Column(heading="Entro", measure=Measure.DAY),
        Column(heading="Risorse", measure=Measure.MONEY),
        Column(heading="Stato"),
    )
    rows: list[Row] = []
    for area in dict.fromkeys(action.area for action in plan.actions):
        rows.append(Row(code=f"area:{area}", label=area, kind=RowKind.GROUP))
        rows += [
            Row(
                code=each.code,
                label=each.code,
                values=(each.title, each.indicator, each.target, each.due, each.money, each.state.label),
            )
            for each in plan.actions
            if each.area == area
        ]
    title = f"Azioni positive {plan.name}"
    return Table(code="azioni-positive", title=title, columns=columns, rows=tuple(rows), source=PLAN, stub="Codice")


def _parts(found: tuple[Indicator, ...], year: int) -> Table:
    columns = (
        Column(heading="Peso", measure=Measure.PERCENT),
        Column(heading="Algoritmo"),
        Column(heading="Misurato"),
        Column(heading="Punti", measure=Measure.NUMBER),
    )
    rows: list[Row] = []
    for each in found:
        rows.append(Row(code=each.code, label=each.title, kind=RowKind.GROUP))
        rows += [
            Row(
                code=f"{each.code}:{part.number}",
                label=part.title,
                values=(rounded(part.weight), part.algorithm, part.measured, _points(part.points)),
            )
            for part in each.parts
        ]
        rows.append(Row(code=f"{each.code}:total", label="Totale", values=(rounded(each.weights), "", "", _points(each.value)), kind=RowKind.TOTAL))  # fmt: skip
    return Table(code="azioni-positive-indicatori", title=f"Indicatori composti del {year}", columns=columns, rows=tuple(rows), source=Source(description="Indicatori composti"), stub="Parte")  # fmt: skip


def _points(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value)


def _committee(held: tuple[Seat, ...], year: int) -> Table:
    """How many sit, by side and by kind, women and men: the composition is public, names are in the act."""
    columns = tuple(Column(heading=head, measure=Measure.NUMBER, unit="componenti") for head in ("Donne", "Uomini", "Totale"))  # fmt: skip
    groups = [(side, kind) for side in Side for kind in Kind]
    rows = [_counted(f"{side.value}:{kind.value}", f"{side.label.capitalize()}, {kind.label.removesuffix('o').removesuffix('e')}i", [seat for seat in held if (seat.side, seat.kind) == (side, kind)]) for side, kind in groups]  # fmt: skip
    rows.append(_counted("total", "Totale", held, RowKind.TOTAL))
    return Table(code="cug-composizione", title=f"Il comitato unico di garanzia al 31/12/{year}", columns=columns, rows=tuple(rows), source=Source(description="Componenti del comitato"), stub="Parte")  # fmt: skip


def _counted(code: str, label: str, held: "list[Seat] | tuple[Seat, ...]", kind: RowKind = RowKind.ITEM) -> Row:
    counts = [sum(seat.gender == gender for seat in held) for gender in ("F", "M")]
    return Row(code=code, label=label, values=tuple(map(Decimal, (*counts, len(held)))), kind=kind)
