"""The very file a plan was read from, kept as evidence; without a version it waits for a confirmation."""

from django.conf import settings
from django.db import models


class SourceFile(models.Model):
    """An uploaded workbook, or a ZIP of the CSV files that came together."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    mapping = models.CharField(max_length=200, blank=True)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name
