"""Rows of the services to people: the versions of each co-payment regulation, and the desk that answers for each service."""

from typing import ClassVar

from django.db import models


class RegulationState(models.TextChoices):
    """A draft changes as often as needed; an adopted one never again: the database refuses it too."""

    DRAFT = "draft", "in bozza"
    ADOPTED = "adopted", "adottato"


class Regulation(models.Model):
    """A version of the regulation of a service. `text` is its TOML, the one truth; the other words are read from it.

    `number` counts the versions of a code. Among the adopted ones the last that has begun is in force on a day.
    `base` is the number of the version it was copied from, 0 when from none of the body's own.
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    base = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    title = models.CharField(max_length=200)
    service = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=RegulationState.choices, default=RegulationState.DRAFT)
    act = models.CharField(max_length=300, blank=True)
    adopted_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["code", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "code", "number"], name="one_regulation_a_number"),
            models.CheckConstraint(
                condition=models.Q(state="draft", act="", adopted_on=None)
                | models.Q(state="adopted", act__gt="", adopted_on__isnull=False),
                name="adopted_by_an_act",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (versione {self.number})"


class Desk(models.Model):
    """Whom citizens ask about a service (`contact`), and whether anybody may reckon their share on the public site."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    contact = models.CharField(max_length=400, blank=True)
    public = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="one_desk_a_service")]

    def __str__(self) -> str:
        return f"sportello di {self.code}"
