"""Courses held: their days, who is called, who was there how long, what certificates were given."""

from typing import ClassVar

from django.db import models

from traguardo.training.domain.lines import Duty


class Session(models.Model):
    """A course on one or more days, of a line of the plan that begins in `plan_year`, or outside any plan."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField("titolo", max_length=300)
    plan_year = models.PositiveSmallIntegerField("piano", null=True)
    line = models.CharField("riga del piano", max_length=40, blank=True)
    duty = models.CharField("obbligo", max_length=10, blank=True, choices=[(each.value, each.label) for each in Duty])
    teacher = models.CharField("chi lo tiene", max_length=200, blank=True)
    place = models.CharField("luogo", max_length=200, blank=True)
    remote = models.BooleanField("a distanza", default=False)
    seats = models.PositiveSmallIntegerField("posti", null=True)
    open = models.BooleanField("iscrizione libera", default=False)
    cancelled = models.BooleanField("annullato", default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "number"], name="one_session_a_number")]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """A day of a session: when it starts and how many minutes it counts."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="meetings")
    day = models.DateField("giorno")
    starts = models.TimeField("ora", null=True)
    minutes = models.PositiveSmallIntegerField("minuti")

    class Meta:
        ordering: ClassVar = ["day", "starts", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "day"], name="one_meeting_a_day"),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="meeting_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} il {self.day}"


class Enrolment(models.Model):
    """A person on the list of a session: called by the office, or enrolled by themselves."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="+")
    called = models.BooleanField("convocato", default=True)

    class Meta:
        ordering: ClassVar = ["person__name", "person__code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "person"], name="enrolled_once")]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.person_id}"


class Attendance(models.Model):
    """Minutes a person was at a meeting, none for absent; no row: nobody said yet."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attendances")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    minutes = models.PositiveSmallIntegerField("minuti")

    class Meta:
        ordering: ClassVar = ["meeting", "enrolment"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["enrolment", "meeting"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.minutes}"


class Certificate(models.Model):
    """A certificate given to a person: its number in the register of its year, until when it holds."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("anno")
    number = models.PositiveIntegerField("numero")
    person = models.ForeignKey("staffing.Person", models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="certificates")
    title = models.CharField("titolo", max_length=300)
    duty = models.CharField("obbligo", max_length=10, blank=True, choices=[(each.value, each.label) for each in Duty])
    issued = models.DateField("rilasciato il")
    expires = models.DateField("scade il", null=True)
    reminded_on = models.DateField("promemoria del", null=True)
    withdrawn = models.BooleanField("annullato", default=False)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_certificate_a_number"),
            models.UniqueConstraint(
                fields=["session", "person"], condition=models.Q(withdrawn=False), name="one_certificate_a_session"
            ),
            models.CheckConstraint(
                condition=models.Q(expires=None) | models.Q(expires__gt=models.F("issued")),
                name="certificate_expires_after_it_is_issued",
            ),
        ]

    def __str__(self) -> str:
        return f"attestato {self.number}/{self.year}"
