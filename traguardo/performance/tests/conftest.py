"""A stored plan and who works on it; the reference plans, each read once for all; what the domain remembers, forgotten."""

import sys
from pathlib import Path

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as
from traguardo.books import read_book
from traguardo.performance.intake import mapping
from traguardo.performance.intake.assembly import assemble
from traguardo.performance.tests.factories import a_body, imported
from traguardo.performance.tests.words import finding_line, kept

DOMAIN = "traguardo.performance.domain"


@pytest.fixture(scope="session", autouse=True)
def _nothing_remembered():
    """A run works out everything anew: under mutation its process is a copy of one that has run already."""
    for name, module in list(sys.modules.items()):
        for each in vars(module).values() if name.startswith(DOMAIN) else ():
            if callable(getattr(each, "cache_clear", None)):
                each.cache_clear()


@pytest.fixture
def body(db):
    return a_body()


@pytest.fixture
def edition(body):
    """The full plan, stored as it comes in."""
    return imported(body).edition


@pytest.fixture
def planner(body):
    return client_as(Role.PLANNING_OFFICE, authority=body)


@pytest.fixture
def director(body):
    return client_as(Role.DIRECTOR, authority=body)


@pytest.fixture
def board(body):
    return client_as(Role.EVALUATION_BOARD, authority=body)


@pytest.fixture
def head(body):
    return client_as(Role.UNIT_HEAD, authority=body, unit="U1")


@pytest.fixture(scope="session")
def reference_read(reference):
    """Records, plan and findings of a reference folder."""
    known = {}

    def of(folder):
        if folder not in known:
            book = read_book(reference / folder)
            records = mapping.records(book, mapping.find(book))
            known[folder] = (records, *assemble(records))
        return known[folder]

    return of


@pytest.fixture(scope="session")
def reference_plan(reference_read):
    """Plan of a reference folder."""
    return lambda folder: reference_read(folder)[1]


@pytest.fixture
def said(request, monkeypatch):
    """Holds what the module's check finds in a test, word by word, against what is kept under the test's name."""
    name = next(each for each in ("check_plan", "check_system") if hasattr(request.module, each))
    check, lines = getattr(request.module, name), []

    def noted(*about, **also):
        findings = check(*about, **also)
        lines.extend([*(finding_line(finding) for finding in findings), "—"])
        return findings

    monkeypatch.setattr(request.module, name, noted)
    yield
    assert lines == kept(Path(request.module.__file__).stem.removeprefix("test_"), request.node.name, lines)
