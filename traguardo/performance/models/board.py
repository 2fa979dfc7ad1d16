"""The evaluation board's room: questions and replies, a verdict on each thing and on the whole, the opinion."""

from django.conf import settings
from django.db import models

from traguardo.performance.models.measured import Measurement
from traguardo.performance.models.version import PlanVersion


class Question(models.Model):
    """Something the board asks about a thing of the year; closed when the board is satisfied."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=10)
    subject = models.TextField(blank=True)
    text = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text[:60]


class Reply(models.Model):
    """An answer to a question of the board."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text[:60]


class Outcome(models.TextChoices):
    """What the board says of a thing."""

    VALIDATED = "validated", "validato"
    REMARKED = "remarked", "validato con osservazioni"
    REFUSED = "refused", "non validato"


class Verdict(models.Model):
    """The board's word on one thing (subject_kind «plan»: on the whole); a new one supersedes the one before."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=10)
    subject = models.TextField(blank=True)
    measurement = models.ForeignKey(Measurement, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    note = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    def __str__(self) -> str:
        return f"{self.subject} {self.outcome}"


class Opinion(models.Model):
    """The board's opinion on the year (D.Lgs. 150/2009, art. 14, c. 4, lett. c), on one version of the plan.

    `judged`: each thing as it stood at the signature, results and degrees included; null in opinions of before.
    """

    plan = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="opinions")
    outcome = models.CharField(max_length=20, choices=Outcome)
    text = models.TextField()
    at_date = models.DateField()
    judged = models.JSONField(null=True)
    signed_at = models.DateTimeField(auto_now_add=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.outcome}"
