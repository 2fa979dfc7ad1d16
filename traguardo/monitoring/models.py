"""What an authority says of its deadlines, and which register figure feeds which indicator."""

from django.conf import settings
from django.db import models

from traguardo.monitoring.domain.body import Kind
from traguardo.monitoring.domain.fulfilment import Outcome


class BodySettings(models.Model):
    """What the deadlines of an authority hang on: see `domain.body.Body`."""

    authority = models.OneToOneField("access.Authority", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in Kind])
    tuel = models.BooleanField(default=True)
    piao_with_budget = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    staff = models.PositiveIntegerField(null=True)
    district = models.BooleanField(default=True)
    committee = models.BooleanField(default=True)
    holidays_move = models.BooleanField(default=False)
    since = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"scadenze di {self.authority_id}"


class Said(models.Model):
    """What somebody said of a deadline on a day; rows are only added, the last number counts. `on`: the day it was met."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    about = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Outcome])
    on = models.DateField(null=True)
    act = models.TextField(blank=True)
    link = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["authority", "code", "about", "number"], name="one_word_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.about} ({self.number})"


class Moved(models.Model):
    """A deadline the authority moved by a new act; rows are only added, the last known counts."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    about = models.PositiveSmallIntegerField()
    to = models.DateField()
    act = models.TextField()
    known = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.code} {self.about}: {self.to}"


class Call(models.Model):
    """A reminder sent to a person for a deadline: `step` days before it, −1 once overdue; one of each."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    about = models.PositiveSmallIntegerField()
    step = models.SmallIntegerField()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["authority", "code", "about", "step", "to"], name="one_call_of_a_step"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.about} a {self.to_id}"


class Feed(models.Model):
    """The register figure that feeds an indicator in a year; a blank one says that none does, whatever the plan names."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    indicator = models.TextField()
    figure = models.CharField(max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["authority", "year", "indicator"], name="one_feed_an_indicator"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}: {self.figure}"
