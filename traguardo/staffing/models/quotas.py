"""How many protected workers an authority employs on a day: numbers typed by the staff office, never names."""

from django.conf import settings
from django.db import models


class QuotaCount(models.Model):
    """The situation on a day; rows are only added, the last number of a day counts. `base`: typed where it is not the register's."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    on = models.DateField("situazione al")
    number = models.PositiveIntegerField()
    disabled = models.PositiveSmallIntegerField("lavoratori con disabilità")
    protected = models.PositiveSmallIntegerField("altre categorie protette")
    base = models.PositiveSmallIntegerField("base di computo", null=True)
    counted = models.PositiveSmallIntegerField()
    source = models.CharField("fonte", max_length=200)
    sent = models.DateField("prospetto inviato il", null=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("on", "number")
        constraints = (models.UniqueConstraint(fields=["authority", "on", "number"], name="one_quota_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.on} ({self.number})"
