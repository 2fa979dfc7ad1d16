"""What happens to a plan version: its passages from state to state, and the edits of a draft."""

from django.conf import settings
from django.db import models

from traguardo.performance.models.version import PlanVersion, State


class Passage(models.Model):
    """A version passed from a state to the next: who, when, by which act, why."""

    plan = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="passages")
    before = models.CharField(max_length=20, choices=State)
    after = models.CharField(max_length=20, choices=State)
    organ = models.TextField(blank=True)
    act_number = models.TextField(blank=True)
    act_date = models.DateField(null=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.before} → {self.after}"


class Edit(models.Model):
    """One act of editing a draft, numbered in its version. `changes`: table, code, attribute, before and after of each."""

    plan = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()
    summary = models.TextField()
    changes = models.JSONField()
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["plan", "number"], name="one_edit_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.summary}"
