"""The collections of needs, one a year, and what people wrote in them."""

from typing import ClassVar

from django.db import models

from traguardo.training.domain.needs import Outcome, Scope


class Collection(models.Model):
    """The days in which people write what they need for the plan that begins that year, both included."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("anno")
    first_day = models.DateField("dal")
    last_day = models.DateField("al")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year"], name="one_collection_a_year"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="collection_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"fabbisogni {self.year}"


class Need(models.Model):
    """A need somebody wrote: see `domain.needs.Need`."""

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="needs")
    number = models.PositiveIntegerField()
    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    topic = models.CharField("argomento", max_length=300)
    why = models.TextField("perché", blank=True)
    scope = models.CharField("per chi", max_length=10, choices=[(each.value, each.label) for each in Scope])
    outcome = models.CharField(
        "esito", max_length=10, default=Outcome.WAITING.value, choices=[(each.value, each.label) for each in Outcome]
    )
    line = models.CharField("riga del piano", max_length=40, blank=True)
    reason = models.TextField("motivo", blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "number"], name="one_training_need_a_number")
        ]

    def __str__(self) -> str:
        return f"fabbisogno {self.number}"
