"""The training plans: the versions of each, fixed once adopted."""

from typing import ClassVar

from django.db import models


class Plan(models.Model):
    """A version of the plan that begins in a year; `content` is `domain.plain.plan_data`."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("primo anno")
    number = models.PositiveSmallIntegerField("versione")
    state = models.CharField(
        "stato", max_length=10, default="draft", choices=[("draft", "bozza"), ("adopted", "adottato")]
    )
    act = models.CharField("atto", max_length=200, blank=True)
    adopted_on = models.DateField("adottato il", null=True)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_training_plan_a_version"),
            models.UniqueConstraint(
                fields=["authority", "year"], condition=models.Q(state="draft"), name="one_draft_of_a_training_plan"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | (~models.Q(act="") & models.Q(adopted_on__isnull=False)),
                name="training_plan_adopted_by_an_act",
            ),
        ]

    def __str__(self) -> str:
        return f"piano {self.year}, versione {self.number}"
