"""What an authority told of its contribution for social workers, year by year: rows are only added."""

from django.conf import settings
from django.db import models

from traguardo.staffing.domain.leps.versions import Stage


class LepsVersion(models.Model):
    """The booking or the settlement of a year as it stood on a day; the last number of a stage counts.

    `bodies`: name, residents, social workers (exact, «71/2») and whether they come from the register, for each body of the district.
    `told_cents`: the amount written in the act, where there is one; `computed_cents`: what the rule gave on that day.
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("anno")
    stage = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Stage])
    number = models.PositiveIntegerField()
    on = models.DateField("giorno")
    act = models.CharField("atto o protocollo", max_length=200)
    source = models.CharField("fonte dei residenti", max_length=200)
    bodies = models.JSONField()
    told_cents = models.BigIntegerField(null=True)
    computed_cents = models.BigIntegerField()
    reason = models.TextField("perché", blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("year", "stage", "number")
        constraints = (
            models.UniqueConstraint(fields=["authority", "year", "stage", "number"], name="one_leps_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.stage} ({self.number})"
