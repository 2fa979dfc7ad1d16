"""Sheets as the guards see them; what they find in one, so that who assigns it knows before: payment times, training."""

from fractions import Fraction

from traguardo.evaluation.domain.guards import GuardCase, GuardSheet, check_sheets
from traguardo.evaluation.domain.scoring import GoalFact
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.in_force import system_of
from traguardo.kernel.finding import Finding


def guarded(row: Sheet) -> GuardSheet:
    """A sheet with its goals, which should be fetched before."""
    return GuardSheet(
        number=row.number,
        position=row.position,
        category=row.category,
        unit=row.unit,
        goals=[
            GoalFact(component=goal.component, title=goal.title, weight=Fraction(goal.weight), tag=goal.tag)
            for goal in row.goals.all()
        ],
    )


def findings_of(row: Sheet) -> tuple[Finding, ...]:
    """The findings on this sheet. The others of the year only say whether the body has managers."""
    rows = Sheet.objects.filter(authority_id=row.authority_id, year=row.year).prefetch_related("goals")
    case = GuardCase(system=system_of(row.system), year=row.year, sheets=tuple(map(guarded, rows)))
    return tuple(finding for finding in check_sheets(case) if finding.value == str(row.number))
