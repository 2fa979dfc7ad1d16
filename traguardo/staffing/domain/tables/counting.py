"""Heads by contract, category, profile and unit, at one day or more; changes between the first and the last, on the first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.italian import it_day
from traguardo.kernel.ratio import rounded
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value
from traguardo.kernel.wording import letters
from traguardo.staffing.domain.people import Contract, Person, Position
from traguardo.staffing.domain.tables.heads import AT_WORK, EMPLOYED, REGISTER, Head, heads_on, mains_on

Counts = Sequence[Fraction]
Label = Callable[[Head], str]
CHANGE, CHANGE_PERCENT = "Variazione", "Variazione %"
NOTE = "La variazione è fra la prima e l'ultima data, calcolata sulla prima."
UNNAMED = "Non indicato"


def by_contract(people: Iterable[Person], days: Sequence[date]) -> Table:
    """Employees and others, with a subtotal each; an employee seconded elsewhere stays an employee."""
    everybody = list(people)
    counted = [mains_on(everybody, day) for day in days]

    def row(contracts: Sequence[Contract], code: str, label: str, kind: RowKind = RowKind.ITEM) -> Row:
        return _row(code, label, [_heads(heads, contracts) for heads in counted], kind)

    others = (Contract.SECONDED_IN, Contract.AGENCY)
    rows = [
        *(row([each], each.value, each.label.capitalize()) for each in EMPLOYED),
        row(EMPLOYED, "employed", "Personale dipendente", RowKind.SUBTOTAL),
        *(row([each], each.value, each.label.capitalize()) for each in others),
        row(others, "others", "Personale non dipendente", RowKind.SUBTOTAL),
        row([*EMPLOYED, *others], "total", "Totale", RowKind.TOTAL),
    ]
    return _table("by-contract", "Personale per rapporto di lavoro", "Rapporto", rows, days)


def by_category(people: Iterable[Person], days: Sequence[date], *, contracts: Sequence[Contract] = EMPLOYED) -> Table:
    """Heads by category, of employees unless others are asked."""
    table = ("by-category", "Personale per area o categoria", "Area o categoria")
    return _grouped(table, people, days, contracts, lambda head: head.spell.category)


def by_profile(
    people: Iterable[Person],
    days: Sequence[date],
    *,
    contracts: Sequence[Contract] = (*EMPLOYED, Contract.SECONDED_IN, Contract.AGENCY),
    groups: Mapping[str, str] | None = None,
) -> Table:
    """Heads by profile; `groups` puts profiles together («Educatore» under «Altro»), the rest keeps its name."""
    named = {letters(profile): group for profile, group in (groups or {}).items()}
    table = ("by-profile", "Personale per profilo", "Profilo")
    return _grouped(
        table, people, days, contracts, lambda head: named.get(letters(head.spell.profile), head.spell.profile)
    )


def by_unit(
    people: Iterable[Person],
    days: Sequence[date],
    *,
    names: Mapping[str, str] | None = None,
    contracts: Sequence[Contract] = AT_WORK,
    leaving_out: Sequence[Position] = (),
) -> Table:
    """Those at work by unit, in the order of `names`; who works for two units counts for their part in each.

    `leaving_out`: positions not counted, as where the director is above all units.
    """
    everybody, units = list(people), dict(names or {})
    counted = [
        [
            head
            for head in heads_on(everybody, day)
            if head.spell.contract in contracts and head.spell.position not in leaving_out
        ]
        for day in days
    ]
    for code in sorted({head.spell.unit for heads in counted for head in heads}):
        units.setdefault(code, code)
    rows = [
        _row(code, name, [_sum(head for head in heads if head.spell.unit == code) for heads in counted])
        for code, name in units.items()
    ]
    rows.append(_row("total", "Totale", [_sum(heads) for heads in counted], RowKind.TOTAL))
    return _table("by-unit", "Personale per unità", "Unità", rows, days)


def _grouped(
    named: tuple[str, str, str],
    people: Iterable[Person],
    days: Sequence[date],
    contracts: Sequence[Contract],
    label: Label,
) -> Table:
    everybody = list(people)
    counted = [[head for head in mains_on(everybody, day) if head.spell.contract in contracts] for day in days]
    labels = sorted({label(head) or UNNAMED for heads in counted for head in heads}, key=str.casefold)
    rows = [
        _row(name, name, [_sum(head for head in heads if (label(head) or UNNAMED) == name) for heads in counted])
        for name in labels
    ]
    code, title, stub = named
    total = _row("total", "Totale", [_sum(heads) for heads in counted], RowKind.TOTAL)
    return _table(code, title, stub, [*rows, total], days)


def _heads(heads: Iterable[Head], contracts: Sequence[Contract]) -> Fraction:
    return _sum(head for head in heads if head.spell.contract in contracts)


def _sum(heads: Iterable[Head]) -> Fraction:
    return sum((head.share for head in heads), Fraction(0))


def _row(code: str, label: str, counts: Counts, kind: RowKind = RowKind.ITEM) -> Row:
    values: list[Value] = [decimal(count) for count in counts]
    if len(counts) > 1:
        change = counts[-1] - counts[0]
        values += [decimal(change), rounded(change / counts[0] * 100, 1) if counts[0] else None]
    return Row(code=code, label=label, values=tuple(values), kind=kind)


def decimal(count: Fraction) -> Decimal:
    """A count of heads: whole, or to the hundredth."""
    return Decimal(count.numerator) if count.denominator == 1 else rounded(count).normalize()


def _table(code: str, title: str, stub: str, rows: Sequence[Row], days: Sequence[date]) -> Table:
    columns = [Column(heading=it_day(day), measure=Measure.NUMBER, unit="persone") for day in days]
    if len(days) > 1:
        columns.append(Column(heading=CHANGE, measure=Measure.NUMBER, unit="persone"))
        columns.append(Column(heading=CHANGE_PERCENT, measure=Measure.PERCENT))
    return Table(
        code=code,
        title=title,
        columns=tuple(columns),
        rows=tuple(rows),
        source=REGISTER,
        stub=stub,
        as_of=days[-1],
        note=NOTE if len(days) > 1 else "",
    )
