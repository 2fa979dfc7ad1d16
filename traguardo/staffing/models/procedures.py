"""Procedures to hire: what they look for, the steps done, the ranking list by counts. No candidate has a name here."""

from django.conf import settings
from django.db import models

from traguardo.staffing.domain.procedures.kinds import Outcome, kind_choices


class Procedure(models.Model):
    """A procedure of an authority. `plan_line` is the code of the line of the hiring plan it carries out."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    code = models.CharField("codice", max_length=40)
    kind = models.CharField("tipo", max_length=30, choices=kind_choices)
    title = models.CharField("oggetto", max_length=200)
    profile = models.CharField("profilo", max_length=120)
    category = models.CharField("area o categoria", max_length=60)
    posts = models.PositiveSmallIntegerField("posti")
    reserved = models.PositiveSmallIntegerField("di cui riservati", default=0)
    plan_line = models.CharField("riga del piano", max_length=40, blank=True)
    opened = models.DateField("aperta il")
    eligible = models.PositiveSmallIntegerField("idonei", null=True)
    valid_until = models.DateField("graduatoria valida fino al", null=True)
    outcome = models.CharField(max_length=20, choices=[(each.value, each.label) for each in Outcome], blank=True)
    closed = models.DateField(null=True)
    closing_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-opened", "code")
        constraints = (
            models.UniqueConstraint(fields=["authority", "code"], name="one_procedure_a_code"),
            models.CheckConstraint(condition=models.Q(reserved__lte=models.F("posts")), name="reserved_among_posts"),
        )

    def __str__(self) -> str:
        return self.code


class StepDone(models.Model):
    """What was said of a step; rows are only added, the last counts. Without `on` the step is open again."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="steps")
    step = models.SlugField(max_length=40)
    on = models.DateField("giorno", null=True)
    note = models.CharField("nota", max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.step}"


class RankingUse(models.Model):
    """Places of a ranking list used on a day, by counts; `reserved` of them were kept for who has a right to them."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="uses")
    on = models.DateField("giorno")
    places = models.PositiveSmallIntegerField("posizioni usate")
    reserved = models.PositiveSmallIntegerField("di cui riservate", default=0)
    note = models.CharField("per chi", max_length=300, blank=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(places__gt=0) & models.Q(reserved__lte=models.F("places")), name="places_used"
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.on}"
