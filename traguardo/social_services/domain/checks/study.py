"""What the rules of the linter look at: a regulation, what it compiles to, and its share seen along each numeric key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

from traguardo.kernel.finding import Place
from traguardo.kernel.rule_card import Hit, RuleCard
from traguardo.social_services.domain.cases import example_case, read_case
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.curves import Curve, share_curve
from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.regulation import Regulation

MOST_SCENARIOS = 64


@dataclass(frozen=True)
class Scenario:
    """The other keys while one moves: as in the example, with each choice and each yes or no in turn; its words."""

    values: Mapping[str, int]
    words: str


@dataclass(frozen=True)
class Study:
    """A regulation under check on a day; `compiled` is None where it makes no sense, and most rules then say nothing."""

    regulation: Regulation
    compiled: Compiled | None
    on: date
    known: date

    def isee_keys(self) -> Iterator[str]:
        """The names of the keys that are an ISEE."""
        return (key.name for key in self.regulation.keys if key.isee)

    @cached_property
    def along(self) -> Input | None:
        """The key along which the share is studied: the one the regulation says, else its first ISEE."""
        if self.compiled is None:
            return None
        wanted = self.regulation.limits.along or next(self.isee_keys(), "")
        return next((read for read in self.compiled.program.inputs if read.name == wanted), None)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Every combination of choices where they are few; the example alone where they are too many."""
        if self.compiled is None:
            return ()
        values = read_case(self.compiled, example_case(self.regulation, on=self.on)).values
        moving = [read for read in self.compiled.program.inputs if read.kind in {"choice", "yes_no"}]
        sizes = [range(read.low, read.high + 1) for read in moving]
        count = 1
        for size in sizes:
            count *= len(size)
        chosen = (
            list(product(*sizes))
            if count <= MOST_SCENARIOS
            else [tuple(values.get(read.name, read.low) for read in moving)]
        )
        return tuple(self._scenario(values, moving, each) for each in chosen)

    def _scenario(self, values: Mapping[str, int], moving: list[Input], chosen: tuple[int, ...]) -> Scenario:
        words = ", ".join(f"{read.name} = {_option(read, value)}" for read, value in zip(moving, chosen, strict=True))
        return Scenario({**values, **{read.name: value for read, value in zip(moving, chosen, strict=True)}}, words)

    @cached_property
    def curves(self) -> tuple[tuple[Scenario, Curve], ...]:
        """The share along the studied key, in each scenario; alike curves once."""
        if self.compiled is None or self.along is None:
            return ()
        seen: dict[object, tuple[Scenario, Curve]] = {}
        for scenario in self.scenarios:
            curve = share_curve(self.compiled, scenario.values, self.along.name)
            seen.setdefault((curve.pieces, curve.exact), (scenario, curve))
        return tuple(seen.values())


def _option(read: Input, value: int) -> str:
    return read.options[value] if read.kind == "choice" else "sì" if value else "no"


class RegulationCard(RuleCard[Study]):
    """A rule on regulations of co-payment."""


def hit(message: str, *, table: str = "", key: str = "", value: str = "", mend: str = "") -> Hit:
    """What a rule found, in a table and a key of the regulation."""
    return Hit(message=message, place=Place(sheet=table, column=key), value=value, mend=mend)
