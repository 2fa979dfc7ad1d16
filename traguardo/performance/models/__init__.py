"""Rows of the performance context, one table a record of the plan."""

from traguardo.performance.models.board import Opinion, Question, Reply, Verdict
from traguardo.performance.models.board import Outcome as VerdictOutcome
from traguardo.performance.models.decided import Decision
from traguardo.performance.models.life import Edit, Passage
from traguardo.performance.models.measured import Measurement, MeasurementState, Origin
from traguardo.performance.models.periods import Delegation, Period, PeriodPassage, PeriodState, Reminder
from traguardo.performance.models.proofs import Evidence
from traguardo.performance.models.rows import Annex
from traguardo.performance.models.source import SourceFile
from traguardo.performance.models.systems import MeasurementSystemVersion, SystemState
from traguardo.performance.models.tree import Link, Objective, Programme, StrategicNode, Unit
from traguardo.performance.models.version import PlanVersion, State
from traguardo.performance.models.work import Indicator, Step, Target

__all__ = [
    "Annex",
    "Decision",
    "Delegation",
    "Edit",
    "Evidence",
    "Indicator",
    "Link",
    "Measurement",
    "MeasurementState",
    "MeasurementSystemVersion",
    "Objective",
    "Opinion",
    "Origin",
    "Passage",
    "Period",
    "PeriodPassage",
    "PeriodState",
    "PlanVersion",
    "Programme",
    "Question",
    "Reminder",
    "Reply",
    "SourceFile",
    "State",
    "Step",
    "StrategicNode",
    "SystemState",
    "Target",
    "Unit",
    "Verdict",
    "VerdictOutcome",
]
