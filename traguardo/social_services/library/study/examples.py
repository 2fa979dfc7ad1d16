"""Example cases of a regulation: the same person with one ISEE and another, before and after a change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from traguardo.kernel.italian import it_money
from traguardo.social_services.domain.cases import read_case
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.machine import Run
from traguardo.social_services.domain.plain import said_plain
from traguardo.social_services.domain.regulation import Kind, Plain
from traguardo.social_services.library.study.looking import Look

NO_ANSWERS: Mapping[str, Plain] = {}
ANSWERED = frozenset({Kind.CHOICE, Kind.YES_NO})
COMBINATIONS, MOST = 64, 12
LADDER = (3_000, 6_000, 9_000, 12_000, 15_000, 20_000, 30_000, 40_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRow:
    """A case: its ISEE in words, what it pays now and before in cents; None: it cannot be said, or it is not admitted."""

    isee: str
    now: int | None
    before: int | None = None

    @property
    def change(self) -> str:
        """«+3,00 €», «nessuno»; empty where one of the two is not an amount."""
        if self.now is None or self.before is None:
            return ""
        gap = self.now - self.before
        return f"{'+' if gap > 0 else ''}{it_money(gap)}" if gap else "nessuno"


def examples(now: Look, before: Look | None = None) -> tuple[ExampleRow, ...]:
    """The ladder of ISEEs, last who does not present one."""
    return tuple(_rows(now, before))


def elsewhere(now: Look, before: Look) -> tuple[ExampleRow, ...]:
    """Where a change shows with other answers than the example's, choice by choice; the first few."""
    found = (
        ExampleRow(isee=f"{amount(Fraction(isee), money=True)}, {words}", now=after, before=earlier)
        for answers, words in _other_answers(now)
        for isee in LADDER
        for after, earlier in [(_paid(now, isee, answers), _paid(before, isee, answers))]
        if after != earlier
    )
    return tuple(islice(found, MOST))


def _other_answers(seen: Look) -> Iterator[tuple[dict[str, Plain], str]]:
    """Each combination of choices and of yes and no but the example's, with the words of what differs."""
    asked = [key for key in seen.compiled.regulation.keys if key.kind in ANSWERED]
    choices: list[tuple[Plain, ...]] = [(True, False) if key.kind is Kind.YES_NO else key.options for key in asked]
    for answers in islice(product(*choices), COMBINATIONS):
        told = {key.name: answer for key, answer in zip(asked, answers, strict=True)}
        other = [f"{key.label}: {said_plain(told[key.name], money=False)}" for key in asked if seen.case.get(key.name, key.default) != told[key.name]]  # fmt: skip
        if other:
            yield told, "; ".join(other)


def _rows(now: Look, before: Look | None) -> Iterator[ExampleRow]:
    for isee in LADDER:
        shown = amount(Fraction(isee), money=True)
        yield ExampleRow(isee=shown, now=_paid(now, isee), before=_paid(before, isee) if before else None)
    if now.key.isee and not now.key.required:
        yield ExampleRow(isee="non presentato", now=_paid(now, None), before=_paid(before, None) if before else None)


def _paid(seen: Look, isee: int | None, answers: Mapping[str, Plain] = NO_ANSWERS) -> int | None:
    case = {name: value for name, value in seen.case.items() if name != seen.key.name}
    read = read_case(seen.compiled, {**case, **answers, **({} if isee is None else {seen.key.name: isee})})
    run = Run(read.values)
    return run(seen.compiled.program.amount) if run(seen.compiled.program.valid) else None
