"""Rows of the performance context, one table a record of the plan."""

from traguardo.performance.models.measured import Measurement, Origin
from traguardo.performance.models.rows import Annex
from traguardo.performance.models.source import SourceFile
from traguardo.performance.models.tree import Link, Objective, Programme, StrategicNode, Unit
from traguardo.performance.models.version import PlanVersion, State
from traguardo.performance.models.work import Indicator, Step, Target

__all__ = [
    "Annex",
    "Indicator",
    "Link",
    "Measurement",
    "Objective",
    "Origin",
    "PlanVersion",
    "Programme",
    "SourceFile",
    "State",
    "Step",
    "StrategicNode",
    "Target",
    "Unit",
]
