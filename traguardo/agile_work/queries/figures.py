"""The numbers of agile work: people, days, activities, and by gender with small groups kept back."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.agile_work import models
from traguardo.agile_work.domain.activities import Activity
from traguardo.agile_work.domain.week import Kind
from traguardo.agile_work.queries.agreements import life, signed
from traguardo.agile_work.queries.ruling import activities
from traguardo.kernel.suppression import hidden_cells
from traguardo.staffing.facade import Contract, Gender, staff

SMALL_GROUP = 4
GENDERS = (Gender.WOMAN, Gender.MAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Of the days from `first` to `last`: people are those of the last day, days those planned in between.

    `agile_people` is None where the register holds no agreement begun by then: nobody wrote any, which is not zero.
    `genders`: (with an agreement, without) by gender, None where a count would tell of too few people, or none is held.
    """

    first: date
    last: date
    people: int
    agile_people: int | None
    agile_days: int
    worked_days: int
    activities: tuple[Activity, ...]
    genders: tuple[tuple[Gender, int | None, int | None], ...]

    @property
    def people_share(self) -> Fraction | None:
        return None if self.agile_people is None or not self.people else Fraction(self.agile_people, self.people)

    @property
    def days_share(self) -> Fraction | None:
        return Fraction(self.agile_days, self.worked_days) if self.worked_days else None

    @property
    def agile_activities(self) -> int:
        return sum(each.agile for each in self.activities)


def numbers(authority: Authority, *, first: date, last: date) -> Numbers:
    """All the numbers. Six SQL statements, however many people."""
    spells = {one.code: (one, one.spell_on(last)) for one in staff(authority)}
    people = {
        code: one for code, (one, spell) in spells.items() if spell and spell.contract is not Contract.SECONDED_OUT
    }
    covered = signed(authority, first=date.min, last=last)
    agile = {code for code in people if any(life(row).covers(last) for row in covered.get(code, []))}
    rows = models.Day.objects.filter(person__authority=authority, day__gte=first, day__lte=last).order_by()
    kinds = Counter(rows.values_list("kind", flat=True))
    counts = [
        [sum(one.gender is gender and (code in agile) is away for code, one in people.items()) for gender in GENDERS]
        for away in (True, False)
    ]
    hidden = hidden_cells(counts, SMALL_GROUP)
    shown = [[None if not covered or (row, at) in hidden else counts[row][at] for row in (0, 1)] for at in (0, 1)]
    return Numbers(
        first=first,
        last=last,
        people=len(people),
        agile_people=len(agile) if covered else None,
        agile_days=kinds[Kind.AGILE],
        worked_days=kinds[Kind.AGILE] + kinds[Kind.PRESENCE],
        activities=activities(authority),
        genders=tuple((gender, *shown[at]) for at, gender in enumerate(GENDERS)),  # type: ignore[misc]
    )
