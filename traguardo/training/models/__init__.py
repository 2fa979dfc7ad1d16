"""What the training register keeps, one module for each thing that changes on its own."""

from traguardo.training.models.needs import Collection, Need
from traguardo.training.models.plan import Plan
from traguardo.training.models.sessions import Attendance, Certificate, Enrolment, Meeting, Session

__all__ = ["Attendance", "Certificate", "Collection", "Enrolment", "Meeting", "Need", "Plan", "Session"]
