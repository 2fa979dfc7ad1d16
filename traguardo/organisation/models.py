"""Units and their states in time, member bodies and their quotas, posts."""

from typing import ClassVar

from django.db import models

from traguardo.organisation.domain.members import KINDS


class Unit(models.Model):
    """An organisational unit: its code lasts, what it is called and where it sits are in its states."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="units")
    code = models.CharField("codice", max_length=40)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="one_unit_a_code")]

    def __str__(self) -> str:
        return self.code


class UnitState(models.Model):
    """What a unit is from a day to a day, both included."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="states")
    name = models.CharField("denominazione", max_length=200)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    head = models.CharField("responsabile (ruolo)", max_length=200, blank=True)
    valid_from = models.DateField("dal")
    valid_to = models.DateField("al", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["unit", "valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="one_state_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="state_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MemberBody(models.Model):
    """A body that takes part in the authority: a municipality, a health authority."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="member_bodies")
    code = models.CharField("codice", max_length=40)
    name = models.CharField("denominazione", max_length=200)
    kind = models.CharField("tipo", max_length=20, choices=list(KINDS.items()))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="one_body_a_code")]

    def __str__(self) -> str:
        return self.name


class Quota(models.Model):
    """The share of a member body from a day to a day, both included: an exact pair of integers, never a float."""

    body = models.ForeignKey(MemberBody, models.PROTECT, related_name="quotas")
    numerator = models.PositiveBigIntegerField()
    denominator = models.PositiveBigIntegerField()
    act = models.CharField("atto", max_length=200, blank=True)
    valid_from = models.DateField("dal")
    valid_to = models.DateField("al", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["body", "valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "valid_from"], name="one_quota_a_day"),
            models.CheckConstraint(condition=models.Q(denominator__gt=0), name="quota_has_a_denominator"),
        ]

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


class Post(models.Model):
    """A post of the staffing plan in a unit: the place, not who holds it."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    code = models.CharField("codice", max_length=40)
    title = models.CharField("profilo", max_length=200)
    area = models.CharField("area contrattuale", max_length=100, blank=True)
    valid_from = models.DateField("dal")
    valid_to = models.DateField("al", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="one_post_a_code")]

    def __str__(self) -> str:
        return self.title
