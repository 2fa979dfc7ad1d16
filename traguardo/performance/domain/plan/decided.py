"""What was decided of an objective, a step or an indicator during the year: who, when, by which act, and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan.vocabulary import Cause, DecisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. `subject_kind`: objective, step or indicator. What leaves the sum leaves with its weight.

    `until` ends a suspension (included); `degree`, in points, is what a granted forcing or an override gives.
    D.Lgs. 150/2009, art. 6, c. 1 and art. 7.
    """

    subject_kind: str
    subject: str
    kind: DecisionKind
    on: date
    until: date | None = None
    degree: Decimal | None = None
    cause: Cause | None = None
    reason: str = ""
    act: str = ""
    by: str = ""
    place: Place = Place()
