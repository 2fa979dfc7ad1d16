"""What a person asks: days a week, for how long, and the priority the law gives some (L. 81/2017, art. 18, c. 3-bis)."""

from collections.abc import Iterable
from enum import StrEnum

WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì")


class Priority(StrEnum):
    """Whom the law puts first; kept as the bare category, without papers nor names."""

    CHILD = "child"
    DISABLED_CHILD = "disabled_child"
    DISABLED_WORKER = "disabled_worker"
    CAREGIVER = "caregiver"

    @property
    def label(self) -> str:
        return {
            Priority.CHILD: "ha figli fino a 12 anni",
            Priority.DISABLED_CHILD: "ha figli con disabilità grave, di ogni età (L. 104/1992, art. 3, c. 3)",
            Priority.DISABLED_WORKER: "ha una disabilità grave accertata (L. 104/1992, art. 4, c. 1)",
            Priority.CAREGIVER: "assiste un familiare (L. 205/2017, art. 1, c. 255)",
        }[self]


class State(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return {
            State.ASKED: "attende risposta",
            State.ACCEPTED: "accolta",
            State.PARTLY: "accolta in parte",
            State.REJECTED: "respinta",
            State.WITHDRAWN: "ritirata",
        }[self]

    @property
    def granted(self) -> bool:
        """Whether it gives days."""
        return self in {State.ACCEPTED, State.PARTLY}


def weekday_words(weekdays: Iterable[int]) -> str:
    """«lunedì e giovedì»; «nessuno in particolare» for none."""
    named = [WEEKDAYS[each] for each in sorted(set(weekdays))]
    if not named:
        return "nessuno in particolare"
    return " e ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]


def read_weekdays(digits: str) -> frozenset[int]:
    """The weekdays of «04»: Monday 0 to Friday 4."""
    return frozenset(int(each) for each in digits)
