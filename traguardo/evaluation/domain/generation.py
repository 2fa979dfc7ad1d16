"""Which sheets a year needs: one for each stretch in which unit, category, position and evaluator of a person do not change.

D.Lgs. 150/2009, art. 7 and 9. Days are whole, both ends included. No clock, no database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

RANKS: Mapping[str, int] = {"director": 3, "manager": 2, "post_holder": 1, "staff": 0}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a person (by code) does from a day to a day; no last day: still."""

    person: str
    unit: str
    category: str
    position: str
    full_time: Fraction = Fraction(1)
    first: date
    last: date | None = None

    def on(self, day: date) -> bool:
        """Whether it lasts on that day."""
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def rank(self) -> int:
        return RANKS[self.position]


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """Where a unit sits from a day to a day: under `parent`, or at the top when it is empty."""

    unit: str
    parent: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the year of a person that makes a sheet; `evaluator` and `second` by code, empty where nobody is found."""

    person: str
    unit: str
    category: str
    position: str
    evaluator: str = ""
    second: str = ""
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def same(self) -> tuple[str, ...]:
        """What does not change along it."""
        return (self.person, self.unit, self.category, self.position, self.evaluator)


class Fate(StrEnum):
    """What preparing a year does of a sheet that is there already."""

    KEPT = "kept"
    RESIZED = "resized"
    REMOVED = "removed"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """A sheet that is there already. `open`: not evaluated yet, so its days may change; `bare`: nobody touched it yet."""

    key: int
    person: str
    unit: str
    category: str
    position: str
    first: date
    last: date
    open: bool
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What preparing a year would do: stretches that need a sheet, and the fate (with its new last day) of those there are."""

    new: tuple[Stretch, ...]
    fates: tuple[tuple[Existing, Fate, date], ...]


def stretches(held: Sequence[Held], tree: Sequence[Under], year: int) -> tuple[Stretch, ...]:
    """The stretches of everybody in service in the year, by person in the order given, then by day."""
    starts = _boundaries(held, tree, year)
    found: dict[str, list[Stretch]] = {each.person: [] for each in held}
    for start, following in pairwise(starts):
        day = _Day(held, tree, start)
        for person, own in found.items():
            piece = day.stretch(person, following - DAY)
            if piece is not None:
                _add(own, piece)
    return tuple(stretch for own in found.values() for stretch in own)


def evaluator_of(held: Sequence[Held], tree: Sequence[Under], person: str, day: date) -> str:
    """Who evaluates a person on a day: who heads their unit, or the nearest above; empty when nobody, or more than one, does.

    Never oneself, never somebody of the same unit and rank; nobody evaluates the director from inside.
    """
    return _Day(held, tree, day).evaluator(person)


def prepare(needed: Sequence[Stretch], existing: Sequence[Existing]) -> Preparation:
    """What to do so that the sheets are those needed. Run again on its own result, nothing.

    Who evaluates is not looked at in a sheet that is there: the staff office may have chosen another.
    """
    wanted = {(each.person, each.first): each for each in needed}
    fates = tuple((sheet, *_fate(sheet, wanted.get((sheet.person, sheet.first)))) for sheet in existing)
    there = [(sheet, last) for sheet, fate, last in fates if fate is not Fate.REMOVED]
    new = [each for each in needed if not any(_covers(sheet, last, each) for sheet, last in there)]
    return Preparation(new=tuple(new), fates=fates)


class _Day:
    """Who does what, and which unit is under which, on a day."""

    def __init__(self, held: Sequence[Held], tree: Sequence[Under], day: date) -> None:
        self.day = day
        self.own: dict[str, Held] = {}
        for each in held:
            if each.on(day):
                there = self.own.get(each.person)
                if there is None or (each.full_time, each.first) > (there.full_time, there.first):
                    self.own[each.person] = each
        self.parents = {
            node.unit: node.parent for node in tree if node.first <= day and (node.last is None or day <= node.last)
        }
        self.heads: dict[str, list[Held]] = {}
        for each in self.own.values():
            if each.rank:
                self.heads.setdefault(each.unit, []).append(each)

    def stretch(self, person: str, last: date) -> Stretch | None:
        own = self.own.get(person)
        if own is None:
            return None
        head = self.evaluator(person)
        return Stretch(
            person=person,
            unit=own.unit,
            category=own.category,
            position=own.position,
            evaluator=head,
            second=self.evaluator(head) if head else "",
            first=self.day,
            last=last,
        )

    def evaluator(self, person: str) -> str:
        own = self.own.get(person)
        if own is None or own.position == "director":
            return ""
        for unit in self._upwards(own.unit):
            least = own.rank + 1 if unit == own.unit else max(own.rank, 1)
            heads = [each for each in self.heads.get(unit, ()) if each.rank >= least and each.person != person]
            if heads:
                return _only(heads)
        return _only([each for each in self.own.values() if each.position == "director"])

    def _upwards(self, unit: str) -> list[str]:
        way = []
        while unit and unit not in way:
            way.append(unit)
            unit = self.parents.get(unit, "")
        return way


def _only(heads: Sequence[Held]) -> str:
    """The one of the highest rank; empty when two share it."""
    top = max((each.rank for each in heads), default=0)
    first = [each.person for each in heads if each.rank == top]
    return first[0] if len(first) == 1 else ""


def _boundaries(held: Iterable[Held], tree: Iterable[Under], year: int) -> list[date]:
    """The days of the year on which something may change, and the first day of the next."""
    begins, ends = date(year, 1, 1), date(year + 1, 1, 1)
    days = {begins, ends}
    spans = [*((each.first, each.last) for each in held), *((node.first, node.last) for node in tree)]
    for first, last in spans:
        days |= {first, last + DAY} if last else {first}
    return sorted(day for day in days if begins <= day <= ends)


def _add(own: list[Stretch], piece: Stretch) -> None:
    if own and own[-1].same == piece.same and own[-1].last + DAY == piece.first:
        piece = replace(piece, first=own.pop().first)
    own.append(piece)


def _fate(sheet: Existing, needed: Stretch | None) -> tuple[Fate, date]:
    alike = needed is not None and _alike(sheet, needed)
    if needed is not None and alike and sheet.last == needed.last:
        return Fate.KEPT, sheet.last
    if needed is not None and alike and sheet.open:
        return Fate.RESIZED, needed.last
    return (Fate.REMOVED if sheet.bare else Fate.STUCK), sheet.last


def _alike(sheet: Existing, needed: Stretch) -> bool:
    return (sheet.unit, sheet.category, sheet.position) == (needed.unit, needed.category, needed.position)


def _covers(sheet: Existing, last: date, needed: Stretch) -> bool:
    """Whether a sheet has already a day of the stretch: it then needs no other."""
    return sheet.person == needed.person and sheet.first <= needed.last and needed.first <= last
