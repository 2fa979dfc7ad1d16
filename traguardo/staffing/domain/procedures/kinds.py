"""The ways to hire, their steps and terms, as the law sets them over the years (rules/procedures.toml)."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from traguardo.kernel.legal import LegalRef
from traguardo.kernel.term import Term

RULES = Path(__file__).parents[2] / "rules" / "procedures.toml"


class Outcome(StrEnum):
    """How a procedure ended."""

    FILLED = "filled"
    PARTLY = "partly"
    DESERTED = "deserted"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Outcome.FILLED: "posti coperti",
            Outcome.PARTLY: "posti coperti in parte",
            Outcome.DESERTED: "andata deserta",
            Outcome.REVOKED: "revocata",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTerm:
    """A term of a step, from the day another was done: days to wait, days to do it within, or both.

    `clear`: the days to wait must be past, so that the first good one is the day after.
    """

    after: str
    since: date
    law: str
    wait: int = 0
    within: int = 0
    clear: bool = False

    def first_day(self, event: date) -> date | None:
        """The first day it may be done on; None when there is nothing to wait for."""
        return event + timedelta(days=self.wait + self.clear) if self.wait else None

    def last_day(self, event: date) -> date | None:
        """The last day to do it; None when there is none."""
        return Term(days=self.within, law=LegalRef(act=self.law)).expires(event) if self.within else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a kind of procedure."""

    code: str
    title: str
    law: str
    optional: bool = False
    terms: tuple[StepTerm, ...] = ()

    def term(self, event: date) -> StepTerm | None:
        """The term that holds when the step it runs from was done that day."""
        held = [each for each in self.terms if each.since <= event]
        return max(held, key=lambda each: each.since, default=None)

    @property
    def after(self) -> str:
        """The step its terms run from, empty without terms."""
        return self.terms[0].after if self.terms else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A way to hire. `ranked`: it leaves a ranking list that can be used again."""

    code: str
    title: str
    law: str
    steps: tuple[Step, ...]
    ranked: bool = False

    def step(self, code: str) -> Step | None:
        """The step of a code, None when it has none."""
        return next((each for each in self.steps if each.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """How many years a ranking list lasts, for those approved from a day on, or still good on it."""

    years: int
    since: date
    law: str
    running: bool = False


@cache
def procedure_kinds() -> dict[str, Kind]:
    """The ways to hire by code."""
    data = _data()
    return {each["code"]: _kind(each, data["term"]) for each in data["kind"]}


@cache
def validities() -> tuple[Validity, ...]:
    """How long ranking lists last, the earlier law first."""
    return tuple(sorted((Validity(**each) for each in _data()["validity"]), key=lambda each: each.since))


def kind_choices() -> list[tuple[str, str]]:
    """Code and title of each way to hire."""
    return [(each.code, each.title) for each in procedure_kinds().values()]


def _kind(data: dict[str, Any], terms: list[dict[str, Any]]) -> Kind:
    ours = [each for each in terms if data["code"] in each["kinds"]]
    steps = tuple(
        Step(**each, terms=tuple(_term(term) for term in ours if term["step"] == each["code"]))
        for each in data["steps"]
    )
    return Kind(**data | {"steps": steps})


def _term(data: dict[str, Any]) -> StepTerm:
    return StepTerm(**{key: value for key, value in data.items() if key not in {"step", "kinds"}})


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))
