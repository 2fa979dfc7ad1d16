"""The guarantee committee (CUG): who sits in it from when until when, and its meetings."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from traguardo.wellbeing.domain.committee import Kind, Side


class Seat(models.Model):
    """Somebody in the committee: see `domain.committee.Seat`. The account, where there is one, opens its pages."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    gender = models.CharField(max_length=1, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    side = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Side])
    union = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Kind])
    chair = models.BooleanField(default=False)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    act = models.CharField(max_length=300)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["side", "kind", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.authority_id} {self.pk}"


class Meeting(models.Model):
    """A meeting: what is on the agenda, who was there, what was said, what was decided. Approved minutes stay as they are."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    on = models.DateField()
    agenda = models.TextField()
    present = models.ManyToManyField(Seat, related_name="+")
    minutes = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    approved = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "number"], name="one_meeting_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.authority_id} riunione {self.number}"
