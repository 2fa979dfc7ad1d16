"""The scenarios of a simulation side by side, ready to be shown: only what who looks may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from traguardo.incentives.domain.sharing import Rules, Worker, read_rules, read_workers
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.queries.sharings_effects import Outcome, outcome
from traguardo.kernel.finding import Finding

Data = Mapping[str, object]


LETTERS = ("a", "b", "c")


def name_of(letter: str) -> str:
    """A scenario by number: categories are letters already."""
    return str(LETTERS.index(letter) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A scenario: its letter, its rules as data, what it gives; None where the rules do not read. `told` may be shown to all."""

    letter: str
    data: Data
    rules: Rules | None
    told: tuple[Finding, ...]
    outcome: Outcome | None

    @property
    def name(self) -> str:
        return name_of(self.letter)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything, people included: for who may see them."""
        return self.outcome.sharing.findings if self.outcome else self.told


def scenes(kept: Sharing, asked: Mapping[str, Data]) -> tuple[tuple[Scene, ...], tuple[Worker, ...]]:
    """The scenarios of these rules on the people of the sharing, and those people. No SQL."""
    workers, findings = read_workers(kept.people)
    return tuple(_scene(kept, letter, data, workers, findings) for letter, data in asked.items()), tuple(workers)


def _scene(kept: Sharing, letter: str, data: Data, workers: Sequence[Worker], of_people: Sequence[Finding]) -> Scene:
    rules, told = read_rules(data)
    given = outcome(name_of(letter), kept.amount, rules, workers, told=[*told, *of_people]) if rules else None
    return Scene(letter=letter, data=data, rules=rules, told=tuple(told), outcome=given)
