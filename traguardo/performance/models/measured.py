"""Measured values, added and never changed: a correction is a new row that supersedes the old one; only the state moves."""

from django.conf import settings
from django.db import models

from traguardo.performance.models.periods import Period
from traguardo.performance.models.rows import PlanRow


class Origin(models.TextChoices):
    """How a measurement came in."""

    FILE = "file", "dal file"
    HAND = "hand", "inserita a mano"


class MeasurementState(models.TextChoices):
    """How far a result has come; a draft counts in no score."""

    DRAFT = "draft", "bozza"
    CONFIRMED = "confirmed", "confermato"
    VALIDATED = "validated", "validato"
    LOCKED = "locked", "bloccato"


class Measurement(PlanRow):
    """A result of an indicator or of a step at a date; its source, who entered it and when.

    `late_for`: why it was entered after its period was closed.
    """

    subject = models.TextField()
    subject_kind = models.CharField(max_length=10, blank=True)
    on = models.DateField(null=True)
    outcome = models.JSONField()
    variables = models.JSONField(default=dict)
    source = models.TextField(blank=True)
    by = models.TextField(blank=True)
    note = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin)
    state = models.CharField(max_length=20, choices=MeasurementState, default=MeasurementState.CONFIRMED)
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="measurements")
    late_for = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    class Meta(PlanRow.Meta):
        abstract = False
        indexes = (models.Index(fields=["plan", "subject"]),)

    def __str__(self) -> str:
        return f"{self.subject} {self.on or ''}".strip()
