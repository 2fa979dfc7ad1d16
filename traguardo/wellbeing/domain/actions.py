"""Positive actions of three years: what, why, how one sees it, by when, with how much money, how far (D.Lgs. 198/2006, art. 48)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from traguardo.kernel.money import Money

YEARS = 3
AREAS = (
    "Benessere organizzativo e qualità dell'ambiente di lavoro",
    "Pari opportunità e conciliazione dei tempi di vita e di lavoro",
    "Formazione, sensibilizzazione e comunicazione",
    "Informazioni interne ed esterne",
)


class State(StrEnum):
    """How far an action is."""

    TO_START = "to_start"
    GOING = "going"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return {
            State.TO_START: "da avviare",
            State.GOING: "in corso",
            State.DONE: "realizzata",
            State.DROPPED: "non più prevista",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was said of an action at the end of a year, or during it."""

    year: int
    state: State
    reached: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A positive action. `money` None: nobody said how much, which is not zero."""

    code: str
    area: str
    title: str
    why: str = ""
    indicator: str = ""
    start: str = ""
    target: str = ""
    due: date | None = None
    unit: str = ""
    money: Money | None = None
    steps: tuple[Step, ...] = ()
    revision: int = 1

    @property
    def state(self) -> State:
        """What was said last; to start when nothing was."""
        return max(self.steps, key=lambda step: step.year).state if self.steps else State.TO_START

    def late(self, day: date) -> bool:
        """Whether its day is past and it is neither done nor dropped."""
        return self.due is not None and self.due < day and self.state in {State.TO_START, State.GOING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of the three years from `first_year`; `adopted_on` None while it is being written."""

    first_year: int
    title: str
    actions: tuple[Action, ...] = ()
    act: str = ""
    adopted_on: date | None = None
    revision: int = 1

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.first_year, self.first_year + YEARS))

    @property
    def name(self) -> str:
        return f"{self.first_year}-{self.first_year + YEARS - 1}"

    @property
    def money(self) -> Money | None:
        """What is set aside by the actions that say it; None when none does."""
        said = [action.money.cents for action in self.actions if action.money is not None]
        return Money(sum(said)) if said else None

    def count(self, state: State) -> int:
        return sum(action.state is state for action in self.actions)
