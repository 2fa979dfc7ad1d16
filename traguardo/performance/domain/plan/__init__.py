"""A performance plan as plain values: the tree, its indicators and targets, and what was printed elsewhere about them.

One model holds a consortium's PDO (sheets and weighted steps), a Società della Salute's tree of
indicators and a Relazione with results. Law: D.Lgs. 150/2009, art. 5, 8 and 10; D.Lgs. 267/2000, art. 108 and 169.
Every record knows the row it was read from; `Plan.at` gives the cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan.decided import Decision
from traguardo.performance.domain.plan.frame import Authority, Link, Programme, StrategicNode, Unit
from traguardo.performance.domain.plan.printed import Computation, PrintedChange, PrintedFigure, Restatement
from traguardo.performance.domain.plan.values import Baseline, Moment, Outcome, Target
from traguardo.performance.domain.plan.vocabulary import (
    Cause,
    Comparator,
    DecisionKind,
    Direction,
    OutcomeState,
    Precision,
    TargetKind,
)
from traguardo.performance.domain.plan.work import Indicator, Measurement, Objective, Step

__all__ = [
    "Authority",
    "Baseline",
    "Cause",
    "Comparator",
    "Computation",
    "Decision",
    "DecisionKind",
    "Direction",
    "Indicator",
    "Link",
    "Measurement",
    "Moment",
    "Objective",
    "Outcome",
    "OutcomeState",
    "Plan",
    "Precision",
    "PrintedChange",
    "PrintedFigure",
    "Programme",
    "Restatement",
    "Step",
    "StrategicNode",
    "Target",
    "TargetKind",
    "Unit",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan for the years `first_year`-`last_year`, measured in `year`."""

    authority: Authority
    title: str
    first_year: int
    last_year: int
    year: int
    reporting_date: date | None = None
    units: tuple[Unit, ...] = ()
    nodes: tuple[StrategicNode, ...] = ()
    programmes: tuple[Programme, ...] = ()
    objectives: tuple[Objective, ...] = ()
    steps: tuple[Step, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    links: tuple[Link, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    figures: tuple[PrintedFigure, ...] = ()
    changes: tuple[PrintedChange, ...] = ()
    computations: tuple[Computation, ...] = ()
    headers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sha256: str = ""

    def at(self, place: Place, attribute: str) -> Place:
        """The cell of `attribute` on a record's row: its column is named as in the file that was read.

        A record that stands for one cell of a row brings the column in its own place.
        """
        column = place.column or self.headers.get((place.sheet, attribute), attribute)
        return Place(sheet=place.sheet, row=place.row, column=column)

    def measured(self) -> Mapping[tuple[str, str], tuple[Measurement, ...]]:
        """Measurements by («indicator» or «step», code). A file names only the code: of a shared one, the indicator's."""
        indicators = {indicator.code for indicator in self.indicators}
        found: dict[tuple[str, str], tuple[Measurement, ...]] = {}
        for each in self.measurements:
            subject = ("indicator" if each.subject in indicators else "step", each.subject)
            found[subject] = (*found.get(subject, ()), each)
        return found
