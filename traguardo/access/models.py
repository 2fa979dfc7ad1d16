"""Tenants, people and the roles they hold."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.urls import reverse

from traguardo.access.domain.roles import Role


class Authority(models.Model):
    """A body that plans: the tenant every other row belongs to."""

    code = models.SlugField("codice", max_length=40, unique=True)
    name = models.CharField("denominazione", max_length=200)
    kind = models.CharField("tipo", max_length=100, blank=True)
    residents = models.PositiveIntegerField("abitanti", null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["name", "code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("authority_home", args=[self.code])


class UserManager(BaseUserManager["User"]):
    """Finds a person by email, whatever the capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in; what they may do is in their memberships, never here."""

    email = models.EmailField("indirizzo email", unique=True)
    full_name = models.CharField("nome e cognome", max_length=150)
    is_active = models.BooleanField("attivo", default=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering: ClassVar = ["full_name", "email"]

    def __str__(self) -> str:
        return self.full_name or self.email


class Membership(models.Model):
    """A role a person holds in an authority, from a day to a day, both included."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="memberships")
    role = models.CharField("ruolo", max_length=30, choices=[(role.value, role.label) for role in Role])
    unit = models.CharField("unità", max_length=40, blank=True)
    valid_from = models.DateField("dal")
    valid_to = models.DateField("al", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["user", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "authority", "role", "unit", "valid_from"],
                name="one_role_a_day",
                violation_error_code="twice",
                violation_error_message="Questa persona ha già quel ruolo da quel giorno.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {Role(self.role).label}"
