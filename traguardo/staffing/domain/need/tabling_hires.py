"""The plan of hires as tables of figures: the hires, the years with new ones apart from the running total, the months."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.figure import Source
from traguardo.kernel.italian import MONTHS
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value
from traguardo.staffing.domain.need.model import Hire
from traguardo.staffing.domain.need.sums import NeedSums
from traguardo.staffing.domain.need.tabling import decimal

RUNNING = (
    "Le unità nuove sono quelle dell'anno; quelle in tutto comprendono gli anni prima e non sono altre assunzioni."
)


def hiring_tables(sums: NeedSums, source: Source) -> tuple[Table, ...]:
    """The plan, its years, its months; none without hires."""
    return (hires(sums, source), years(sums, source), months(sums, source)) if sums.hires else ()


def hires(sums: NeedSums, source: Source) -> Table:
    """Each hire with its day, channel, cost by year and at full run, and what pays it; who is lent has a column apart."""
    rows, lent = [], _lent(sums)
    for each in sums.hires:
        costs = tuple(each.in_year.get(year, Money(0)) for year in sums.need.years)
        day = (each.hire.first_day, each.hire.kind.label)
        values: tuple[Value, ...] = (*_units([each.hire], lent=lent), *day, *costs, each.yearly, _paid(each.hire, sums))
        row = Row(code=each.hire.code, label=named(each.hire), values=values)
        rows.append(row)
    in_year = tuple(_sum(each.in_year.get(year, Money(0)) for each in sums.hires) for year in sums.need.years)
    units = _units([each.hire for each in sums.hires], lent=lent)
    totals = (*units, None, "", *in_year, sums.yearly, "")
    rows.append(Row(code="total", label="Totale", values=totals, kind=RowKind.TOTAL))
    columns = (
        Column(heading="Unità", measure=Measure.NUMBER),
        *((Column(heading="In comando", measure=Measure.NUMBER),) if lent else ()),
        Column(heading="Dal", measure=Measure.DAY),
        Column(heading="Come"),
        *(Column(heading=str(year), measure=Measure.MONEY) for year in sums.need.years),
        Column(heading="In un anno intero", measure=Measure.MONEY),
        Column(heading="Chi paga"),
    )
    note = "I comandi da altri enti non contano fra le unità: restano personale del loro ente." if lent else ""
    return _table("assunzioni-piano", "Piano delle assunzioni", "Assunzione", columns, rows, source, note)


def years(sums: NeedSums, source: Source) -> Table:
    """New hires apart from the running total, and what each year costs."""
    rows = [
        Row(
            code=str(each.year),
            label=str(each.year),
            values=(
                decimal(each.new_units),
                decimal(each.running_units),
                each.new_cost,
                each.cost,
                each.yearly,
            ),
        )
        for each in sums.years
    ]
    columns = (
        Column(heading="Unità nuove", measure=Measure.NUMBER),
        Column(heading="Unità in tutto", measure=Measure.NUMBER),
        Column(heading="Costo delle nuove", measure=Measure.MONEY),
        Column(heading="Costo dell'anno", measure=Measure.MONEY),
        Column(heading="A regime", measure=Measure.MONEY),
    )
    return _table("assunzioni-anni", "Assunzioni anno per anno", "Anno", columns, rows, source, RUNNING)


def months(sums: NeedSums, source: Source) -> Table:
    """What the hires cost month by month, and the running total of each year."""
    running = [_running(each.months) for each in sums.years]
    rows = []
    for place, month in enumerate(MONTHS):
        pairs = [(each.months[place], running[at][place]) for at, each in enumerate(sums.years)]
        rows.append(
            Row(code=f"{place + 1:02d}", label=month.capitalize(), values=tuple(v for pair in pairs for v in pair))
        )
    whole = tuple(value for each in sums.years for value in (each.cost, None))
    rows.append(Row(code="total", label="Totale", values=whole, kind=RowKind.TOTAL))
    columns = [
        Column(heading=f"{each.year}{what}", measure=Measure.MONEY)
        for each in sums.years
        for what in ("", ", da gennaio")
    ]
    return _table("assunzioni-mesi", "Costo delle assunzioni mese per mese", "Mese", columns, rows, source)


def named(hire: Hire) -> str:
    """A hire in words: what it is, else the post it goes to."""
    return hire.what or hire.post


def _running(amounts: Sequence[Money]) -> list[Money]:
    return [_sum(amounts[: place + 1]) for place in range(len(amounts))]


def _paid(hire: Hire, sums: NeedSums) -> str:
    titles = {each.source.code: each.source.title for each in sums.sources}
    told = [f"{titles.get(each.source, each.source)}: {each.amount}" for each in hire.paid]
    return "; ".join(told) or ("nessuna nuova spesa" if hire.free else "")


def _units(hires: Sequence[Hire], *, lent: bool) -> tuple[Decimal | None, ...]:
    """The units hired, then, where there are any, those lent by other bodies."""
    hired, others = (
        sum((each.units for each in hires if each.counts is counted), Fraction(0)) for counted in (True, False)
    )
    return (decimal(hired), decimal(others)) if lent else (decimal(hired),)


def _lent(sums: NeedSums) -> bool:
    return any(not each.hire.counts for each in sums.hires)


def _sum(amounts: Iterable[Money]) -> Money:
    return Money(sum(each.cents for each in amounts))


def _table(
    code: str, title: str, stub: str, columns: Sequence[Column], rows: Sequence[Row], source: Source, note: str = ""
) -> Table:
    return Table(code=code, title=title, columns=tuple(columns), rows=tuple(rows), source=source, stub=stub, note=note)
