"""The facts of a sheet as a draft on the page would make them, to tell its total before anything is stored."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from traguardo.evaluation.domain.scoring import SheetFacts
from traguardo.evaluation.queries.lines import GoalLine
from traguardo.evaluation.queries.sheets import Reading
from traguardo.evaluation.queries.situation import facts


def tried(reading: Reading, steps: Mapping[str, str], degrees: Mapping[int, Decimal | None]) -> SheetFacts:
    """The sheet with these steps by behaviour and these degrees by place of the goal."""
    goals = [_with(goal, degrees) for goal in reading.goals]
    behaviours = [
        replace(line, step=line.scale.step(steps.get(line.behaviour.code, ""))) for line in reading.behaviours
    ]
    return facts(reading.row, goals, behaviours)


def _with(goal: GoalLine, degrees: Mapping[int, Decimal | None]) -> GoalLine:
    return replace(goal, degree=degrees[goal.place]) if goal.place in degrees else goal
