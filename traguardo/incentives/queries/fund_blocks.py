"""A fund laid out for a page: its parts row by row, with running totals, and each finding beside the row it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from traguardo.incentives.domain.fund import LineSum, PoolSum, Reckoning, SectionSum, Side, TotalSum, UseSum
from traguardo.incentives.domain.fund.national import national
from traguardo.incentives.domain.fund_edits import Part
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.money import Money

Spot = tuple[str, int]
NOTHING = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row: what it is, its law, the words of its formula, its amount; `running` is the sum so far, or what is left."""

    part: Part
    code: str
    label: str
    amount: Money
    law: str = ""
    why: str = ""
    printed: Money | None = None
    running: Money | None = None
    marks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows under a title; `before` and `after` are the words and amounts that open and close them."""

    part: Part
    code: str
    title: str
    rows: tuple[Entry, ...]
    before: tuple[tuple[str, Money], ...] = ()
    after: tuple[tuple[str, Money], ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A fund in blocks; `loose` are the findings that are about no row."""

    make_up: tuple[Block, ...]
    totals: tuple[Entry, ...]
    spending: tuple[Block, ...]
    agreements: Mapping[str, tuple[Finding, ...]]
    limit: tuple[Finding, ...]
    loose: tuple[Finding, ...]


def laid_out(sums: Reckoning) -> Layout:
    """The blocks of a fund, in its order."""
    notes = _Notes(sums.findings)
    make_up = tuple(_section(each, notes) for each in sums.sections)
    totals = tuple(_total(each, notes) for each in sums.totals)
    spending = tuple(_pool(each, notes) for each in sums.pools)
    agreements = {each.agreement.code: notes.at(each.agreement.place) for each in sums.agreements}
    limit = (*notes.under("limit"), *notes.under("other"))
    return Layout(
        make_up=make_up,
        totals=totals,
        spending=spending,
        agreements=agreements,
        limit=limit,
        loose=notes.rest(),
    )


class _Notes:
    """Findings by the row they are about; those nobody asked for are the rest."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_spot: dict[Spot, list[Finding]] = {}
        for each in findings:
            self._by_spot.setdefault((each.place.sheet, each.place.row), []).append(each)

    def at(self, place: Place) -> tuple[Finding, ...]:
        return tuple(self._by_spot.pop((place.sheet, place.row), ()))

    def under(self, sheet: str) -> tuple[Finding, ...]:
        spots = [spot for spot in self._by_spot if spot[0].split(".")[0] == sheet]
        return tuple(each for spot in spots for each in self._by_spot.pop(spot))

    def rest(self) -> tuple[Finding, ...]:
        return tuple(each for found in self._by_spot.values() for each in found)


def _section(sums: SectionSum, notes: _Notes) -> Block:
    running = accumulate((each.amount for each in sums.lines), lambda before, amount: before + amount)
    rows = tuple(_line(each, so_far, notes) for each, so_far in zip(sums.lines, running, strict=True))
    return Block(
        part=Part.SECTION,
        code=sums.section.code,
        title=sums.section.title,
        rows=rows,
        after=((f"Totale {_lower(sums.section.title)}", sums.total),),
        findings=notes.at(sums.section.place),
    )


def _line(sums: LineSum, running: Money, notes: _Notes) -> Entry:
    line = sums.line
    outside = [f"fuori dal limite{_ground(line.ground)}"] if line.limit is Side.OUTSIDE else []
    return Entry(
        part=Part.LINE,
        code=line.code,
        label=line.description,
        law=line.law,
        why=sums.why,
        amount=sums.amount,
        printed=line.printed,
        running=running,
        marks=tuple(outside),
        findings=notes.at(line.place),
    )


def _ground(code: str) -> str:
    known = national().ground(code)
    words = _lower(known.title) if known else code
    return f": {words}" if words else ""


def _total(sums: TotalSum, notes: _Notes) -> Entry:
    total = sums.total
    return Entry(
        part=Part.TOTAL,
        code=total.code,
        label=total.title,
        why=sums.why,
        amount=sums.amount,
        printed=total.printed,
        findings=notes.at(total.place),
    )


def _pool(sums: PoolSum, notes: _Notes) -> Block:
    left = accumulate(
        (each.amount for each in sums.uses), lambda before, amount: before - amount, initial=sums.resources
    )
    rows = tuple(_use(each, after, notes) for each, after in zip(sums.uses, list(left)[1:], strict=True))
    return Block(
        part=Part.POOL,
        code=sums.pool.code,
        title=sums.pool.title,
        rows=rows,
        before=tuple(_resources(sums)),
        after=(("Totale degli usi", sums.used), ("Residuo", sums.residual)),
        findings=notes.at(sums.pool.place),
    )


def _resources(sums: PoolSum) -> Iterator[tuple[str, Money]]:
    if sums.received != NOTHING:
        yield "Risorse proprie", sums.own
        yield "Residuo di altre parti", sums.received
    yield "Risorse", sums.resources


def _use(sums: UseSum, running: Money, notes: _Notes) -> Entry:
    use = sums.use
    marks = ["si ripartisce fra le persone"] if use.shared else []
    marks += [f"{sums.amount - sums.payable} non ancora incassati"] if sums.payable != sums.amount else []
    return Entry(
        part=Part.USE,
        code=use.code,
        label=use.description,
        law=use.law,
        why=sums.why,
        amount=sums.amount,
        printed=use.printed,
        running=running,
        marks=tuple(marks),
        findings=notes.at(use.place),
    )


def _lower(title: str) -> str:
    """A title inside a sentence: «Risorse stabili» → «risorse stabili», «RIA» stays."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
