"""Versions of the system of evaluation of an authority, frozen once adopted."""

from typing import ClassVar

from django.db import models


class SystemState(models.TextChoices):
    DRAFT = "draft", "bozza"
    ADOPTED = "adopted", "adottato"


class System(models.Model):
    """A version: `content` has the shape of its TOML (see `domain.system`); it counts from `first_year` on."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField("titolo", max_length=200)
    first_year = models.PositiveSmallIntegerField("dal")
    content = models.JSONField()
    state = models.CharField(max_length=10, choices=SystemState.choices, default=SystemState.DRAFT)
    act = models.CharField("atto", max_length=200, blank=True)
    adopted_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "number"], name="one_system_a_number")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"
