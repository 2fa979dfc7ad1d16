"""The tables of D.Lgs. 33/2013, art. 20: amounts set aside and paid, distribution by band, degree of differentiation."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from traguardo.evaluation.domain.differentiation import Evaluated, Spread, spread_of
from traguardo.evaluation.domain.system import Position, System
from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import rounded
from traguardo.kernel.suppression import hidden_cells, hidden_groups
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

MINIMUM = 5
KEPT = "riservato"
OUTSIDE = "senza fascia"
HEADINGS = {
    Position.DIRECTOR: "Direttore",
    Position.MANAGER: "Dirigenti",
    Position.POST_HOLDER: "Incarichi di elevata qualificazione",
    Position.STAFF: "Personale",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAmounts:
    """Euro of performance bonuses of a group, as told by who keeps the accounts; `people`: how many shared them."""

    label: str
    set_aside: Money
    paid: Money
    people: int


def publication_tables(
    system: System,
    evaluated: Sequence[Evaluated],
    amounts: Sequence[GroupAmounts],
    *,
    source: Source,
    minimum: int = MINIMUM,
) -> tuple[Table, ...]:
    """What a year publishes; groups of fewer than `minimum` people are kept, and others beside them where needed.

    The totals of the amounts are always printed (art. 20 c. 1). No amounts: no table of amounts.
    """
    paid = (amounts_table(amounts, source=source, minimum=minimum),) if amounts else ()
    return (
        *paid,
        distribution(system, evaluated, source=source, minimum=minimum),
        _degrees(evaluated, source, minimum),
    )


def distribution(system: System, evaluated: Sequence[Evaluated], *, source: Source, minimum: int = MINIMUM) -> Table:
    """How many people in each band, by what they answer for, with totals; small groups kept."""
    positions = [each for each in Position if any(one.position == each for one in evaluated)]
    bands = {band.code: band.title for band in system.bands}
    bands |= {"": OUTSIDE} if any(each.band not in bands for each in evaluated) else {}
    counts = [[_count(evaluated, code, position, bands) for position in positions] for code in bands]
    hidden = hidden_cells(counts, minimum) if positions else frozenset()
    lines = [[*line, sum(line)] for line in counts]
    lines.append([sum(column) for column in zip(*lines, strict=True)])
    rows = [
        Row(
            code=code or "fuori",
            label=title,
            values=tuple(_kept(value, (row, column) in hidden) for column, value in enumerate(lines[row])),
        )
        for row, (code, title) in enumerate(bands.items())
    ]
    last = tuple(map(Decimal, lines[-1]))
    rows += [Row(code="totale", label="Totale", kind=RowKind.TOTAL, values=last)] if rows else []
    return Table(
        code="distribuzione",
        title="Distribuzione delle valutazioni per fascia",
        stub="Fascia",
        columns=tuple(_people(heading) for heading in (*(HEADINGS[each] for each in positions), "Totale")),
        rows=tuple(rows),
        source=source,
        note=f"«{KEPT}»: gruppi con meno di {minimum} persone, e quelli da cui si potrebbero ricavare.",
    )


def _count(evaluated: Sequence[Evaluated], band: str, position: Position, bands: dict[str, str]) -> int:
    return sum(
        each.position == position and (each.band == band or (not band and each.band not in bands)) for each in evaluated
    )


def amounts_table(amounts: Sequence[GroupAmounts], *, source: Source, minimum: int = MINIMUM) -> Table:
    """Euro set aside and paid by group, with their totals (art. 20 c. 1); what small groups got is kept."""
    hidden = hidden_groups([each.people for each in amounts], minimum)
    rows = [
        Row(
            code=str(place),
            label=each.label,
            values=(each.set_aside, *((KEPT, KEPT) if place in hidden else (each.paid, _mean(each)))),
        )
        for place, each in enumerate(amounts)
    ]
    whole = GroupAmounts(
        label="Totale",
        set_aside=sum((each.set_aside for each in amounts), Money(0)),
        paid=sum((each.paid for each in amounts), Money(0)),
        people=sum(each.people for each in amounts),
    )
    total = Row(code="totale", label="Totale", kind=RowKind.TOTAL, values=(whole.set_aside, whole.paid, _mean(whole)))
    return Table(
        code="premi",
        title="Premi collegati alla performance: stanziati e distribuiti",
        stub="Gruppo",
        columns=tuple(Column(heading=each, measure=Measure.MONEY) for each in ("Stanziato", "Distribuito", "In media")),
        rows=(*rows, total),
        source=source,
        note=f"«{KEPT}»: gruppi con meno di {minimum} persone, e quelli da cui si potrebbero ricavare.",
    )


def _mean(group: GroupAmounts) -> Value:
    return Money((2 * group.paid.cents + group.people) // (2 * group.people)) if group.people else None


def _degrees(evaluated: Sequence[Evaluated], source: Source, minimum: int) -> Table:
    """The spread of each group: no mean and no count, from which a small group could be found by subtraction."""
    groups = {"tutti": ("Tutti", evaluated)} | {
        each.value: (HEADINGS[each], [one for one in evaluated if one.position == each]) for each in Position
    }
    rows = tuple(
        Row(code=code, label=label, values=_told(spread, minimum))
        for code, (label, ones) in groups.items()
        if (spread := spread_of([one.score for one in ones]))
    )
    return Table(
        code="differenziazione",
        title="Grado di differenziazione delle valutazioni",
        stub="Gruppo",
        columns=(Column(heading="Distanza media dalla media", measure=Measure.NUMBER, unit="punti"),),
        rows=rows,
        source=source,
        note=f"Punti di distanza media di ogni valutazione dalla media del suo gruppo: 0 vuol dire tutte uguali. "
        f"«{KEPT}»: gruppi con meno di {minimum} persone.",
    )


def _told(spread: Spread, minimum: int) -> tuple[Value, ...]:
    return (KEPT if spread.count < minimum else rounded(spread.spread),)


def _people(heading: str) -> Column:
    return Column(heading=heading, measure=Measure.NUMBER, unit="persone")


def _kept(value: int, hidden: bool) -> Value:  # noqa: FBT001 -- one cell at a time
    return KEPT if hidden else Decimal(value)
