"""A sheet of a person: its goals, its judgements, and every word said in it. Seen by few: queries/rights.py says whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from traguardo.evaluation.domain.flow import Move, Stage
from traguardo.evaluation.models.systems import System
from traguardo.staffing.facade import Position


class Sheet(models.Model):
    """The evaluation of a person by an evaluator from a day to a day; several a year when unit or evaluator change.

    `second` is who heads the evaluator: they see the sheet only once it is contested, where the system says they decide.
    `score`, `reckoning` and `digest` are written once, when it becomes final.
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="sheets")
    evaluator = models.ForeignKey("staffing.Person", models.PROTECT, null=True, related_name="+")
    second = models.ForeignKey("staffing.Person", models.PROTECT, null=True, related_name="+")
    system = models.ForeignKey(System, models.PROTECT, related_name="sheets")
    plan = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=40)
    category = models.CharField(max_length=60)
    position = models.CharField(max_length=20, choices=[(each.value, each.label) for each in Position])
    first_day = models.DateField()
    last_day = models.DateField()
    stage = models.CharField(max_length=20, choices=[(each.value, each.label) for each in Stage], default=Stage.DRAFT)
    score = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    reckoning = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_sheet_a_number"),
            models.UniqueConstraint(fields=["person", "year", "first_day"], name="one_sheet_from_a_day"),
            models.CheckConstraint(condition=~models.Q(evaluator=models.F("person")), name="nobody_evaluates_oneself"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="sheet_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class Taken(models.TextChoices):
    """What a goal takes its degree from, of the plan or of the evaluations given; nothing: it is typed, with its source."""

    TYPED = "", "scritto a mano"
    OBJECTIVE = "objective", "obiettivo del piano"
    WHOLE = "whole", "tutto il piano"
    SPREAD = "spread", "valutazioni date"


class Goal(models.Model):
    """An objective in a sheet: from the plan by its code, or written by hand; `degree` 0-100 is taken or typed at the end."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="goals")
    place = models.PositiveSmallIntegerField()
    component = models.CharField(max_length=40)
    code = models.CharField(max_length=40, blank=True)
    taken = models.CharField(max_length=10, blank=True, choices=Taken.choices)
    title = models.CharField(max_length=400)
    expected = models.TextField(blank=True)
    weight = models.DecimalField(max_digits=7, decimal_places=3)
    tag = models.CharField(max_length=40, blank=True)
    degree = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["sheet", "place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "place"], name="one_goal_a_place")]

    def __str__(self) -> str:
        return self.title


class Judgement(models.Model):
    """The step of the scale given to a behaviour: by the person in the self-evaluation, by the head in the evaluation."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="judgements")
    behaviour = models.CharField(max_length=40)
    own_step = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["sheet", "behaviour"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "behaviour"], name="one_judgement_each")]

    def __str__(self) -> str:
        return self.behaviour


class Word(models.Model):
    """What moved a sheet on a day, by whom and with which words; rows are only added. `changed`: degrees before and after."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="words")
    number = models.PositiveSmallIntegerField()
    move = models.CharField(max_length=20, choices=[(each.value, each.told) for each in Move])
    on = models.DateField()
    text = models.TextField(blank=True)
    changed = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["sheet", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sheet", "number"], name="one_word_in_a_sheet")]

    def __str__(self) -> str:
        return f"{self.move} del {self.on}"
