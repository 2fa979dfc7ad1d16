"""The fund of a year, its steps up to the signature, the money of its agreements as it comes in."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class FundState(models.TextChoices):
    """Steps of a fund (D.Lgs. 165/2001, art. 40 and 40-bis)."""

    DRAFT = "draft", "in costruzione"
    PROPOSED = "proposed", "proposto"
    OPINED = "opined", "con parere dei revisori"
    AGREED = "agreed", "ipotesi di accordo"
    AUTHORISED = "authorised", "autorizzato"
    SIGNED = "signed", "firmato"


class Fund(models.Model):
    """A fund; `content` has the shape of FUND.toml (see `domain.fund`) and changes only while it is a draft."""

    authority = models.ForeignKey("access.Authority", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    state = models.CharField(max_length=12, choices=FundState.choices, default=FundState.DRAFT)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "year", "number"], name="one_fund_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class Passage(models.Model):
    """A step of a fund or a way back, with its act; rows are only added."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="passages")
    to = models.CharField(max_length=12, choices=FundState.choices)
    on = models.DateField()
    act = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["fund", "pk"]

    def __str__(self) -> str:
        return f"{self.to} del {self.on}"


class Cashing(models.Model):
    """Money of an agreement that came in: it is paid out only then; rows are only added, a mistake is a negative row."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="cashings")
    agreement = models.CharField(max_length=40)
    on = models.DateField()
    cents = models.BigIntegerField()
    act = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["fund", "pk"]

    def __str__(self) -> str:
        return f"{self.agreement} {self.cents}"
