"""A fund as tables of figures: make-up, uses, agreements, limit; years side by side."""

from collections.abc import Iterable, Iterator, Sequence

from traguardo.incentives.domain.fund import Reckoning
from traguardo.incentives.domain.fund.years import compare
from traguardo.incentives.queries.fund_blocks import Block, Layout, laid_out
from traguardo.incentives.queries.funds import FundSheet
from traguardo.kernel.figure import Source
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table

AMOUNT = Column(heading="Importo", measure=Measure.MONEY)
LAW = Column(heading="Norma o clausola")


def fund_tables(sheet: FundSheet) -> tuple[Table, ...]:
    """Every table of a fund that has something to say."""
    layout, sums = laid_out(sheet.sums), sheet.sums
    found = [make_up(sheet, layout), uses(sheet, layout)]
    found += [agreements(sheet)] if sums.agreements else []
    found += [limit(sheet)] if sums.limit else []
    return tuple(found)


def make_up(sheet: FundSheet, layout: Layout) -> Table:
    """Sections, their lines, the total of the fund."""
    rows = [row for block in layout.make_up for row in _block(block)]
    rows.append(Row(code="totale", label="Totale del fondo", values=("", sheet.sums.total), kind=RowKind.TOTAL))
    return _table(sheet, "costituzione", "Costituzione del fondo", (LAW, AMOUNT), rows)


def uses(sheet: FundSheet, layout: Layout) -> Table:
    """Pools, their uses, what is left of each."""
    rows = [row for block in layout.spending for row in _block(block)]
    rows.append(Row(code="totale", label="Totale degli usi", values=("", sheet.sums.used), kind=RowKind.TOTAL))
    return _table(sheet, "destinazione", "Destinazione del fondo", (LAW, AMOUNT), rows)


def agreements(sheet: FundSheet) -> Table:
    """Agreements with third parties: who they go to, what came in, what can be paid."""
    heads = ("Importo", "A chi ci lavora", "A chi aiuta", "Incassato", "Si può pagare")
    rows = [
        Row(
            code=each.agreement.code,
            label=each.agreement.title,
            values=(
                each.agreement.amount,
                each.direct,
                each.indirect,
                each.cashed,
                each.payable_direct + each.payable_indirect,
            ),
        )
        for each in sheet.sums.agreements
    ]
    sums = tuple(_sum(row.values[place] for row in rows) for place in range(len(heads)))
    rows.append(Row(code="totale", label="Totale delle convenzioni", values=sums, kind=RowKind.TOTAL))
    columns = tuple(Column(heading=head, measure=Measure.MONEY) for head in heads)
    note = "Si paga solo ciò che è entrato; «n.d.»: nessun incasso registrato."
    return _table(sheet, "convenzioni", "Convenzioni con terzi", columns, rows, note=note)


def limit(sheet: FundSheet) -> Table:
    """The limit of the year 2016, adjusted, and what counts for it (D.Lgs. 75/2017, art. 23, c. 2)."""
    found = sheet.sums.limit
    if found is None:
        raise LookupError("Il fondo non dice il limite del 2016.")
    rows = [
        Row(code="limite-2016", label="Salario accessorio del 2016", values=(found.amount_2016,)),
        Row(code="adeguamento", label="Adeguamento al personale", values=(found.added,)),
        Row(code="limite", label="Limite", values=(found.limit,), kind=RowKind.SUBTOTAL),
        Row(code="dentro", label="Voci del fondo che contano", values=(found.counted,)),
        Row(code="altro", label="Altro denaro che conta, fuori dal fondo", values=(found.others,)),
        Row(code="contato", label="Conta per il limite", values=(found.counted + found.others,), kind=RowKind.SUBTOTAL),
        Row(code="margine", label="Margine", values=(found.room,), kind=RowKind.TOTAL),
        Row(code="fuori", label="Voci del fondo che non contano", values=(found.outside,)),
    ]
    return _table(
        sheet,
        "limite",
        "Limite del salario accessorio",
        (AMOUNT,),
        rows,
        note=f"{found.why[:1].upper()}{found.why[1:]}.",
    )


