"""Each rule in words: a table as a table, the other schemas as short sentences in the order they are done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from traguardo.kernel.wording import listed
from traguardo.social_services.domain.explaining.rules import STEP_TITLES
from traguardo.social_services.domain.explaining.words import amount, count
from traguardo.social_services.domain.plain.phrases import Phrases
from traguardo.social_services.domain.regulation import (
    NOTHING,
    ONE,
    Adjust,
    AnyRule,
    Cell,
    CellKind,
    Line,
    Number,
    Payer,
    Quantity,
    Residual,
    Row,
    Split,
    Step,
    StepKind,
    Table,
)

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SCHEMAS = {
    "Table": "tabella",
    "Residual": "ciò che resta",
    "Quantity": "quantità per prezzo",
    "Adjust": "passi in ordine",
    "Split": "chi paga",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTold:
    """Words of a table: its heads, then a row each."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTold:
    """A rule: its words, where it is written, and what it does."""

    name: str
    title: str
    schema: str
    article: str
    act: str
    note: str
    lines: tuple[str, ...]
    table: TableTold | None = None


def tell_rule(phrases: Phrases, rule: AnyRule) -> RuleTold:
    """The rule in words."""
    kind = type(rule).__name__
    return RuleTold(
        name=rule.name,
        title=rule.title,
        schema=SCHEMAS[kind],
        article=rule.article,
        act=" · ".join(part for part in (rule.resolution, rule.law) if part),
        note=rule.note,
        lines=tuple(_TELLERS[kind](phrases, rule)),
        table=_table(phrases, rule) if isinstance(rule, Table) else None,
    )


def _table(phrases: Phrases, rule: Table) -> TableTold:
    """A column for each name the rows look at, in the order of the table's keys."""
    looked = dict.fromkeys(name for row in rule.rows for name in row.when)
    names = [*(name for name in rule.keys if name in looked), *(name for name in looked if name not in rule.keys)]
    titled = any(row.title or row.article for row in rule.rows)
    heads = (*(phrases.label(name) for name in names), "Dà")
    rows = tuple(
        (*([_row_title(row, place)] if titled else []), *(_must(phrases, row, name) for name in names), cell_words(phrases, row.cell))
        for place, row in enumerate(rule.rows, start=1)
    )  # fmt: skip
    return TableTold(heads=("Riga", *heads) if titled else heads, rows=rows)


def _row_title(row: Row, place: int) -> str:
    title = row.title or f"riga {place}"
    return f"{title} ({row.article})" if row.article else title


def _must(phrases: Phrases, row: Row, name: str) -> str:
    return phrases.match(name, row.when[name]) if name in row.when else "qualsiasi"


def cell_words(phrases: Phrases, cell: Cell) -> str:
    """What a cell gives."""
    of = f" di {phrases.said(cell.of)}" if cell.of is not None else ""
    if cell.kind is CellKind.NOT_ADMITTED:
        return f"non ammesso: {cell.reason}"
    if cell.kind is CellKind.AMOUNT:
        return phrases.said(cell.figure, money=True)
    if cell.kind is CellKind.PERCENT:
        return f"{_percent(phrases, cell)}{of}" if cell.figure != NOTHING else "niente"
    if cell.kind is CellKind.LINEAR:
        unit = "%" if cell.of is not None else ""
        points = ", ".join(f"{phrases.said(at, money=True)} → {phrases.said(to, money=not unit)}{unit}" for at, to in cell.points)  # fmt: skip
        return f"in linea retta lungo «{phrases.label(cell.along)}» fra i punti {points}{of}"
    if cell.kind is CellKind.PROPORTIONAL:
        return f"{phrases.said(cell.figure)} per ogni unità di «{phrases.label(cell.along)}»{of}"
    return f"{_polynomial(cell)}{'%' if of else ' €'}{of}, con x = «{phrases.label(cell.along)}»{_per(cell)}"


def _percent(phrases: Phrases, cell: Cell) -> str:
    whole = isinstance(cell.figure, Number)
    return f"{phrases.said(cell.figure)}{'%' if whole else ' per cento'}"


def _polynomial(cell: Cell) -> str:
    powers = ("", " × x", *(f" × x{str(power).translate(RAISED)}" for power in range(2, len(cell.coefficients))))
    terms = [f"{count(each)}{power}" for each, power in zip(cell.coefficients, powers, strict=False) if each]
    return f"({' + '.join(terms) or '0'})"


def _per(cell: Cell) -> str:
    return f" diviso {count(cell.per)}" if cell.per != 1 else ""


def _table_lines(phrases: Phrases, rule: Table) -> Iterator[str]:
    yield f"Si guarda {listed(f'«{phrases.label(name)}»' for name in rule.keys)}: vale la prima riga giusta."
    yield from (f"Se {phrases.condition(shift.when)}, si passa {abs(shift.rows)} {'riga' if abs(shift.rows) == 1 else 'righe'} più {'in su' if shift.rows < 0 else 'in giù'}{_of(shift.article)}." for shift in rule.shifts)  # fmt: skip
    if rule.if_absent is not None:
        yield f"Chi non presenta il dato: {cell_words(phrases, rule.if_absent)}."
    if rule.otherwise is not None:
        yield f"In tutti gli altri casi: {cell_words(phrases, rule.otherwise)}."


