"""The year in one page: how far the plan is against its pace, what is late, what comes next, what was entered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.scoring import Score, standing
from traguardo.performance.models import Measurement, Origin
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.plans import REMEMBERED
from traguardo.performance.queries.tasks import Task, behind, coming, tasks

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A score beside its pace, for charts and tables; `progress` is what it has earned of the whole year."""

    kind: str
    code: str
    title: str
    score: Decimal | None
    progress: Decimal | None
    pace: Decimal | None
    coverage: Decimal | None
    weight: Decimal | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A result entered by hand, lately."""

    kind: str
    code: str
    printed: str
    on: date | None
    by: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """What the page of the year shows."""

    whole: Line
    progress: Decimal | None
    late: tuple[Task, ...]
    waiting: int
    next: tuple[Task, ...]
    objectives: tuple[Line, ...]
    units: tuple[Line, ...]
    findings: Mapping[Severity, int]
    entered: tuple[Entered, ...]
    standings: Mapping[str, int]


def dashboard(board: Board) -> Dashboard:
    """The year at the board's date. One SQL statement."""
    return replace(_computed(board), entered=_entered(board))


@lru_cache(maxsize=REMEMBERED)
def _computed(board: Board) -> Dashboard:
    found = tasks(board)
    late = behind(found, at=board.at)
    objectives = tuple(line(score, board.system) for score in board.score.objectives if score.year_weight is not None)
    return Dashboard(
        whole=line(board.score.whole, board.system),
        progress=board.score.whole.progress,
        late=late,
        waiting=sum(task.waits for task in late),
        next=coming(found, at=board.at),
        objectives=objectives,
        units=tuple(line(score, board.system) for score in board.score.units),
        findings=Counter(finding.severity for finding in board.findings),
        entered=(),
        standings=Counter(each.standing for each in objectives),
    )


def line(score: Score, system: MeasurementSystem) -> Line:
    """A score with its pace and its word."""
    return Line(
        kind=score.kind,
        code=score.code,
        title=score.title,
        score=score.score,
        progress=score.progress,
        pace=score.pace,
        coverage=score.coverage,
        weight=score.year_weight,
        standing=standing(score, system),
    )


def _entered(board: Board) -> tuple[Entered, ...]:
    edition = board.edition
    rows = Measurement.objects.filter(
        plan__authority=edition.authority_pk, plan__year=edition.year, origin=Origin.HAND, superseded_by=None
    ).order_by("-recorded_at", "-pk")[:SHOWN]
    return tuple(
        Entered(
            kind=row.subject_kind,
            code=row.subject,
            printed=row.outcome["printed"],
            on=row.on,
            by=row.by,
            when=row.recorded_at,
        )
        for row in rows
    )
