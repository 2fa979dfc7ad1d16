"""What every row of a plan has: its version, its order in the file and the cell it was read from."""

from django.db import models

from traguardo.performance.models.version import PlanVersion


class PlanRow(models.Model):
    """A row of a plan version, with its source place."""

    plan = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField()
    place_sheet = models.TextField(blank=True)
    place_row = models.PositiveIntegerField(default=0)
    place_column = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("position",)


class Annex(PlanRow):
    """What is printed around the plan and only checked: restatements, table figures, changes, computations."""

    class Kind(models.TextChoices):
        RESTATEMENT = "restatement"
        FIGURE = "figure"
        CHANGE = "change"
        COMPUTATION = "computation"

    kind = models.CharField(max_length=20, choices=Kind)
    content = models.JSONField()

    class Meta(PlanRow.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"
