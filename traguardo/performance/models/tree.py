"""The plan's tree: units as printed, strategic nodes, programmes of the budget, objectives and their links."""

from django.db import models

from traguardo.performance.models.fields import ExactDecimalField
from traguardo.performance.models.rows import PlanRow


class Unit(PlanRow):
    """An organisational unit as the plan prints it."""

    code = models.TextField()
    name = models.TextField()
    parent = models.TextField(blank=True)
    head = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class StrategicNode(PlanRow):
    """Purpose, area, strategic or operational objective."""

    code = models.TextField()
    title = models.TextField()
    level = models.CharField(max_length=20)
    parent = models.TextField(blank=True)
    weight = ExactDecimalField(null=True)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Programme(PlanRow):
    """Mission and programme of the budget."""

    mission = models.TextField()
    programme = models.TextField()
    title = models.TextField(blank=True)
    mission_title = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.mission}/{self.programme}"


class Objective(PlanRow):
    """An objective sheet or an action."""

    code = models.TextField()
    title = models.TextField()
    kind = models.TextField(blank=True)
    units = models.JSONField(default=list)
    parent = models.TextField(blank=True)
    weight = ExactDecimalField(null=True)
    first_year = models.PositiveSmallIntegerField(null=True)
    last_year = models.PositiveSmallIntegerField(null=True)
    years = models.JSONField(default=list)
    situation = models.TextField(blank=True)
    criticality = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    benefits = models.TextField(blank=True)
    method = models.TextField(blank=True)
    people = models.TextField(blank=True)
    costs = models.TextField(blank=True)
    overall_indicator = models.TextField(blank=True)
    head = models.TextField(blank=True)
    declared_outcome = models.TextField(blank=True)
    report = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    continues = models.TextField(blank=True)
    printed_order = models.IntegerField(default=0)
    extra = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Link(PlanRow):
    """Objective to operational objective or programme, and the place of the document that shows it."""

    objective = models.TextField()
    to = models.TextField()
    kind = models.TextField()
    printed_in = models.TextField()

    def __str__(self) -> str:
        return f"{self.objective} → {self.to}"
