"""The fund of a year, its steps up to the signature, the money of its agreements as it comes in."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from traguardo.incentives.domain.fund_life import LABELS, Move, Stage

STATES = [(stage.value, label) for stage, label in LABELS.items()]


class Fund(models.Model):
    """A fund; `content` has the shape of FUND.toml (see `domain.fund`) and changes only while it is a draft.

    `undone` is what the content was before its last change. `texts` are what the office writes in the reports that go
    with the agreement, by code: they follow the draft agreement, so they are written until the signature.
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    undone = models.JSONField(null=True)
    texts = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=12, choices=STATES, default=Stage.DRAFT.value)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_fund_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class Passage(models.Model):
    """A step of a fund or a way back, with its act; rows are only added."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="passages")
    move = models.CharField(max_length=12, choices=[(move.value, move.value) for move in Move])
    to = models.CharField(max_length=12, choices=STATES)
    on = models.DateField()
    act = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["fund", "pk"]

    def __str__(self) -> str:
        return f"{self.to} del {self.on}"


class Cashing(models.Model):
    """Money of an agreement that came in: it is paid out only then; rows are only added, a mistake is a negative row."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="cashings")
    agreement = models.CharField(max_length=40)
    on = models.DateField()
    cents = models.BigIntegerField()
    act = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["fund", "pk"]

    def __str__(self) -> str:
        return f"{self.agreement} {self.cents}"
