"""What a person asks and is answered, what both agree on, what the person reports."""

from typing import ClassVar

from django.db import models

from traguardo.agile_work.domain.requests import Priority, State


class Request(models.Model):
    """What somebody asks. `preferred` and `granted_days` are of a week; weekdays are digits, Monday 0.

    `priority` is a category of the law and nothing more: who decides and the staff office read it, and that is logged.
    """

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="agile_requests")
    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="agile_requests")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="agile_requests")
    number = models.PositiveIntegerField()
    days = models.PositiveSmallIntegerField("giorni la settimana")
    preferred = models.CharField("giorni preferiti", max_length=5, blank=True)
    first_day = models.DateField("dal")
    last_day = models.DateField("al")
    priority = models.CharField(
        "priorità", max_length=20, blank=True, choices=[(each.value, each.label) for each in Priority]
    )
    asked_on = models.DateField("chiesta il")
    state = models.CharField(max_length=12, choices=[(each.value, each.label) for each in State], default=State.ASKED)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    granted_days = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField("motivo della risposta", max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-asked_on", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "number"], name="one_agile_request_a_number"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day"), days__gte=1, days__lte=5),
                name="agile_request_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Agreement(models.Model):
    """An edition of the individual agreement that follows a request (L. 81/2017, art. 18-19).

    It changes until the first signs; then only a new edition changes it. `text_digest` is of what was signed.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="agreements")
    edition = models.PositiveSmallIntegerField(default=1)
    goals = models.TextField("obiettivi")
    ways = models.TextField("modalità")
    measures = models.TextField("come si misurano i risultati")
    days = models.PositiveSmallIntegerField("giorni la settimana")
    contact = models.CharField("fasce di contattabilità", max_length=200)
    disconnection = models.CharField("fasce di disconnessione", max_length=200)
    tools = models.TextField("strumenti")
    place = models.CharField("luogo", max_length=300, blank=True)
    safety_on = models.DateField("informativa consegnata il", null=True)
    first_day = models.DateField("dal")
    last_day = models.DateField("al", null=True)
    report_due = models.DateField("relazione entro il", null=True)
    worker_signed = models.DateField(null=True)
    head_signed = models.DateField(null=True)
    signed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    text_digest = models.CharField(max_length=64, blank=True)
    ended_on = models.DateField(null=True)
    ending = models.CharField(max_length=12, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["request", "-edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "edition"], name="one_agreement_an_edition"),
            models.CheckConstraint(
                condition=models.Q(worker_signed=None, head_signed=None) | models.Q(text_digest__gt=""),
                name="signed_agreement_has_a_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.number}/{self.edition}"


class Report(models.Model):
    """What the worker says was reached and what was not, in the course of an agreement or at its end."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reports")
    final = models.BooleanField("finale")
    reached = models.TextField("obiettivi raggiunti")
    missed = models.TextField("che cosa non è stato raggiunto", blank=True)
    written_on = models.DateField()
    seen_on = models.DateField(null=True)
    seen_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["agreement", "-written_on", "-pk"]

    def __str__(self) -> str:
        return str(self.agreement)
