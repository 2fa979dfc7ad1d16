"""A person as the sharing sees them: what they are weighed by, and the row they were read from."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money

WHOLE_TIME = Fraction(1)
NOTHING = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One person and year. `part_time` and `presence` are ratios (1 is full); absent points or score are None, not zero.

    `group` is the class (fascia) of method «classes»; `others` is what they get from agreements, which the cap may count;
    `best` False keeps them out of the surcharge, True settles a tie at its limit.
    """

    id: str
    name: str = ""
    unit: str = ""
    category: str = ""
    gender: str = ""
    points: Fraction | None = None
    score: Fraction | None = None
    part_time: Fraction = WHOLE_TIME
    presence: Fraction = WHOLE_TIME
    group: str = ""
    first_day: date | None = None
    last_day: date | None = None
    others: Money = NOTHING
    best: bool | None = None
    place: Place = Place()