def compared(sheets: Sequence[FundSheet]) -> Table:
    """Funds side by side, line by line: lines are the same when their code, or else their description, is."""
    names = [sheet.name.removeprefix("Fondo ") for sheet in sheets]
    columns = tuple(Column(heading=name, measure=Measure.MONEY) for name in names)
    if len(sheets) > 1:
        columns += (Column(heading="Differenza", measure=Measure.MONEY),)
    rows = [
        Row(code=f"{number}", label=label, values=_with_change(amounts), kind=kind)
        for number, (label, amounts, kind) in enumerate(_lines_of([sheet.sums for sheet in sheets]))
    ]
    source = Source(description=f"Fondi {', '.join(names)}")
    note = "La differenza è fra il primo e l’ultimo anno. «n.d.»: la voce non c’è." if len(sheets) > 1 else ""
    return Table(
        code="confronto", title="Fondi a confronto", columns=columns, rows=tuple(rows), source=source, note=note
    )


def _lines_of(funds: Sequence[Reckoning]) -> Iterator[tuple[str, list[Money | None], RowKind]]:
    for code in dict.fromkeys(each.section.code for fund in funds for each in fund.sections):
        sections = [next((each for each in fund.sections if each.section.code == code), None) for fund in funds]
        held = [{line.line.description: line.amount for line in each.lines} if each else {} for each in sections]
        for description in dict.fromkeys(name for lines in held for name in lines):
            yield description, [lines.get(description) for lines in held], RowKind.ITEM
        title = next(each.section.title for each in reversed(sections) if each)
        yield title, [each.total if each else None for each in sections], RowKind.SUBTOTAL
    for description in dict.fromkeys(use.use.description for fund in funds for pool in fund.pools for use in pool.uses):
        yield f"Uso: {description}", [_used(fund, description) for fund in funds], RowKind.ITEM
    sections_seen = {each.section.code for fund in funds for each in fund.sections}
    for row in compare(funds).rows[len(sections_seen) :]:
        yield row.label, list(row.amounts), RowKind.SUBTOTAL


def _used(fund: Reckoning, description: str) -> Money | None:
    found = [use.amount for pool in fund.pools for use in pool.uses if use.use.description == description]
    return _sum(found) if found else None


def _with_change(amounts: list[Money | None]) -> tuple[Money | None, ...]:
    first, last = amounts[0], amounts[-1]
    change = last - first if first is not None and last is not None else None
    return (*amounts, change) if len(amounts) > 1 else tuple(amounts)


def _block(block: Block) -> Iterator[Row]:
    yield Row(code=f"{block.code}:capo", label=block.title, kind=RowKind.GROUP)
    for number, (label, amount) in enumerate(block.before):
        last = number == len(block.before) - 1
        kind = RowKind.SUBTOTAL if last else RowKind.ITEM
        yield Row(code=f"{block.code}:prima-{number}", label=label, values=("", amount), kind=kind)
    for entry in block.rows:
        yield Row(code=entry.code, label=entry.label, values=(entry.law, entry.amount))
    for number, (label, amount) in enumerate(block.after):
        yield Row(code=f"{block.code}:dopo-{number}", label=label, values=("", amount), kind=RowKind.SUBTOTAL)


def _table(
    sheet: FundSheet, code: str, title: str, columns: tuple[Column, ...], rows: Iterable[Row], note: str = ""
) -> Table:
    source = Source(description=f"{sheet.name}, {sheet.stage.label}", sha256=sheet.digest)
    return Table(
        code=f"{code}-{sheet.year}",
        title=f"{title} {sheet.year}",
        columns=columns,
        rows=tuple(rows),
        source=source,
        note=note,
    )


def _sum(amounts: Iterable[object]) -> Money:
    return Money(sum(each.cents for each in amounts if isinstance(each, Money)))
