"""Where a version stands in its life: its situation, the passages it made, what it comes from."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.kernel.finding import Finding, Severity
from traguardo.performance.domain.life import Situation, Stage
from traguardo.performance.domain.scoring import State
from traguardo.performance.models import MeasurementSystemVersion, Passage, PlanVersion, SystemState
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.editions import Edition, act

OF_RESULTS = "RIS"
WITHOUT_RESULT = frozenset({State.MISSING, State.BLOCKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A passage of a version, as one reads it."""

    version: int
    before: str
    after: str
    act: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The version another was varied or copied from."""

    code: str
    year: int
    number: int
    digest: str


def around(edition: Edition, found: tuple[Edition, ...], *, today: date) -> Situation:
    """The situation as the other versions of the year make it; no SQL."""
    year = [each for each in found if each.year == edition.year]
    newer = [each for each in year if each.number > edition.number]
    in_force = any(each.state == Stage.IN_FORCE for each in year)
    return Situation(
        stage=Stage(edition.state),
        year_over=today.year > edition.year,
        year_closed=not in_force and any(each.state == Stage.CLOSED for each in year),
        running=_highest(newer, Stage.IN_FORCE, Stage.CLOSED),
        fixed=_highest(newer, Stage.APPROVED, Stage.IN_FORCE, Stage.CLOSED),
        under_way=_highest(newer, Stage.DRAFT, Stage.CHECKED),
    )


def situation(board: Board, found: tuple[Edition, ...], *, today: date) -> Situation:
    """The whole situation: the findings of its checks, what is still without a result, its measurement system."""
    standing, listed = around(board.edition, found, today=today), planning_findings(board)
    return replace(
        standing,
        objectives=len(board.plan.objectives),
        errors=sum(finding.severity is Severity.ERROR for finding in listed),
        warnings=sum(finding.severity is Severity.WARNING for finding in listed),
        unmeasured=_unmeasured(board) if standing.stage is Stage.IN_FORCE else 0,
        system_adopted=_adopted(board.edition),
    )


def planning_findings(board: Board) -> tuple[Finding, ...]:
    """Findings on what the plan says, without those on its results."""
    return tuple(finding for finding in board.findings if not finding.code.startswith(OF_RESULTS))


def passages(authority: Authority, year: int) -> tuple[Passed, ...]:
    """Every passage of the versions of a year, newest first. One SQL statement."""
    rows = _passages(authority).filter(plan__year=year).order_by("-pk")
    return tuple(
        Passed(
            version=row.plan.number,
            before=Stage(row.before).word,
            after=Stage(row.after).word,
            act=act(row.organ, row.act_number, row.act_date),
            reason=row.reason,
            at=row.at,
            by=str(row.by or ""),
        )
        for row in rows
    )


def origins(authority: Authority) -> dict[int, Origin]:
    """By key of a version, the one it was varied or copied from. One SQL statement."""
    rows = PlanVersion.objects.of(authority.pk).exclude(base=None)
    values = rows.values_list("pk", "base__code", "base__year", "base__number", "base__digest")
    return {pk: Origin(code=code, year=year, number=number, digest=digest) for pk, code, year, number, digest in values}


def _passages(authority: Authority) -> QuerySet[Passage]:
    return Passage.objects.filter(plan__authority=authority).select_related("plan", "by").only(
        "before", "after", "organ", "act_number", "act_date", "reason", "at", "plan__number", "by__full_name", "by__email"
    )  # fmt: skip


def _highest(newer: list[Edition], *stages: Stage) -> int | None:
    return max((each.number for each in newer if each.state in stages), default=None)


def _unmeasured(board: Board) -> int:
    return sum(score.state in WITHOUT_RESULT for score in (*board.score.steps, *board.score.indicators))


def _adopted(edition: Edition) -> bool:
    if edition.system is None:
        return True
    return MeasurementSystemVersion.objects.filter(pk=edition.system[0], state=SystemState.ADOPTED).exists()
