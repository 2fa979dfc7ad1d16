"""People, what they do in time, their presence in a year."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from traguardo.staffing.domain import people
from traguardo.staffing.domain.people import Contract, Gender, Position


class Person(models.Model):
    """A person of the staff; the code is that of the payroll and lasts."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="staff")
    code = models.CharField("matricola", max_length=40)
    name = models.CharField("cognome e nome", max_length=150)
    gender = models.CharField("genere", max_length=1, blank=True, choices=[(each.value, each.label) for each in Gender])
    born = models.PositiveSmallIntegerField("anno di nascita", null=True, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["name", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "code"], name="one_person_a_code"),
            models.UniqueConstraint(fields=["authority", "user"], name="one_person_an_account"),
        ]

    def __str__(self) -> str:
        return self.name


class Spell(models.Model):
    """What a person does from a day to a day, both included: see `domain.people.Spell`."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="spells")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    category = models.CharField("area o categoria", max_length=60)
    profile = models.CharField("profilo", max_length=120, blank=True)
    position = models.CharField("incarico", max_length=20, choices=[(each.value, each.label) for each in Position])
    contract = models.CharField("rapporto", max_length=20, choices=[(each.value, each.label) for each in Contract])
    numerator = models.PositiveIntegerField(default=1)
    denominator = models.PositiveIntegerField(default=1)
    valid_from = models.DateField("dal")
    valid_to = models.DateField("al", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["person", "valid_from", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(numerator__gt=0) & models.Q(numerator__lte=models.F("denominator")),
                name="part_of_full_time",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="spell_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} dal {self.valid_from}"


class Presence(models.Model):
    """Days due and worked by a person in a year."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="presences")
    year = models.PositiveSmallIntegerField("anno")
    due = models.PositiveSmallIntegerField("giorni dovuti")
    worked = models.PositiveSmallIntegerField("giorni lavorati")

    class Meta:
        ordering: ClassVar = ["person", "year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "year"], name="one_presence_a_year"),
            models.CheckConstraint(
                condition=models.Q(due__gt=0) & models.Q(worked__lte=models.F("due")), name="present_when_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.year}"


def spell_row(spell: people.Spell, *, person: int, unit: int, pk: int | None = None) -> Spell:
    """The row, not yet saved, of a spell: `person`, `unit` and `pk` are keys of rows."""
    return Spell(
        pk=pk,
        person_id=person,
        unit_id=unit,
        category=spell.category,
        profile=spell.profile,
        position=spell.position,
        contract=spell.contract,
        numerator=spell.full_time.numerator,
        denominator=spell.full_time.denominator,
        valid_from=spell.first_day,
        valid_to=spell.last_day,
    )
