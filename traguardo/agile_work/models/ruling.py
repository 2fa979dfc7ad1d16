"""What the authority lays down: its rules and the places of each office from a day on, which activities can be agile."""

from typing import ClassVar

from django.db import models

from traguardo.agile_work.domain.rules import Window


class Rule(models.Model):
    """The rules from a day on, until the next ones; `past_weight` is how many hundredths of a past day count in a rotation.

    `conditions` tell, by code, how those of DM 132/2022 are seen to.
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="agile_rules")
    valid_from = models.DateField("dal")
    max_days = models.PositiveSmallIntegerField("giorni la settimana al massimo")
    window = models.CharField("prevalenza misurata su", max_length=20, choices=[(w.value, w.label) for w in Window])
    past_weight = models.PositiveSmallIntegerField("peso dei giorni già avuti")
    act = models.CharField("atto", max_length=300)
    conditions = models.JSONField("condizioni", default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["authority", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "valid_from"], name="one_agile_rule_a_day"),
            models.CheckConstraint(
                condition=models.Q(max_days__gte=1, max_days__lte=5, past_weight__lte=100), name="agile_rule_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return self.act


class Places(models.Model):
    """How many people of an office may be away on one day, from a day on."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="agile_places")
    valid_from = models.DateField("dal")
    number = models.PositiveSmallIntegerField("posti al giorno")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["unit__code", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="one_number_of_places_a_day")
        ]

    def __str__(self) -> str:
        return str(self.number)


class Activity(models.Model):
    """What a unit does, and whether it can be done away from the office; a unit names an activity once."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="agile_activities")
    function = models.CharField("funzione", max_length=120, blank=True)
    title = models.CharField("attività", max_length=300)
    agile = models.BooleanField("si può fare in agile")
    act = models.CharField("atto", max_length=200, blank=True)
    note = models.CharField("nota", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["unit__code", "function", "-agile", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "function", "title"], name="one_agile_activity_a_title")
        ]

    def __str__(self) -> str:
        return self.title
