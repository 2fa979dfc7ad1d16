"""When results are asked for: periods that open, close and reopen, who enters in another's place, reminders sent."""

from django.conf import settings
from django.db import models


class PeriodState(models.TextChoices):
    """Life of a period."""

    PLANNED = "planned", "da aprire"
    OPEN = "open", "aperto"
    CLOSED = "closed", "chiuso"


class Period(models.Model):
    """A period of measurement of a year: results as they stand `on` a day, entered from `opens_on` to `closes_on`."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    name = models.TextField()
    on = models.DateField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=20, choices=PeriodState, default=PeriodState.PLANNED)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("year", "on")
        constraints = (
            models.UniqueConstraint(fields=["authority", "year", "code"], name="one_period_of_a_code"),
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("closes_on")), name="period_days_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class PeriodPassage(models.Model):
    """A period was opened, closed or reopened: who, when, why."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="passages")
    after = models.CharField(max_length=20, choices=PeriodState)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.period_id} → {self.after}"


class Delegation(models.Model):
    """Somebody enters results in place of a unit's head, both days included, until it is revoked."""

    authority = models.ForeignKey("access.Authority", on_delete=models.PROTECT, related_name="+")
    unit = models.TextField()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField(auto_now_add=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.unit} → {self.to_id}"


class Reminder(models.Model):
    """A reminder sent to somebody for a period, so that none is sent twice in a day."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="reminders")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    things = models.PositiveIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["period", "to", "on"], name="one_reminder_a_day"),)

    def __str__(self) -> str:
        return f"{self.period_id} → {self.to_id} {self.on}"
