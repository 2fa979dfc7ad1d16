"""Evidence files: what shows that a result is true, kept with its fingerprint."""

from django.conf import settings
from django.db import models

from traguardo.performance.models.measured import Measurement


class Evidence(models.Model):
    """A file that proves a result of the year; it may be withdrawn with a reason, never changed."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=10)
    subject = models.TextField()
    measurement = models.ForeignKey(Measurement, null=True, on_delete=models.PROTECT, related_name="evidence")
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_for = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["authority", "year", "subject"]),)

    def __str__(self) -> str:
        return self.name
