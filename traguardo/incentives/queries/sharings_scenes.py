"""The scenarios of a simulation side by side, ready to be shown: only what who looks may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from traguardo.incentives.domain.sharing import Earlier, Rules, Worker, beyond, read_rules, read_workers
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
    """A scenario: its letter, its rules as data, what it gives; None where the rules do not read. `told` may be shown to all.

    `beyond`: who passes the cap with what they already had in the year.
    """

    letter: str
    data: Data
    rules: Rules | None
    told: tuple[Finding, ...]
    outcome: Outcome | None
    beyond: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.letter)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything, people included: for who may see them."""
        return (*self.outcome.sharing.findings, *self.beyond) if self.outcome else self.told


def scenes(kept: Sharing, asked: Mapping[str, Data], earlier: Earlier) -> tuple[tuple[Scene, ...], tuple[Worker, ...]]:
    """The scenarios of these rules on the people of the sharing and what they had `earlier`, and those people. No SQL."""
    workers, of_people = read_workers(kept.people)
    found = []
    for letter, data in asked.items():
        rules, told = read_rules(data)
        given = outcome(name_of(letter), kept.amount, rules, workers, told=[*told, *of_people]) if rules else None
        over = tuple(beyond(given.sharing, earlier)) if given else ()
        found.append(Scene(letter=letter, data=data, rules=rules, told=tuple(told), outcome=given, beyond=over))
    return tuple(found), tuple(workers)
