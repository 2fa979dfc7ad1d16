"""A fund as plain text: the answer first, make-up, uses, agreements, limit, years side by side, findings."""

from collections.abc import Iterator

from traguardo.incentives.domain.fund import (
    NEXT_YEAR,
    SAVING,
    Comparison,
    LimitSum,
    LineSum,
    Pool,
    PoolSum,
    Reckoning,
    SectionSum,
    UseSum,
)
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.wording import short
from traguardo.ui import terminal

MARGIN, CODE, LABEL, AMOUNT = "  ", 4, 70, 18
RULE = f"{MARGIN}{'':{LABEL}}  {'─' * AMOUNT}"


def as_text(sums: Reckoning, years: Comparison | None = None) -> str:
    """The whole page; `years` where other funds stand beside it."""
    parts = [list(_answer(sums)), *(list(_section(each)) for each in sums.sections), list(_totals(sums))]
    parts += [list(_pool(each, sums)) for each in sums.pools]
    parts += [list(_agreements(sums)), list(_end(sums))]
    parts += [list(_limit(sums.limit)) if sums.limit else [], list(_years(years)) if years else []]
    parts += [["RILIEVI", *terminal.told(sums.findings, terminal.in_a_file)] if sums.findings else []]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _answer(sums: Reckoning) -> Iterator[str]:
    title = sums.fund.title or f"Fondo {sums.fund.year}"
    yield f"{title}, {sums.fund.authority}: {it_money(sums.total.cents)}. {terminal.tally(sums.findings).capitalize()}."


def _section(sums: SectionSum) -> Iterator[str]:
    yield sums.section.title.upper()
    for each in sums.lines:
        yield f"  {_fit(each.line.code, CODE)} {_row(each.line.description, each.amount, LABEL - CODE - 1)}"
        if each.why:
            yield f"  {'':{CODE}} {_formula(each)}"
    yield RULE
    if sums.deductions.cents:
        yield MARGIN + _row("Voci", sums.items)
        yield MARGIN + _row("Decurtazioni", sums.deductions)
    yield MARGIN + _row(f"Totale {sums.section.title}", sums.total)


def _formula(sums: LineSum | UseSum) -> str:
    if sums.computed in {None, sums.amount}:
        return f"= {sums.why}"
    return f"≠ {sums.why}, che dà {_money(sums.computed)}"


def _totals(sums: Reckoning) -> Iterator[str]:
    yield "TOTALI"
    for each in sums.totals:
        yield MARGIN + _row(each.total.title, each.amount)
    yield MARGIN + _row("Totale del fondo", sums.total)


def _pool(sums: PoolSum, whole: Reckoning) -> Iterator[str]:
    yield sums.pool.title.upper()
    yield MARGIN + _row("Risorse proprie", sums.own)
    if sums.received.cents:
        yield MARGIN + _row("Residui ricevuti da altri blocchi", sums.received)
    for each in sums.uses:
        yield MARGIN + _row(f"– {each.use.description}", each.amount)
        if each.why:
            yield f"{MARGIN}  {_formula(each)}"
        if each.payable != each.amount:
            yield MARGIN + _row("    di cui si può già pagare", each.payable)
        if each.left.cents:
            yield MARGIN + _row("    di cui non distribuito", each.left)
    yield RULE
    yield MARGIN + _row(f"Residuo{_destination(sums.pool, whole)}", sums.residual)


def _destination(pool: Pool, whole: Reckoning) -> str:
    titles = {each.code: f"«{each.title}»" for each in whole.fund.pools}
    ends = {NEXT_YEAR: "all'anno dopo", SAVING: "economia di bilancio", "": "senza destinazione"}
    return f" → {titles.get(pool.then) or ends[pool.then]}"


def _agreements(sums: Reckoning) -> Iterator[str]:
    if not sums.agreements:
        return
    yield "CONVENZIONI (si pagano solo se incassate)"
    head = ("importo", "quota diretta", "quota indiretta", "incassato", "pagabile")
    yield f"  {'':36}{''.join(f'{each:>17}' for each in head)}"
    for each in sums.agreements:
        payable = each.payable_direct + each.payable_indirect
        amounts = (each.agreement.amount, each.direct, each.indirect, each.cashed, payable)
        yield f"  {_fit(each.agreement.title, 36)}{''.join(f'{_money(amount):>17}' for amount in amounts)}"


def _end(sums: Reckoning) -> Iterator[str]:
    if sums.pools:
        yield "IN TUTTO"
        yield MARGIN + _row("Usi", sums.used)
        if sums.left.cents:
            yield MARGIN + _row("Non distribuito (compreso nelle righe che seguono)", sums.left)
        yield MARGIN + _row("All'anno dopo", sums.carry_over)
        yield MARGIN + _row("Economie di bilancio", sums.savings)
        if sums.idle.cents:
            yield MARGIN + _row("Senza destinazione", sums.idle)


def _limit(limit: LimitSum) -> Iterator[str]:
    yield "LIMITE DEL TRATTAMENTO ACCESSORIO" + ("" if limit.in_force else " (non ancora in vigore)")
    yield MARGIN + _row("Risorse del fondo che contano", limit.counted)
    yield MARGIN + _row("Altre risorse che contano", limit.others)
    yield MARGIN + _row("Risorse fuori dal limite", limit.outside)
    yield MARGIN + _row("Limite del 2016", limit.amount_2016)
    yield MARGIN + _row("Adeguamento per il personale", limit.added)
    yield RULE
    yield MARGIN + _row("Margine" if limit.room.cents >= 0 else "OLTRE IL LIMITE", limit.room)
    yield f"  {limit.why.capitalize()}."


def _years(years: Comparison) -> Iterator[str]:
    yield "ANNI A CONFRONTO"
    yield f"  {'':36}{''.join(f'{year:>{AMOUNT}}' for year in years.years)}{'differenza':>{AMOUNT}}"
    for row in years.rows:
        cells = "".join(f"{_money(amount):>{AMOUNT}}" for amount in (*row.amounts, row.change))
        yield f"  {_fit(row.label, 36)}{cells}"


def _row(label: str, amount: Money, width: int = LABEL) -> str:
    return f"{_fit(label, width)}  {_money(amount):>{AMOUNT}}"


def _fit(text: str, width: int) -> str:
    indent = len(text) - len(text.lstrip())
    return f"{' ' * indent}{short(text, length=width - indent):<{width - indent}}"


def _money(amount: Money | None) -> str:
    return it_money(None if amount is None else amount.cents)