def _residual_lines(phrases: Phrases, rule: Residual) -> Iterator[str]:
    kept = f" meno {phrases.said(rule.safeguard, money=True)}" if rule.safeguard != NOTHING else ""
    divided = f", diviso {phrases.said(rule.per)}" if rule.per != ONE else ""
    yield f"La persona può pagare {phrases.said(rule.means)}{kept}{divided}."
    left = "la persona paga" if rule.gives == "user" else "l’ente mette"
    yield f"Da {phrases.said(rule.quota)} si toglie questa somma: {left} ciò che resta, mai meno di zero."


def _quantity_lines(phrases: Phrases, rule: Quantity) -> Iterator[str]:
    yield "È la somma di queste voci."
    yield from (_line(phrases, line) for line in rule.lines)


def _line(phrases: Phrases, line: Line) -> str:
    if line.units is None or line.price is None:
        fixed = phrases.said(line.fixed, money=True) if line.fixed is not None else "niente"
        return f"{line.title}: {fixed}{_if(phrases, line.when)}{_of(line.article)}."
    parts = [f"{line.title}: {phrases.said(line.units)} × {phrases.said(line.price, money=True)}"]
    parts += [f"al {phrases.said(line.percent)}%"] if line.percent != Number(ONE.value * 100) else []
    parts += [f"{'le altre' if tier.up_to is None else f'fino a {phrases.said(tier.up_to)}'} al {phrases.said(tier.percent)}%" for tier in line.tiers]  # fmt: skip
    parts += [f"le prime {phrases.said(line.free)} dell’anno gratuite"] if line.free is not None else []
    if line.limit is not None:
        beyond = f"al {phrases.said(line.beyond)}%" if line.beyond is not None else "non ammesse"
        parts.append(f"oltre {phrases.said(line.limit)} l’anno {beyond}")
    return f"{', '.join(parts)}{_if(phrases, line.when)}{_of(line.article)}."


def _adjust_lines(phrases: Phrases, rule: Adjust) -> Iterator[str]:
    yield f"Si parte da {phrases.said(rule.of)}."
    yield from (_step(phrases, step) for step in rule.steps)


def _step(phrases: Phrases, step: Step) -> str:
    title = step.title or STEP_TITLES[step.kind]
    return f"{title[:1].upper()}{title[1:]}: {_done(phrases, step)}{_if(phrases, step.when)}{_of(step.article)}."


def _done(phrases: Phrases, step: Step) -> str:
    if step.kind is StepKind.NOT_ADMITTED:
        return f"non ammesso, {step.reason}"
    if step.taper is not None:
        taper = step.taper
        return f"tutto fino a {phrases.said(taper.start, money=True)} di {phrases.said(taper.along)}, niente da {phrases.said(taper.end, money=True)}, in mezzo scende in proporzione"  # fmt: skip
    if step.rounding is not None:
        return f"al multiplo di {amount(step.rounding.step, money=True)}"
    if step.kind in {StepKind.DISCOUNT, StepKind.SURCHARGE}:
        word = "meno" if step.kind is StepKind.DISCOUNT else "più"
        return f"{word} il {phrases.said(step.figure)}%"
    return f"{_DONE[step.kind]} {phrases.said(step.figure, money=True)}"


_DONE = {
    StepKind.SUBTRACT: "meno",
    StepKind.ADD: "più",
    StepKind.MINIMUM: "almeno",
    StepKind.MAXIMUM: "al più",
    StepKind.REPLACE: "diventa",
}


def _split_lines(phrases: Phrases, rule: Split) -> Iterator[str]:
    yield f"Si divide {phrases.said(rule.of)}, al centesimo."
    yield from (_payer(phrases, payer) for payer in rule.payers)


def _payer(phrases: Phrases, payer: Payer) -> str:
    if payer.weight is not None:
        how = f"in proporzione a {phrases.said(payer.weight)}"
    elif payer.rest or payer.amount is None:
        how = "tutto ciò che resta"
    else:
        how = phrases.said(payer.amount)
    return f"{payer.label}: {how}{_of(payer.article)}."


def _if(phrases: Phrases, when: object) -> str:
    return f", se {phrases.condition(when)}" if when else ""  # type: ignore[arg-type]


def _of(article: str) -> str:
    return f" ({article})" if article else ""


_TELLERS: dict[str, Callable[..., Iterator[str]]] = {
    "Table": _table_lines,
    "Residual": _residual_lines,
    "Quantity": _quantity_lines,
    "Adjust": _adjust_lines,
    "Split": _split_lines,
}
