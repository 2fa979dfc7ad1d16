"""The plan of an edition with its findings and scores, rebuilt only when something was written."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Max

from traguardo.kernel.finding import Finding
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.scores import PlanScore
from traguardo.performance.models import PlanVersion
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import in_force, load

REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a plan's content hangs on: its version, which never changes, and the last measurement added."""

    pk: int
    digest: str
    imported: str
    measurements: int
    last: str


def plan(edition: Edition) -> Plan:
    """The edition as the domain's Plan, measurements made by hand included. Two SQL statements when known, else 12."""
    return _plan(stamp(edition))


def findings(edition: Edition) -> tuple[Finding, ...]:
    """What the checks say of the edition's plan."""
    return _findings(stamp(edition))


def score(edition: Edition, *, at: date) -> PlanScore:
    """Scores of the edition's plan at a date."""
    return _score(stamp(edition), at)


def known(key: Stamp, at: date) -> tuple[Plan, PlanScore, tuple[Finding, ...]]:
    """Plan, scores at a date and findings of a stamp."""
    return _plan(key), _score(key, at), _findings(key)


def stamp(edition: Edition) -> Stamp:
    """One SQL statement: has anything been measured since?"""
    rows = in_force(pk=edition.pk, authority=edition.authority_pk, year=edition.year)
    seen = rows.aggregate(rows=Count("pk"), last=Max("recorded_at"), top=Max("pk"))
    return Stamp(
        edition.pk, edition.digest, edition.imported_at.isoformat(), seen["rows"], f"{seen['top']} {seen['last']}"
    )


@lru_cache(maxsize=REMEMBERED)
def _plan(key: Stamp) -> Plan:
    return load(PlanVersion.objects.get(pk=key.pk))


@lru_cache(maxsize=REMEMBERED)
def _findings(key: Stamp) -> tuple[Finding, ...]:
    return tuple(check_plan(_plan(key)))


@lru_cache(maxsize=REMEMBERED)
def _score(key: Stamp, at: date) -> PlanScore:
    return score_plan(_plan(key), default_system(), at=at)
