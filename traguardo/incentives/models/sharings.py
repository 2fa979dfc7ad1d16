"""Sharings of a fund among people, and what each person got once one is closed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from traguardo.incentives.models.funds import Fund


class SharingState(models.TextChoices):
    """A draft changes as often as needed; a closed one never again."""

    DRAFT = "draft", "in preparazione"
    CLOSED = "closed", "chiusa"


class Sharing(models.Model):
    """The sharing of one use of a fund. `rules` has the shape of RULES.toml; `people` are the rows it was made on.

    What is left and the digest of all of it are written once, at the closing. The seal is chance that goes into the digests
    the record shows: without it, whoever reads one could find somebody's figures by trying them all.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="sharings")
    number = models.PositiveSmallIntegerField()
    title = models.CharField("titolo", max_length=200)
    use = models.CharField("uso del fondo", max_length=60)
    cents = models.BigIntegerField()
    rules = models.JSONField()
    people = models.JSONField(default=list)
    taken_from = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=SharingState.choices, default=SharingState.DRAFT)
    left_cents = models.BigIntegerField(null=True)
    seal = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    closed_on = models.DateField(null=True)
    act = models.CharField("atto", max_length=300, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["fund", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fund", "number"], name="one_sharing_a_number"),
            models.CheckConstraint(condition=models.Q(cents__gte=0), name="sharing_of_no_debt"),
            models.CheckConstraint(
                condition=models.Q(state="draft", left_cents=None, digest="")
                | models.Q(state="closed", left_cents__gte=0, digest__gt="", closed_on__isnull=False),
                name="closed_sharing_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Share(models.Model):
    """What a person got in a closed sharing, and why, line by line; seen by them, the staff office and the board."""

    sharing = models.ForeignKey(Sharing, models.PROTECT, related_name="shares")
    person = models.ForeignKey("staffing.Person", models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=150, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=60, blank=True)
    points = models.CharField(max_length=60, blank=True)
    cents = models.BigIntegerField()
    why = models.JSONField()

    class Meta:
        ordering: ClassVar = ["sharing", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sharing", "code"], name="one_share_a_person")]

    def __str__(self) -> str:
        return self.code
