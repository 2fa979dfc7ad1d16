"""Tables of figures an authority brings in until the context that keeps them can publish them."""

from django.conf import settings
from django.db import models


class FigureTable(models.Model):
    """One version of a table of a year; the last number is the current one, none ever changes. `body`: `kernel.table`."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    title = models.TextField()
    body = models.JSONField()
    sha256 = models.CharField(max_length=64)
    file_name = models.TextField()
    withdrawn = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["authority", "year", "code", "number"], name="one_table_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.year} ({self.number})"
