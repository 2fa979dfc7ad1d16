"""What people and units ask to be taught: for whom, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from traguardo.kernel.wording import letters


class Scope(StrEnum):
    """Whom a need is for."""

    OWN = "own"
    UNIT = "unit"
    ALL_STAFF = "all_staff"

    @property
    def label(self) -> str:
        return {Scope.OWN: "per me", Scope.UNIT: "per tutta l'unità", Scope.ALL_STAFF: "per tutto il personale"}[self]


class Outcome(StrEnum):
    """What became of a need: nothing yet, a line of the plan, or left out with a reason."""

    WAITING = "waiting"
    MERGED = "merged"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return {Outcome.WAITING: "da esaminare", Outcome.MERGED: "nel piano", Outcome.DROPPED: "non accolto"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need of the collection of a year: `line` is the code of the plan's line it went into, `reason` why it did not.

    `person` and `unit` are codes of the registers.
    """

    number: int
    year: int
    person: str
    unit: str
    topic: str
    why: str = ""
    scope: Scope = Scope.OWN
    outcome: Outcome = Outcome.WAITING
    line: str = ""
    reason: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The needs that ask for the same thing, however they write it."""

    title: str
    needs: tuple[Need, ...]

    @property
    def people(self) -> int:
        """How many people ask for it, each counted once."""
        return len({need.person for need in self.needs})


def topics(needs: Iterable[Need]) -> tuple[Topic, ...]:
    """The needs under their topic, the most asked first; the first to write it gives its title."""
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(letters(need.topic), []).append(need)
    made = [Topic(title=each[0].topic, needs=tuple(each)) for each in found.values()]
    return tuple(sorted(made, key=lambda topic: (-topic.people, topic.title.casefold())))


def forms_by_unit(needs: Sequence[Need]) -> dict[str, int]:
    """How many people of each unit wrote at least one need: a form each, however many needs are on it."""
    return dict(Counter(unit for _, unit in {(need.person, need.unit) for need in needs}))
