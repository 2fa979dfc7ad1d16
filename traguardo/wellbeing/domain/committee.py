"""The guarantee committee: as many from the administration as from the unions, women and men, in office four years.

D.Lgs. 165/2001, art. 57; Direttiva PCM 4 marzo 2011, par. 3.1 and 3.3, and 2/2019, par. 3.6: the office lasts four years.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

YEARS_IN_OFFICE = 4


class Side(StrEnum):
    """Whom somebody sits in the committee for."""

    BODY = "body"
    UNIONS = "unions"

    @property
    def label(self) -> str:
        return {Side.BODY: "amministrazione", Side.UNIONS: "sindacati"}[self]


class Kind(StrEnum):
    """Whether somebody sits, or stands in for who does."""

    EFFECTIVE = "effective"
    SUBSTITUTE = "substitute"

    @property
    def label(self) -> str:
        return {Kind.EFFECTIVE: "effettivo", Kind.SUBSTITUTE: "supplente"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in the committee, both days included; no last day: until the four years are over. `gender` is F, M or empty."""

    pk: int
    name: str
    gender: str
    side: Side
    kind: Kind
    chair: bool
    first_day: date
    last_day: date | None = None
    union: str = ""
    act: str = ""
    user: int | None = None
    revision: int = 1

    @property
    def over(self) -> date:
        """The last day of the four years."""
        return anniversary(self.first_day, YEARS_IN_OFFICE) - timedelta(days=1)

    def holds_on(self, day: date) -> bool:
        """Whether they sit on the day; who is not replaced when the four years are over goes on sitting."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def anniversary(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def sitting(seats: Sequence[Seat], day: date) -> tuple[Seat, ...]:
    """Who sits on a day, in the order given."""
    return tuple(seat for seat in seats if seat.holds_on(day))


def term_over(seats: Sequence[Seat], day: date) -> date | None:
    """The first day a four-year term of an effective member sitting on `day` is over; None when nobody sits."""
    return min((seat.over for seat in sitting(seats, day) if seat.kind is Kind.EFFECTIVE), default=None)
