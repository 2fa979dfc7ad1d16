"""Entries of the record and the head of each authority's chain. Triggers refuse to change or delete them."""

from typing import ClassVar

from django.db import models

from traguardo.audit.domain.chain import START


class Entry(models.Model):
    """An act, stored as it is hashed. `at` is UTC, ISO 8601 with microseconds and Z, so that text order is time order."""

    authority = models.CharField("ente", max_length=40, blank=True)
    sequence = models.PositiveBigIntegerField("numero")
    at = models.CharField("quando", max_length=27)
    actor = models.CharField("chi", max_length=254)
    act = models.CharField("atto", max_length=100)
    subject = models.CharField("oggetto", max_length=300, blank=True)
    data = models.TextField("dati")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["authority", "sequence"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "sequence"], name="one_entry_a_number")]
        indexes: ClassVar = [
            models.Index(fields=["authority", "act"], name="audit_entry_act"),
            models.Index(fields=["authority", "at"], name="audit_entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.sequence} {self.act}"


class Head(models.Model):
    """Where an authority's chain ends. Locked by whoever appends, so that entries queue up."""

    authority = models.CharField("ente", max_length=40, primary_key=True, blank=True)
    count = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        return f"{self.authority} {self.count}"
