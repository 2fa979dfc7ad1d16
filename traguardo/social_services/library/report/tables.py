"""The figures of a simulation as tables with typed columns: for the screen, the terminal, CSV and XLSX."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import ABSENT, it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, Table, Value
from traguardo.social_services.domain.effects import (
    CHANGE_ENDS,
    NO_ISEE,
    RATE_ENDS,
    Change,
    Effects,
    Rates,
    Tally,
    people_said,
)
from traguardo.social_services.library.report.words import Sides, mean
from traguardo.social_services.library.study import Look

ALONE = (
    Column(heading="Persone", measure=Measure.NUMBER),
    Column(heading="Pagano", measure=Measure.NUMBER),
    Column(heading="Gettito", measure=Measure.MONEY),
    Column(heading="Media", measure=Measure.MONEY),
)
COMPARED = (
    Column(heading="Di più", measure=Measure.NUMBER),
    Column(heading="Di meno", measure=Measure.NUMBER),
    Column(heading="Lo stesso", measure=Measure.NUMBER),
    Column(heading="Differenza", measure=Measure.MONEY),
)


def tables_of(sides: Sides, effects: Effects, looks: Sequence[tuple[str, Look]], source: str) -> Iterator[Table]:
    """All the tables there is something to say in."""
    made = Source(description=source)
    yield _totals(sides, effects, made)
    if effects.decile_ends:
        rows = ((str(decile), decile_name(effects, decile), tally) for decile, tally in effects.by_decile().items())
        yield _groups(sides, "decili", "Per decile di ISEE", "Decile", rows, made)
    if set(effects.by_household()) != {""}:
        rows = ((name or "?", household_name(name), tally) for name, tally in effects.by_household().items())
        yield _groups(sides, "nuclei", "Per tipo di nucleo", "Nucleo", rows, made)
    if effects.spans is not None:
        yield _spans(effects, made)
    if effects.rates is not None:
        yield _rates(effects, made)
    if effects.raised or effects.lowered:
        yield _changes(effects, made)
    found = tuple(_jumps(looks))
    if found:
        yield Table(
            code="salti", title="Salti della quota", stub="Regolamento", columns=_JUMPS, rows=found, source=made
        )


def decile_name(effects: Effects, decile: int) -> str:
    """«3° fino a 9.400,00 €», «10° oltre», «senza ISEE»."""
    if decile == NO_ISEE:
        return "senza ISEE"
    ends = effects.decile_ends
    return f"{decile}° fino a {it_money(ends[decile - 1])}" if decile <= len(ends) else f"{decile}° oltre"


def household_name(name: str) -> str:
    """The kind of household, «non detto» where the population does not say."""
    return name or "non detto"


def span_names() -> tuple[str, ...]:
    """«fino a 5 €», «da 5 a 10 €», … «oltre 5.000 €»: the classes of a change."""
    ends = [it_number(Fraction(end, 100)) for end in CHANGE_ENDS]
    between = (f"da {low} a {high} €" for low, high in pairwise(ends))
    return (f"fino a {ends[0]} €", *between, f"oltre {ends[-1]} €")


def rate_names() -> tuple[str, ...]:
    """«niente», «fino al 10%», … «oltre il 100%», «di meno»: the classes of marginal rates, falls last."""
    between = (f"dal {low} al {high}%" for low, high in pairwise(RATE_ENDS[1:]))
    return ("niente", f"fino al {RATE_ENDS[1]}%", *between, f"oltre il {RATE_ENDS[-1]}%", "di meno")


def rate_counts(rates: Rates | None) -> tuple[int, ...]:
    """People by class, in the order of the names; none where there is no ISEE."""
    return () if rates is None else (*rates.counts, rates.falls)


def shown(value: Value) -> str:
    """A value in words."""
    if isinstance(value, Money):
        return it_money(value.cents)
    return it_number(value) if isinstance(value, Decimal) else ABSENT if value is None else str(value)


def in_words(table: Table) -> list[tuple[str, ...]]:
    """The rows of a table in words, the label first."""
    return [(row.label, *map(shown, row.values)) for row in table.rows]


def _number(count: int) -> Decimal:
    return Decimal(count)


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)


def _totals(sides: Sides, effects: Effects, source: Source) -> Table:
    total = effects.total
    heads = ("Prima", "Dopo") if sides.after else ("Valore",)
    other = Tally(counted=total.other_counted, cents=total.other_cents)
    rows: list[tuple[str, str, tuple[Value, ...]]] = [
        ("persone", "Persone", (_number(total.people), _number(total.people))),
        ("importo", "Con un importo", (_number(total.counted), _number(total.other_counted))),
        ("pagano", "Che pagano", (_number(total.paying), _number(total.other_paying))),
        ("gettito", "Gettito", (_money(total.cents), _money(total.other_cents))),
        ("media", "Media di chi ha un importo", (_money(mean(total)), _money(mean(other)))),
    ]
    return Table(
        code="totali",
        title="In tutto",
        columns=tuple(Column(heading=each) for each in heads),
        rows=tuple(Row(code=code, label=label, values=values[: len(heads)]) for code, label, values in rows),
        source=source,
        note=f"Gli importi sono {sides.period}." if sides.period else "",
    )


def _groups(
    sides: Sides, code: str, title: str, stub: str, found: Iterator[tuple[str, str, Tally]], source: Source
) -> Table:
    rows = [Row(code=each, label=label, values=_cells(tally, sides)) for each, label, tally in found]
    return Table(
        code=code,
        title=title,
        stub=stub,
        columns=(*ALONE, *(COMPARED if sides.after else ())),
        rows=tuple(rows),
        source=source,
        note=f"Gettito e media con {sides.names[0]}." if sides.after else "Quanto paga in media chi ha un importo.",
    )


def _cells(tally: Tally, sides: Sides) -> tuple[Value, ...]:
    first = (_number(tally.people), _number(tally.paying), _money(tally.cents), _money(mean(tally)))
    if sides.after is None:
        return first
    moved = (_number(each) for each in (tally.more, tally.less, tally.same))
    return (*first, *moved, _money(tally.more_cents - tally.less_cents))


def _spans(effects: Effects, source: Source) -> Table:
    spans = effects.spans
    counts = zip(span_names(), spans.less, spans.more, strict=True) if spans else ()
    rows = [
        Row(code=str(place), label=name, values=(_number(less), _number(more)))
        for place, (name, less, more) in enumerate(counts)
    ]
    heads = tuple(Column(heading=each, measure=Measure.NUMBER) for each in ("Di meno", "Di più"))
    note = f"Lo stesso: {people_said(effects.total.same)}."
    return Table(
        code="variazioni",
        title="Di quanto cambia",
        stub="Quanto",
        columns=heads,
        rows=tuple(rows),
        source=source,
        note=note,
    )


def _rates(effects: Effects, source: Source) -> Table:
    sides = [rate_counts(each) for each in (effects.rates, effects.other_rates) if each is not None]
    heads = ("Prima", "Dopo") if len(sides) > 1 else ("Persone",)
    rows = [
        Row(code=str(place), label=name, values=tuple(_number(side[place]) for side in sides))
        for place, name in enumerate(rate_names())
    ]
    return Table(
        code="aliquote",
        title="Persone per aliquota marginale",
        stub="Aliquota",
        columns=tuple(Column(heading=each, measure=Measure.NUMBER) for each in heads),
        rows=tuple(rows),
        source=source,
        note="Di cento euro di ISEE in più, quanto va nella quota in un anno.",
    )


_CHANGES = tuple(Column(heading=each, measure=Measure.MONEY) for each in ("ISEE", "Prima", "Dopo", "Differenza"))
_JUMPS = tuple(Column(heading=each, measure=Measure.MONEY) for each in ("Oltre un ISEE di", "Da", "A"))


def _changes(effects: Effects, source: Source) -> Table:
    rows = [
        Row(
            code=f"{way}{place}",
            label=f"{label}{f', persona {each.person}' if each.person else ''}",
            values=_change(each),
        )
        for way, label, found in (("su", "Aumento", effects.raised), ("giu", "Diminuzione", effects.lowered))
        for place, each in enumerate(found)
    ]
    return Table(
        code="cambi", title="I cambi più grandi", stub="Chi", columns=_CHANGES, rows=tuple(rows), source=source
    )


def _change(each: Change) -> tuple[Value, ...]:
    isee = "senza ISEE" if each.isee_cents is None else Money(each.isee_cents)
    return isee, Money(each.before), Money(each.after), Money(each.difference)


def _jumps(looks: Sequence[tuple[str, Look]]) -> Iterator[Row]:
    """The leaps of each curve beyond what its regulation accepts, its other keys as in the example."""
    for place, (name, seen) in enumerate(looks):
        for number, ends in enumerate(seen.leaps):
            yield Row(code=f"{place}-{number}", label=name, values=tuple(Money(_cents(each)) for each in ends))


def _cents(euro: Fraction) -> int:
    return (euro * 100 + Fraction(1, 2)).__floor__()
