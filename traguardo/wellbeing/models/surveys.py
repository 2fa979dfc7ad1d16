"""The climate survey. Who may answer and what was answered never meet: no row holds both, none a time, none an order."""

import uuid
from typing import ClassVar

from django.db import models

from traguardo.wellbeing.domain.survey import MINIMUM, Stage


class Survey(models.Model):
    """A questionnaire and its period; once closed, `outcome` holds all that may ever be read of it."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    stage = models.CharField(max_length=10, default=Stage.DRAFT, choices=[(each.value, each.label) for each in Stage])
    opens = models.DateField()
    closes = models.DateField()
    questions = models.JSONField(default=dict)
    remarks = models.BooleanField(default=False)
    minimum = models.PositiveSmallIntegerField(default=MINIMUM)
    keep_until = models.DateField()
    outcome = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-closes", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "code"], name="one_survey_of_a_code"),
            models.CheckConstraint(condition=models.Q(closes__gte=models.F("opens")), name="survey_closes_after_opens"),
            models.CheckConstraint(condition=models.Q(minimum__gte=MINIMUM), name="survey_groups_never_smaller"),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id} {self.code}"


class Ballot(models.Model):
    """Who may answer, and whether they took their one ballot: neither when, nor which. All go when the survey closes."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="ballots")
    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="+")
    taken = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["survey", "person"], name="one_ballot_a_person")]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.person_id}"


class Ticket(models.Model):
    """A ballot taken and not given back yet: the SHA-256 of its secret, nobody's name. It goes when it is given back."""

    digest = models.CharField(max_length=64, primary_key=True)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="tickets")

    def __str__(self) -> str:
        return "scheda"


class Answer(models.Model):
    """A ballot given back: its group and its marks, under a random key; all written anew in random order at each act."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    group = models.CharField(max_length=40, blank=True)
    marks = models.JSONField()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return "risposta"


class Remark(models.Model):
    """A free remark, apart from the answer it came with; only the committee reads it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="said")
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return "commento"
