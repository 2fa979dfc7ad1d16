"""Where a procedure is on a day: each step with its clock, what is next, the ranking list by counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from traguardo.staffing.domain.procedures.kinds import Kind, Outcome, Step, StepTerm, Validity, validities


class Standing(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LATE = "late"
    RUNNING = "running"
    WAITING = "waiting"
    TODO = "todo"
    SKIPPED = "skipped"
    UNSAID = "unsaid"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Standing.DONE: "fatto",
            Standing.LATE: "in ritardo",
            Standing.RUNNING: "termine che corre",
            Standing.WAITING: "da aspettare",
            Standing.TODO: "da fare",
            Standing.SKIPPED: "non serve",
            Standing.UNSAID: "non segnato",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was said of a step: the day and a note."""

    on: date
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Places of the ranking list used on a day; `reserved` of them were kept."""

    on: date
    places: int
    reserved: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A step on a day. `first`: the first day it may be done, `last`: the last; None where nothing sets one."""

    step: Step
    standing: Standing
    done: Done | None = None
    term: StepTerm | None = None
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> int | None:
        """Days past the last one it was done on, none when in time or without a last day."""
        if self.done is None or self.last is None or self.done.on <= self.last:
            return None
        return (self.done.on - self.last).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A ranking list by counts: approved when, good until when and by which law, how many eligible and used."""

    approved: date
    until: date
    law: str
    eligible: int | None
    uses: tuple[Use, ...]

    @property
    def used(self) -> int:
        """Places used."""
        return sum(each.places for each in self.uses)

    @property
    def reserved(self) -> int:
        """Of which kept for who has a right to them."""
        return sum(each.reserved for each in self.uses)

    @property
    def left(self) -> int | None:
        """Places still free; None when how many are eligible is not said."""
        return None if self.eligible is None else self.eligible - self.used

    def usable(self, today: date) -> bool:
        """Whether somebody may still be hired from it."""
        return today <= self.until and (self.left is None or self.left > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure of an authority with what was done of it."""

    code: str
    kind: Kind
    title: str
    profile: str
    category: str
    posts: int
    reserved: int
    plan_line: str
    opened: date
    done: Mapping[str, Done]
    eligible: int | None = None
    valid_until: date | None = None
    uses: tuple[Use, ...] = ()
    outcome: Outcome | None = None
    closed: date | None = None
    closing_note: str = ""
    version: int = 1

    @property
    def ranking(self) -> Ranking | None:
        """The list, once approved."""
        approved = self.done.get("ranking")
        if approved is None:
            return None
        until, law = lasts(approved.on)
        return Ranking(
            approved=approved.on,
            until=self.valid_until or until,
            law="scritta dall'ufficio" if self.valid_until else law,
            eligible=self.eligible,
            uses=self.uses,
        )

    def clocks(self, today: date) -> tuple[Clock, ...]:
        """Each step as it stands, in order."""
        return tuple(_clock(self, step, today) for step in self.kind.steps)

    def next(self, today: date) -> Clock | None:
        """The first step neither done nor left out; None when it is closed."""
        if self.closed:
            return None
        open_ones = (each for each in self.clocks(today) if each.standing not in {Standing.DONE, Standing.SKIPPED})
        return next((each for each in open_ones if not each.step.optional), None)

    def late(self, today: date) -> int:
        """How many steps are past their last day."""
        return 0 if self.closed else sum(each.standing is Standing.LATE for each in self.clocks(today))


def lasts(approved: date) -> tuple[date, str]:
    """The last day of a ranking list approved on a day, and the law it lasts by.

    A law that also holds for the lists still good lengthens those that had not expired when it began.
    """
    known = [each for each in validities() if each.since <= approved]
    law = max(known, key=lambda each: each.since, default=validities()[0])
    until = _years_on(approved, law)
    for later in (each for each in validities() if each.running and each.since > approved):
        if until >= later.since:
            until, law = _years_on(approved, later), later
    return until, law.law


def _years_on(approved: date, law: Validity) -> date:
    day = approved.day - 1 if (approved.month, approved.day) == (2, 29) else approved.day
    return date(approved.year + law.years, approved.month, day)


def _clock(procedure: Procedure, step: Step, today: date) -> Clock:
    event = procedure.done.get(step.after) if step.after else None
    term = step.term(event.on) if event else None
    first = term.first_day(event.on) if term and event else None
    last = term.last_day(event.on) if term and event else None
    done = procedure.done.get(step.code)
    standing = _standing(procedure, step, today, (first, last))
    return Clock(step=step, standing=standing, done=done, term=term, first=first, last=last)


def _standing(procedure: Procedure, step: Step, today: date, days: tuple[date | None, date | None]) -> Standing:
    first, last = days
    if step.code in procedure.done:
        return Standing.DONE
    if step.optional and (procedure.closed or _passed(procedure, step)):
        return Standing.SKIPPED
    if procedure.closed:
        return Standing.UNSAID
    if last and today > last:
        return Standing.LATE
    if first and today < first:
        return Standing.WAITING
    return Standing.RUNNING if last else Standing.TODO


def _passed(procedure: Procedure, step: Step) -> bool:
    """Whether a later step was done already."""
    codes = [each.code for each in procedure.kind.steps]
    return any(code in procedure.done for code in codes[codes.index(step.code) + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A day to keep in mind: the last of a step, the first it may be done on, the end of a list."""

    day: date
    procedure: Procedure
    words: str
    law: str
    past: bool


def calendar(procedures: Sequence[Procedure], *, today: date, ahead: int = 365) -> tuple[Coming, ...]:
    """The days of the open procedures and of the lists still good, the nearest first; past ones only when late."""
    found = []
    for each in procedures:
        for clock in [] if each.closed else each.clocks(today):
            if clock.standing in {Standing.LATE, Standing.RUNNING} and clock.last and clock.term:
                words = f"{clock.step.title}: ultimo giorno"
                found.append(
                    Coming(day=clock.last, procedure=each, words=words, law=clock.term.law, past=clock.last < today)
                )
            if clock.standing is Standing.WAITING and clock.first and clock.term:
                words = f"{clock.step.title}: si può da questo giorno"
                found.append(Coming(day=clock.first, procedure=each, words=words, law=clock.term.law, past=False))
        ranking = each.ranking
        if ranking and today <= ranking.until <= today + timedelta(days=ahead):
            found.append(
                Coming(
                    day=ranking.until,
                    procedure=each,
                    words="Graduatoria: ultimo giorno di validità",
                    law=ranking.law,
                    past=False,
                )
            )
    return tuple(sorted(found, key=lambda coming: (coming.day, coming.procedure.code)))
