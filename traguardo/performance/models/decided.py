"""Decisions taken in the year on objectives, steps and indicators: added and never changed."""

from django.conf import settings
from django.db import models

from traguardo.performance.models.fields import ExactDecimalField
from traguardo.performance.models.measured import Origin
from traguardo.performance.models.rows import PlanRow


class Decision(PlanRow):
    """A suspension, a cancellation, a forcing asked or granted …; those by hand hold for every version of the year."""

    subject_kind = models.CharField(max_length=10)
    subject = models.TextField()
    kind = models.CharField(max_length=20)
    on = models.DateField()
    until = models.DateField(null=True)
    degree = ExactDecimalField(null=True)
    cause = models.CharField(max_length=20, null=True)  # noqa: DJ001 - absent is not empty
    reason = models.TextField(blank=True)
    act = models.TextField(blank=True)
    by = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(PlanRow.Meta):
        abstract = False
        indexes = (models.Index(fields=["plan", "subject"]),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.on}"
