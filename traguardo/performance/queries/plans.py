"""The plan of an edition with its findings and scores, rebuilt only when something was written."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value

from traguardo.kernel.finding import Finding
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.scores import PlanScore
from traguardo.performance.models import PlanVersion
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import decided, in_force, load
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
    since: tuple[int | None, ...]


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
    where = {"pk": edition.pk, "authority": edition.authority_pk, "year": edition.year}
    seen = (
        PlanVersion.objects.filter(pk=edition.pk)
        .annotate(
            measured=_rows(in_force(**where)),
            last_measured=_last(in_force(**where)),
            decided=_rows(decided(**where)),
            last_decided=_last(decided(**where)),
        )
        .values_list("measured", "last_measured", "decided", "last_decided")
        .get()
    )
    return Stamp(
        pk=edition.pk,
        digest=edition.digest,
        imported=edition.imported_at.isoformat(),
        revision=edition.revision,
        system=edition.system,
        since=seen,
    )


def _rows(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by().values(all=Value(1)).annotate(number=Count("pk")).values("number"))


def _last(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by("-pk").values("pk")[:1])


@lru_cache(maxsize=REMEMBERED)
def _plan(key: Stamp) -> Plan:
    return load(PlanVersion.objects.get(pk=key.pk))


@lru_cache(maxsize=REMEMBERED)
def _findings(key: Stamp) -> tuple[Finding, ...]:
    return tuple(check_plan(_plan(key)))


@lru_cache(maxsize=REMEMBERED)
def _score(key: Stamp, at: date) -> PlanScore:
    return score_plan(_plan(key), system_of(key.system), at=at)
