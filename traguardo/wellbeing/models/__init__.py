"""What the wellbeing of an authority keeps: its committee, its positive actions, its surveys, its yearly reports."""

from traguardo.wellbeing.models.actions import Action, Indicator, Part, Plan, Progress
from traguardo.wellbeing.models.committee import Meeting, Seat
from traguardo.wellbeing.models.reports import Report
from traguardo.wellbeing.models.surveys import Answer, Ballot, Remark, Survey, Ticket

__all__ = [
    "Action",
    "Answer",
    "Ballot",
    "Indicator",
    "Meeting",
    "Part",
    "Plan",
    "Progress",
    "Remark",
    "Report",
    "Seat",
    "Survey",
    "Ticket",
]
