"""A body whose committee is at work, and who signs in to it."""

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member
from traguardo.staffing.tests.factories import a_staff, a_worker
from traguardo.typesetting import press
from traguardo.wellbeing.tests.factories import everything

CODES = ("102", "103", "104", "105", "106", "107")


@pytest.fixture
def valle():
    """An authority with seven people; who signs in as «siede@example.it» is the first."""
    authority = a_staff()
    for code in CODES:
        a_worker(authority, code, f"Persona {code}")
    return authority


@pytest.fixture
def member(valle):
    """An account with no office, of somebody who works there."""
    user = a_member(Role.READER, email="siede@example.it", authority=valle)
    a_worker(valle, "110", "Neri Ada", user=user)
    return user


@pytest.fixture
def at_work(valle, member):
    """All that wellbeing keeps; the key of the first seat."""
    return everything(valle, member).pk


@pytest.fixture(autouse=True)
def _no_presses(monkeypatch):
    """The press is slow and proved elsewhere."""
    monkeypatch.setattr(press, "_run", lambda *_: b"%PDF-")
