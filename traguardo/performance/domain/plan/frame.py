"""What frames a plan: the body, its units, the strategic tree, the budget programmes, the links between them."""

from dataclasses import dataclass
from decimal import Decimal

from traguardo.kernel.finding import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The body whose plan this is."""

    code: str
    name: str
    kind: str = ""
    residents: int | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisational unit (area organizzativa, servizio); `head` is a role, never a person's name."""

    code: str
    name: str
    parent: str = ""
    head: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicNode:
    """A node above the objective sheets. level: purpose, area, strategic or operational."""

    code: str
    title: str
    level: str
    parent: str = ""
    weight: Decimal | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Mission and programme of the budget (D.Lgs. 118/2011, all. 14)."""

    mission: str
    programme: str
    title: str = ""
    mission_title: str = ""
    place: Place = Place()

    @property
    def code(self) -> str:
        return f"{self.mission}/{self.programme}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Objective to operational objective, or to a budget programme. `printed_in`: the place of the document that shows it."""

    objective: str
    to: str
    kind: str = "strategic"
    printed_in: str = "sheet"
    place: Place = Place()
