"""Who asks, on what terms, and what each got week by week."""

from dataclasses import dataclass
from datetime import date, timedelta

from traguardo.agile_work.domain.rules import Window
from traguardo.kernel.term import is_working

WEEK = timedelta(days=7)
MOST_WEEKS, MOST_PLACES, MOST_PAST = 53, 500, 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asks for `days` a week; weekdays are 0 (Monday) to 4. `past`: days had before, `priority`: of the law."""

    code: str
    days: int
    preferred: frozenset[int] = frozenset()
    priority: bool = False
    past: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How the turns are drawn: `places` a day for so many `weeks`, the seed, the rules of the authority.

    Without a first Monday all weeks have five days and presence must prevail over all of them together.
    """

    places: int
    weeks: int
    seed: str
    first_week: date | None = None
    max_days: int = 2
    window: Window = Window.MONTH
    past_weight: int = 100

    def monday(self, week: int) -> date | None:
        """The first day of a week, counted from 0."""
        return self.first_week + week * WEEK if self.first_week else None

    def days(self, week: int) -> tuple[int, ...]:
        """The weekdays of a week one works on: Monday to Friday, without holidays."""
        monday = self.monday(week)
        return tuple(day for day in range(5) if monday is None or is_working(monday + timedelta(days=day)))

    def limits(self) -> tuple[int, ...]:
        """The most days anyone may have in each week, the same for all, so that presence prevails in every stretch.

        Where the most a week would make too many of a stretch, its longest weeks give one up, the last ones first.
        """
        found = [min(self.max_days, len(self.days(week))) for week in range(self.weeks)]
        for stretch in self._stretches():
            worked = sum(len(self.days(week)) for week in stretch)
            while (most := sum(found[week] for week in stretch)) and 2 * most >= worked:
                found[max(stretch, key=lambda week: (found[week], week))] -= 1
        return tuple(found)

    def _stretches(self) -> list[list[int]]:
        by: dict[tuple[int, int], list[int]] = {}
        for week in range(self.weeks):
            monday = self.monday(week)
            by.setdefault(self.window.of(monday) if monday else (0, 0), []).append(week)
        return list(by.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What somebody got in a week: the weekdays; `wanted` as asked, `balance` in hundredths of a day, `place` in the order."""

    code: str
    days: tuple[int, ...]
    wanted: int
    balance: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTurns:
    """A week, counted from 1: its working weekdays, the most days a person may have, a turn for each in the order of the draw."""

    number: int
    monday: date | None
    days: tuple[int, ...]
    limit: int
    turns: tuple[Turn, ...]

    def turn(self, code: str) -> Turn | None:
        """The turn of somebody, None when they did not ask."""
        return next((each for each in self.turns if each.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The turns of all the weeks."""

    terms: Terms
    weeks: tuple[WeekTurns, ...]

    def total(self, code: str) -> int:
        """Days somebody got in all."""
        return sum(len(turn.days) for week in self.weeks if (turn := week.turn(code)))

    @property
    def short(self) -> bool:
        """Whether somebody got fewer days than they asked within the limit."""
        return any(len(turn.days) < min(turn.wanted, week.limit) for week in self.weeks for turn in week.turns)
