"""How sign-in behaves: nobody registers alone, a changed password is an act, secrets are kept sealed."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from traguardo.access.actions.people import INSTALLATION
from traguardo.access.models import User
from traguardo.audit import facade as audit


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """People are added by their authority's administrator, never by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        audit.record(authority=INSTALLATION, by=user.email, act="access.change_password", subject=user.email, data={})


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """The keys of the second step lie encrypted in the database: a stolen copy of it does not open the door."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"mfa:{settings.SECRET_KEY}".encode()).digest()))
