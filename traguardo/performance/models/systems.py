"""The measurement systems (SMVP) of an authority, version by version; an adopted one never changes."""

from django.conf import settings
from django.db import models


class SystemState(models.TextChoices):
    """Life of a measurement system."""

    DRAFT = "draft", "bozza"
    ADOPTED = "adopted", "adottato"


class MeasurementSystemVersion(models.Model):
    """One version of the rules that turn results into scores; `data` is what `domain.measurement_system` reads."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.TextField()
    data = models.JSONField()
    state = models.CharField(max_length=20, choices=SystemState, default=SystemState.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    act_organ = models.TextField(blank=True)
    act_number = models.TextField(blank=True)
    act_date = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["authority", "number"], name="one_system_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.name} (versione {self.number})"
