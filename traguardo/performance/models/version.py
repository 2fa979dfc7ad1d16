"""A version of an authority's plan for a year: where it comes from, its state, the act that approves it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from traguardo.performance.models.source import SourceFile
from traguardo.performance.models.systems import MeasurementSystemVersion


class State(models.TextChoices):
    """Life of a plan version; an approved one never changes."""

    DRAFT = "draft", "bozza"
    CHECKED = "checked", "controllato"
    APPROVED = "approved", "approvato"
    IN_FORCE = "in_force", "in vigore"
    CLOSED = "closed", "chiuso"


class PlanVersionQuerySet(models.QuerySet["PlanVersion"]):
    """Versions, reached through one authority."""

    def of(self, authority_id: int) -> "PlanVersionQuerySet":
        return self.filter(authority_id=authority_id)

    def newest_first(self) -> "PlanVersionQuerySet":
        return self.order_by("-year", "-number")


class PlanVersion(models.Model):
    """One version of a plan: a draft may be edited, an approved one never; measurements are only added.

    `revision`: number of its last edit. `base`: the version it varies or was copied from; `reason`: why it was opened.
    """

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="plan_versions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.SlugField(max_length=80)
    title = models.TextField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    reporting_date = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    system = models.ForeignKey(MeasurementSystemVersion, null=True, on_delete=models.PROTECT, related_name="plans")
    base = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="next_versions")
    reason = models.TextField(blank=True)
    act_organ = models.TextField(blank=True)
    act_number = models.TextField(blank=True)
    act_date = models.DateField(null=True)
    in_force_from = models.DateField(null=True)
    body = models.JSONField()
    headers = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    source = models.ForeignKey(SourceFile, null=True, on_delete=models.PROTECT, related_name="versions")
    file_name = models.TextField(blank=True)
    mapping = models.CharField(max_length=200, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_version_of_a_number"),
            models.UniqueConstraint(fields=["authority", "code"], name="one_version_of_a_code"),
            models.CheckConstraint(condition=Q(first_year__lte=models.F("last_year")), name="plan_years_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.year}, versione {self.number})"
