"""The staff need of a triennium, version after version: a draft that changes, an adopted one that never does again."""

from typing import ClassVar

from django.db import models


class NeedState(models.TextChoices):
    """A draft changes as often as needed; an adopted need never (a trigger refuses it)."""

    DRAFT = "draft", "in bozza"
    ADOPTED = "adopted", "adottato"


class NeedVersion(models.Model):
    """A version of the need of three years from `year`; `content` has the shape of NEED.toml, amounts and days as text.

    `reason`: why the year has a further version; `act` and `adopted_on`: what adopted it (D.Lgs. 165/2001, art. 6).
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("primo anno")
    number = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    reason = models.CharField("motivo", max_length=500, blank=True)
    state = models.CharField("stato", max_length=10, choices=NeedState.choices, default=NeedState.DRAFT)
    act = models.CharField("atto", max_length=300, blank=True)
    adopted_on = models.DateField("adottato il", null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_need_a_number"),
            models.CheckConstraint(
                condition=models.Q(state="draft", act="", adopted_on=None)
                | models.Q(state="adopted", act__gt="", adopted_on__isnull=False),
                name="need_adopted_by_an_act",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
