"""The plan of an edition with its findings and scores, rebuilt only when something was written."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, QuerySet, Value

from traguardo.kernel.finding import Finding
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.scores import PlanScore
from traguardo.performance.models import PlanVersion
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import confirmed, decided, load
from traguardo.performance.queries.prepared import prepared
from traguardo.performance.queries.systems import Key, system_of

REMEMBERED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a plan's content hangs on: its version and last edit, its measurement system, what was added since."""

    pk: int
    digest: str
    imported: str
    revision: int
    system: Key | None
    since: tuple[tuple[int, int, int], ...]


def plan(edition: Edition) -> Plan:
    """The edition as the domain's Plan, measurements made by hand included. One SQL statement when known, else 10."""
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
    """One SQL statement: has anything been measured or decided since? Rows are only added, so their number and last key tell."""
    return Stamp(
        pk=edition.pk,
        digest=edition.digest,
        imported=edition.imported_at.isoformat(),
        revision=edition.revision,
        system=edition.system,
        since=tuple(sorted(_since(pk=edition.pk, authority=edition.authority_pk, year=edition.year))),
    )


@prepared
def _since(pk: int, authority: int, year: int) -> QuerySet[Any, Any]:
    where = {"pk": pk, "authority": authority, "year": year}
    return _seen(0, confirmed(**where)).union(_seen(1, decided(**where)), all=True)


def _seen(table: int, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    told = rows.order_by().values(table=Value(table)).annotate(number=Count("pk"), last=Max("pk"))
    counted: QuerySet[Any, Any] = told.values_list("table", "number", "last")
    return counted


@lru_cache(maxsize=REMEMBERED)
def _plan(key: Stamp) -> Plan:
    return load(PlanVersion.objects.get(pk=key.pk))


@lru_cache(maxsize=REMEMBERED)
def _findings(key: Stamp) -> tuple[Finding, ...]:
    return tuple(check_plan(_plan(key)))


@lru_cache(maxsize=REMEMBERED)
def _score(key: Stamp, at: date) -> PlanScore:
    return score_plan(_plan(key), system_of(key.system), at=at)
