"""The versions of the training plans as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.training import models
from traguardo.training.domain.plain import plan_from
from traguardo.training.domain.plan import TrainingPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the plan that begins in `year`: a draft, or fixed by an act."""

    year: int
    number: int
    adopted: bool
    act: str
    adopted_on: date | None
    revision: int
    plan: TrainingPlan

    @property
    def label(self) -> str:
        """«2022, versione 1»."""
        return f"{self.plan.words}, versione {self.number}"

    def count_day(self, today: date) -> date:
        """The day its people are counted on: the act's for one adopted, else today, both held in the year."""
        day = self.adopted_on or today
        return min(max(day, date(self.year, 1, 1)), date(self.year, 12, 31))


def versions(authority: Authority) -> tuple[Version, ...]:
    """Every version of every plan, the latest first. One SQL statement."""
    return tuple(map(_version, models.Plan.objects.filter(authority=authority)))


def version(authority: Authority, year: int, number: int) -> Version | None:
    """One version, None when the authority has no such one."""
    row = models.Plan.objects.filter(authority=authority, year=year, number=number).first()
    return _version(row) if row else None


def of_year(found: Iterable[Version], year: int) -> Version | None:
    """The version that speaks of a year: adopted before drafts, of the plan that begins latest, the last number."""
    holding = [each for each in found if year in each.plan.span]
    return max(holding, key=lambda each: (each.adopted, each.year, each.number), default=None)


def standing_plan(found: Iterable[Version], year: int) -> Version | None:
    """The version of the plan that begins in a year that stands: the last adopted, else the draft."""
    there = [each for each in found if each.year == year]
    return max(there, key=lambda each: (each.adopted, each.number), default=None)


def draft_of(found: Iterable[Version], year: int) -> Version | None:
    """The draft of the plan that begins in a year, where there is one."""
    return next((each for each in found if each.year == year and not each.adopted), None)


def _version(row: models.Plan) -> Version:
    return Version(
        year=row.year,
        number=row.number,
        adopted=row.state == "adopted",
        act=row.act,
        adopted_on=row.adopted_on,
        revision=row.revision,
        plan=plan_from(row.year, row.content),
    )
