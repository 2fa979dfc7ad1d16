"""What is to be done and measured: steps with their dates, indicators with a target a year."""

from django.db import models

from traguardo.performance.models.fields import ExactDecimalField
from traguardo.performance.models.rows import PlanRow


class Step(PlanRow):
    """A dated step of an objective."""

    code = models.TextField()
    objective = models.TextField()
    description = models.TextField()
    due_printed = models.TextField(blank=True)
    due = models.JSONField(null=True)
    indicator = models.TextField(blank=True)
    weight = ExactDecimalField(null=True)
    goal = models.TextField(blank=True)
    mode = models.TextField(blank=True)
    printed_code = models.TextField(blank=True)
    printed_year_weights = models.JSONField(default=dict)
    outcome = models.JSONField(null=True)
    moved_to = models.JSONField(null=True)
    variation = models.TextField(blank=True)
    cancelled = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    extra = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


class Indicator(PlanRow):
    """An indicator of an objective, or a weighted part of another indicator."""

    code = models.TextField()
    objective = models.TextField()
    name = models.TextField()
    parent = models.TextField(blank=True)
    algorithm = models.TextField(blank=True)
    formula = models.TextField(blank=True)
    variable_units = models.TextField(blank=True)
    unit_of_measure = models.TextField(blank=True)
    direction = models.CharField(max_length=10, null=True)  # noqa: DJ001 - absent is not empty
    source = models.TextField(blank=True)
    frequency = models.TextField(blank=True)
    units = models.JSONField(default=list)
    baseline = models.JSONField()
    weight = ExactDecimalField(null=True)
    rule = models.TextField(blank=True)
    bands = models.TextField(blank=True)
    missing = models.TextField(blank=True)
    step = models.TextField(blank=True)
    period_printed = models.TextField(blank=True)
    printed_deviation = models.TextField(blank=True)
    note = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    continues = models.TextField(blank=True)
    extra = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Target(models.Model):
    """Expected value of an indicator for one year."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    position = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    printed = models.TextField(blank=True)
    kind = models.CharField(max_length=20)
    comparator = models.CharField(max_length=10)
    value = ExactDecimalField(null=True)
    moment = models.JSONField(null=True)
    per_year = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("indicator", "position")

    def __str__(self) -> str:
        return f"{self.year}: {self.printed}"
