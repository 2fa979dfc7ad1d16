"""Funds of an authority: what each is made of and comes to, the steps it made, what its agreements cashed."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from traguardo.access.facade import Authority
from traguardo.incentives import models
from traguardo.incentives.domain.fund import Fund, Reckoning, StepKind, read_fund, reckon
from traguardo.incentives.domain.fund import Step as FundStep
from traguardo.incentives.domain.fund_life import Move, Stage, Transition, moves_from
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.money import Money
from traguardo.typesetting.facade import as_json

STEPS = {
    Move.PROPOSE: StepKind.SET_UP,
    Move.OPINE: StepKind.OPINION,
    Move.AGREE: StepKind.DRAFT,
    Move.REPORT: StepKind.REPORT,
    Move.CERTIFY: StepKind.OPINION,
    Move.AUTHORISE: StepKind.AUTHORISED,
    Move.SIGN: StepKind.SIGNED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step that was made; `by` is the name of who recorded it, `valid` false for those a way back has undone."""

    move: Move
    to: Stage
    on: date
    act: str
    words: str
    by: str
    valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cashed:
    """Money of an agreement that came in, or was taken back as a mistake (below zero)."""

    agreement: str
    on: date
    amount: Money
    act: str
    by: str


@dataclass(frozen=True, kw_only=True)
class FundSheet:
    """A fund with all that was said of it; `newest` when it is the last number of its year."""

    year: int
    number: int
    stage: Stage
    revision: int
    reason: str
    undoable: bool
    newest: bool
    content: Mapping[str, object]
    texts: Mapping[str, str]
    steps: tuple[Done, ...]
    cashings: tuple[Cashed, ...]
    left: Mapping[str, Money]
    every: Sequence["FundSheet"]

    @property
    def key(self) -> tuple[int, int]:
        return self.year, self.number

    @property
    def name(self) -> str:
        """«Fondo 2026», «Fondo 2026, numero 2»."""
        return f"Fondo {self.year}" if self.number == 1 else f"Fondo {self.year}, numero {self.number}"

    @property
    def editable(self) -> bool:
        return self.stage is Stage.DRAFT

    @property
    def moves(self) -> tuple[Transition, ...]:
        return moves_from(self.stage)

    @cached_property
    def fund(self) -> Fund:
        """The fund as data: acts and what sharings left stand before what its content came with; money cashed adds to it."""
        fund, rows = _with_steps(_read(self.content), self.steps), self.cashed
        return replace(
            fund,
            agreements=tuple(
                replace(each, cashed=so_far(each.cashed, rows.get(each.code))) for each in fund.agreements
            ),
            uses=tuple(replace(each, left=self.left.get(each.code, each.left)) for each in fund.uses),
        )

    @property
    def made(self) -> dict[Move, date]:
        """The day of each step that still counts, the last one when it was made twice."""
        return {done.move: done.on for done in self.steps if done.valid}

    @property
    def cashed(self) -> dict[str, Money]:
        """What was recorded as come in, by agreement."""
        return summed((each.agreement, each.amount.cents) for each in self.cashings)

    @cached_property
    def sums(self) -> Reckoning:
        """What it comes to, checked beside the funds of the other years."""
        return reckon(self.fund, others=[each.fund for year, each in in_force(self.every).items() if year != self.year])

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.sums.findings if each.severity is Severity.ERROR)

    @property
    def digest(self) -> str:
        return digest_of(self.content)


def fund_sheets(authority: Authority) -> tuple[FundSheet, ...]:
    """Every fund of the authority, the last year and number first. Six SQL statements."""
    rows = list(models.Fund.objects.filter(authority=authority).prefetch_related("passages__by", "cashings__by"))
    last = {row.year: row.number for row in reversed(rows)}
    left, sheets = _left(authority), list[FundSheet]()
    sheets += [_sheet(row, last[row.year] == row.number, left.get(row.year, {}), sheets) for row in rows]
    return tuple(sheets)


