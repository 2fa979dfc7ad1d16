"""Example cases of a regulation: the same person with one ISEE and another, before and after a change."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.italian import it_money
from traguardo.social_services.domain.cases import read_case
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.machine import Run
from traguardo.social_services.library.study.looking import Look

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


def _rows(now: Look, before: Look | None) -> Iterator[ExampleRow]:
    for isee in LADDER:
        shown = amount(Fraction(isee), money=True)
        yield ExampleRow(isee=shown, now=_paid(now, isee), before=_paid(before, isee) if before else None)
    if now.key.isee and not now.key.required:
        yield ExampleRow(isee="non presentato", now=_paid(now, None), before=_paid(before, None) if before else None)


def _paid(seen: Look, isee: int | None) -> int | None:
    case = {name: value for name, value in seen.case.items() if name != seen.key.name}
    read = read_case(seen.compiled, case | ({} if isee is None else {seen.key.name: isee}))
    run = Run(read.values)
    return run(seen.compiled.program.amount) if run(seen.compiled.program.valid) else None
