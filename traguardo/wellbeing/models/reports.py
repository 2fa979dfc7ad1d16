"""The yearly report of the committee: the data the administration gives it, what it writes, the act that approves it."""

from typing import ClassVar

from django.db import models

from traguardo.wellbeing.domain.report import Stage


class Report(models.Model):
    """The report on a year. `tables` are fixed when they are given to the committee; the texts when it approves them."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10, default=Stage.BEGUN, choices=[(each.value, each.label) for each in Stage])
    tables = models.JSONField(default=list)
    given_on = models.DateField(null=True)
    texts = models.JSONField(default=dict)
    act = models.CharField(max_length=300, blank=True)
    approved_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    sent_to = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "year"], name="one_report_a_year")]

    def __str__(self) -> str:
        return f"{self.authority_id} {self.year}"