def fund_sheet(authority: Authority, year: int, number: int) -> FundSheet:
    """The fund of that year and number; LookupError when there is none."""
    found = next((each for each in fund_sheets(authority) if each.key == (year, number)), None)
    if found is None:
        raise LookupError("Questo ente non ha quel fondo.")
    return found


def in_force(sheets: Iterable[FundSheet]) -> dict[int, FundSheet]:
    """The fund of each year: the last number signed, else the last one."""
    found: dict[int, FundSheet] = {}
    for each in sheets:
        known = found.get(each.year)
        if known is None or (each.stage is Stage.SIGNED and known.stage is not Stage.SIGNED):
            found[each.year] = each
    return found


def fund_of(row: models.Fund) -> Fund:
    """The content of a row as data."""
    return _read(row.content)


def errors_of(row: models.Fund) -> int:
    """How many errors the checks find in a row."""
    return len(fund_sheet(row.authority, row.year, row.number).errors)


def digest_of(content: Mapping[str, object]) -> str:
    """SHA-256 of a fund's content as canonical JSON."""
    return hashlib.sha256(as_json(content).encode()).hexdigest()


def so_far(before: Money | None, recorded: Money | None) -> Money | None:
    """What came in of an agreement: what its fund came with and what was recorded after; None when nobody said."""
    return before if recorded is None else recorded if before is None else before + recorded


def summed(rows: Iterable[tuple[str, int]]) -> dict[str, Money]:
    """Cents added up by code."""
    sums: Counter[str] = Counter()
    for code, cents in rows:
        sums[code] += cents
    return {code: Money(cents) for code, cents in sums.items()}


def _left(authority: Authority) -> dict[int, dict[str, Money]]:
    """What the closed sharings of each year did not give, by use."""
    closed = models.Sharing.objects.filter(fund__authority=authority, state=models.SharingState.CLOSED)
    rows = list(closed.values_list("fund__year", "use", "left_cents"))
    years = {year for year, _, _ in rows}
    return {year: summed((use, cents or 0) for each, use, cents in rows if each == year) for year in years}


def _read(content: Mapping[str, object]) -> Fund:
    fund, findings = read_fund(content)
    if fund is None:
        raise ValueError("; ".join(finding.message for finding in findings))
    return fund


def _with_steps(fund: Fund, steps: tuple[Done, ...]) -> Fund:
    made = {STEPS[done.move]: FundStep(kind=STEPS[done.move], act=done.act, on=done.on) for done in steps if done.valid}
    if not made:
        return fund
    brought = tuple(each for each in fund.steps if each.kind not in made)
    order = list(StepKind)
    return replace(fund, steps=tuple(sorted((*brought, *made.values()), key=lambda each: order.index(each.kind))))


def _sheet(row: models.Fund, newest: bool, left: Mapping[str, Money], every: Sequence[FundSheet]) -> FundSheet:  # noqa: FBT001
    passages = list(row.passages.all())
    back = max((place for place, each in enumerate(passages) if each.move == Move.REOPEN), default=-1)
    return FundSheet(
        year=row.year,
        number=row.number,
        stage=Stage(row.state),
        revision=row.revision,
        reason=row.reason,
        undoable=row.undone is not None,
        newest=newest,
        content=row.content,
        texts=row.texts,
        steps=tuple(_done(each, valid=place > back) for place, each in enumerate(passages)),
        cashings=tuple(
            Cashed(agreement=each.agreement, on=each.on, amount=Money(each.cents), act=each.act, by=str(each.by))
            for each in row.cashings.all()
        ),
        left=left,
        every=every,
    )


def _done(row: models.Passage, *, valid: bool) -> Done:
    return Done(
        move=Move(row.move),
        to=Stage(row.to),
        on=row.on,
        act=row.act,
        words=row.words,
        by=str(row.by),
        valid=valid,
    )
