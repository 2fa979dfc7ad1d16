"""How the exports of an authority's payroll or attendance system are read."""

from django.conf import settings
from django.db import models


class ColumnMapping(models.Model):
    """A named mapping: which column is what, how values are written. `text` is TOML, see `domain.mapping`."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    name = models.CharField("nome", max_length=80)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["authority", "name"], name="one_mapping_a_name"),)

    def __str__(self) -> str:
        return self.name
