"""The positive actions of three years, how far each got, and the indicators composed of weighted parts."""

from typing import ClassVar

from django.db import models

from traguardo.wellbeing.domain.actions import State
from traguardo.wellbeing.domain.composed import Way


class Plan(models.Model):
    """The plan of the three years from `first_year` (D.Lgs. 198/2006, art. 48); once adopted, its actions stay."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    act = models.CharField(max_length=300, blank=True)
    adopted_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-first_year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "first_year"], name="one_plan_a_year")]

    def __str__(self) -> str:
        return f"{self.authority_id} {self.first_year}"


class Action(models.Model):
    """A positive action: see `domain.actions.Action`. No cents: nobody said, which is not zero."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    code = models.SlugField(max_length=20)
    area = models.CharField(max_length=150)
    title = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    indicator = models.CharField(max_length=300, blank=True)
    start = models.CharField(max_length=100, blank=True)
    target = models.CharField(max_length=100, blank=True)
    due = models.DateField(null=True)
    unit = models.CharField(max_length=40, blank=True)
    cents = models.BigIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["plan", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_action_of_a_code"),
            models.CheckConstraint(
                condition=models.Q(cents=None) | models.Q(cents__gte=0), name="no_action_below_zero_euro"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.code}"


class Progress(models.Model):
    """How far an action got in a year: one row a year, the last word counts."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="progress")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=[(each.value, each.label) for each in State])
    reached = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["action", "year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["action", "year"], name="one_progress_a_year")]

    def __str__(self) -> str:
        return f"{self.action_id} {self.year}"


class Indicator(models.Model):
    """An indicator of a year made of weighted parts; its code lasts over the years."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=300)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "code"], name="one_indicator_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"


class Part(models.Model):
    """A weighted part and what was measured of it: see `domain.composed.Part`."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()
    weight = models.DecimalField(max_digits=6, decimal_places=3)
    title = models.CharField(max_length=300)
    algorithm = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    way = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Way])
    due = models.DateField(null=True)
    target = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    done_on = models.DateField(null=True)
    missed = models.BooleanField(default=False)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    proof = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["indicator", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["indicator", "number"], name="one_part_of_a_number")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.number}"
