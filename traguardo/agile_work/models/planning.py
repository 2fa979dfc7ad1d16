"""The turns of an office when not all can be away, and what each day of a person is planned to be."""

from typing import ClassVar

from django.db import models

from traguardo.agile_work.domain.week import Kind


class Rotation(models.Model):
    """The turns of an office over some weeks: announced with its seed, then drawn; inputs and outcome as they were."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="agile_rotations")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="agile_rotations")
    number = models.PositiveIntegerField()
    first_week = models.DateField("prima settimana")
    weeks = models.PositiveSmallIntegerField("settimane")
    places = models.PositiveSmallIntegerField("posti al giorno")
    seed = models.CharField("seme", max_length=64)
    announced_on = models.DateField()
    drawn_on = models.DateField(null=True)
    inputs = models.JSONField(null=True)
    outcome = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-first_week", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "number"], name="one_rotation_a_number"),
            models.CheckConstraint(
                condition=models.Q(drawn_on=None, digest="") | models.Q(drawn_on__isnull=False, digest__gt=""),
                name="drawn_rotation_has_a_digest",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Day(models.Model):
    """What a day of a person is planned to be; no row: not planned."""

    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="agile_days")
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Kind])

    class Meta:
        ordering: ClassVar = ["day", "person"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "day"], name="one_kind_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"
