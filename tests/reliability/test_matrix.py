"""Who may do what: every address of the site, by every kind of visitor, by every method; a new address needs a line."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.reliability.addresses import (
    BOARD,
    BROKEN,
    DELEGATION,
    DOCUMENT,
    HALF_WAY,
    KEPT,
    METHODS,
    OFFICE,
    OPEN,
    PLAIN,
    POST,
    PROOF,
    PUBLIC,
    QUESTION,
    READ,
    RELEASE,
    REMARK,
    RESULTS,
    ROLE,
    SIGNED_IN,
    SPELL,
    TABLE,
    VERSION,
    WAITING,
    names,
)
from traguardo.access.facade import Role, Standing
from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.documents.actions import printing as documents
from traguardo.documents.actions.figures import bring_tables
from traguardo.documents.actions.releasing import Set, keep
from traguardo.documents.actions.writing.creating import create_from_outline
from traguardo.documents.actions.writing.remarking import add_remark
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution
from traguardo.documents.library.tables_book import EXAMPLE as EXAMPLE_TABLE
from traguardo.documents.tests.written import BEGINNING
from traguardo.organisation import facade as organisation
from traguardo.performance.actions.asking import ask
from traguardo.performance.actions.delegating import Mandate, delegate
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.actions.opining import sign_opinion
from traguardo.performance.actions.proving import add_evidence
from traguardo.performance.actions.scheduling import create_usual
from traguardo.performance.actions.systems import create_system
from traguardo.performance.actions.uploading import keep_upload
from traguardo.performance.facade import read_plan, write_plan
from traguardo.performance.intake.writing.entry_book import write_entry_book
from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.board import board
from traguardo.performance.queries.uploads import RESULTS_WAITING
from traguardo.performance.queries.workbooks import book_of
from traguardo.performance.tests.proofs import a_picture
from traguardo.staffing.tests.factories import a_worker

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).resolve().parents[2] / "examples/consorzio-piana-del-lirone"


@pytest.fixture(autouse=True)
def _no_presses(monkeypatch):
    """The press is slow and proved elsewhere: here it only matters who reaches it."""
    monkeypatch.setattr(documents.printing, "render", lambda *_, **__: b"%PDF-")
    monkeypatch.setattr(documents.prima_dopo, "render", lambda *_, **__: b"%PDF-")
    monkeypatch.setattr(documents.parere, "render", lambda *_, **__: b"%PDF-")


@pytest.fixture
def addresses(tmp_path):
    """The address of every line of the table in an authority that has a plan, units, a quota, a post and a file."""
    valle = an_authority()
    office = a_member(OFFICE, email="chi-importa@example.it")
    reading = read_plan(EXAMPLE)

    write_plan(reading.plan, tmp_path / "piano.xlsx")
    content = (tmp_path / "piano.xlsx").read_bytes()

    def upload():
        return keep_upload(by=office.email, authority=valle, name="piano.xlsx", content=content, mapping="")

    kept = upload()
    edition = import_plan(by=office.email, authority=valle, reading=reading, file_name="piano", source=kept).edition
    shared = {"by": "prova", "authority": valle, "first_day": date(2024, 1, 1)}
    organisation.create_unit(code="DG", name="Direzione", **shared)
    organisation.add_member_body(code="piana", name="Comune di Piana", kind="comune", share=Fraction(1), **shared)
    signed(valle, office, edition)
    asked = {"by": office.email, "authority": valle, "edition": edition}
    keys = {
        **written(valle, office),
        RELEASE: released(valle, office).digest,
        VERSION: edition.code,
        KEPT: kept.pk,
        WAITING: upload().pk,
        RESULTS: results_of(valle, office, edition, tmp_path / "risultati.xlsx").pk,
        PROOF: proved(valle, office, edition).pk,
        QUESTION: ask(**asked, kind="indicator", code="2.1", text="Perché?").pk,
        ROLE: office.memberships.get().pk,
        DELEGATION: handed(valle, office, edition).pk,
        SPELL: a_worker(valle, unit="DG").spells[0].pk,
        POST: organisation.create_post(code="P1", title="Educatore", unit="DG", **shared).pk,
    }
    found = {name: address(name, line, keys) for name, line in TABLE.items()}
    create_system(by="prova", authority=valle, name="Sistema di prova")
    bring_tables(by=office.email, authority=valle, year=2024, tables=[EXAMPLE_TABLE], file_name="dati.xlsx")
    found["performance:compare_systems"] += "?da=0&a=1"
    for two in ("performance:compare", "performance:compare_csv", "documents:before_after"):
        found[two] += f"?da={edition.code}&a={edition.code}"
    return found


def written(authority, office):
    """A document with a comment on it."""
    document = create_from_outline(by=office, authority=authority, beginning=BEGINNING)
    remark = add_remark(by=office, section=document.sections.get(code="3.1"), text="Prova")
    return {DOCUMENT: document.code, REMARK: remark.pk}


def released(authority, office):
    """A small document approved by an act."""
    files = {Form.JSON: b"{}", Form.PDF: b"%PDF-"}
    made = Set(kind=Kind.PIAO, title="Prova", year=2024, digest="a" * 64, files=files)
    act = Resolution(organ="Assemblea", number="1", day=date(2024, 1, 30))
    return keep(by=office, authority=authority, resolution=act, made=made)


def results_of(authority, office, edition, path):
    """A workbook of results that waits, as it was taken away."""
    book = book_of((), board(edition, at=timezone.localdate()), made_at="oggi", made_for="Anna")
    write_entry_book(book, edition.title, path)
    content = path.read_bytes()
    return keep_upload(by=office.email, authority=authority, name=path.name, content=content, mapping=RESULTS_WAITING)


def handed(authority, office, edition):
    """A unit's results handed to somebody, in a year with its periods."""
    create_usual(by=office.email, authority=authority, year=edition.year)
    standing = Standing(authority=authority.code, day=date(2024, 7, 1), roles=frozenset({OFFICE}))
    to, today = a_member(Role.READER, email="chi-inserisce@example.it"), timezone.localdate()
    mandate = Mandate(unit="DG", unit_name="Direzione", to=to, first_day=today, last_day=None, reason="ferie")
    return delegate(by=office.email, held=standing, authority=authority, mandate=mandate, today=today)


def signed(authority, office, edition):
    """The board's opinion, so that it can be printed."""
    day = date(2025, 3, 1)
    standing = Standing(authority=authority.code, day=day, roles=frozenset({BOARD}))
    who = {"by": office.email, "standing": standing, "authority": authority, "board": board(edition, at=day)}
    words = {"outcome": VerdictOutcome.VALIDATED, "text": "Chiaro.", "reason": "Prova"}
    sign_opinion(**who, **words, at_date=day, today=day)


def proved(authority, office, edition):
    """A picture kept as evidence of an indicator."""
    standing = Standing(authority=authority.code, day=date(2024, 7, 1), roles=frozenset({OFFICE}))
    who = {"by": office.email, "standing": standing, "authority": authority, "edition": edition}
    done = add_evidence(**who, kind="indicator", code="2.1", name="prova.png", content=a_picture())
    return done.evidence


def address(name, line, keys):
    parts = {part: keys.get(value, value) for part, value in line.parts}
    return reverse(name, kwargs={"authority": "valle", **parts})


def answers(client, path, method):
    """The status of a request as that visitor; a page that breaks is a 500, not an exception."""
    client.raise_request_exception = False
    return client.generic(method, path).status_code


def test_every_address_has_a_line():
    listed = Counter([*TABLE, *PUBLIC, *PLAIN, *OPEN, *HALF_WAY, *SIGNED_IN])
    assert Counter(names()) == listed


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_pages_and_nothing_else(addresses, role):
    """With the right: an answer of the page. Without: 403. By a method the page has not: 405 first."""
    client, wrong = client_of(a_member(role)), []
    for name, path in addresses.items():
        line = TABLE[name]
        for method in METHODS:
            expected = expected_of(line, role, method)
            status = answers(client, path, method)
            if status not in expected:
                wrong.append((name, method, status, sorted(expected)))
    assert wrong == []


def expected_of(line, role, method):
    if method not in line.methods:
        return {405}
    if role not in line.roles:
        return {403}
    return {200, 302} if method in READ else {200, 302, 409, 422}


def strangers():
    """Who signs in but has nothing to do with the authority: all roles in another one, and all roles until yesterday."""
    yesterday, monte = timezone.localdate() - timedelta(days=1), an_authority("monte", "Consorzio Monte")
    for role in Role:
        a_member(role, authority=monte, email="altrove@example.it")
        a_member(role, email="ex@example.it", last_day=yesterday)
    return {
        "another authority's": client_of(a_member(authority=monte, email="altrove@example.it")),
        "gone": client_of(a_member(email="ex@example.it", last_day=yesterday)),
    }


def test_another_authority_and_who_has_left_find_nothing(addresses):
    wrong = [
        (who, name, method, status)
        for who, client in strangers().items()
        for name, path in addresses.items()
        for method in METHODS
        if (status := answers(client, path, method)) != (404 if method in TABLE[name].methods else 405)
    ]
    assert wrong == []


def test_another_authority_s_keys_open_nothing_in_one_s_own(addresses):
    """Numbers of another authority's file, role or post, put into an address of one's own authority."""
    client, wrong = strangers()["another authority's"], []
    for name, path in addresses.items():
        keyed = any(
            value in {DOCUMENT, REMARK, VERSION, KEPT, WAITING, ROLE, POST, PROOF, DELEGATION, RESULTS, SPELL}
            for _, value in TABLE[name].parts
        )
        if keyed:
            statuses = {answers(client, path.replace("/valle/", "/monte/"), method) for method in TABLE[name].methods}
            wrong += [(name, statuses)] if statuses != {404} else []
    assert wrong == []


def test_who_has_not_signed_in_is_sent_to_the_door(addresses):
    door, wrong = reverse("account_login"), []
    paths = [*addresses.items(), *((name, reverse(name)) for name in sorted(SIGNED_IN | HALF_WAY))]
    for name, path in paths:
        for method in METHODS:
            client = Client(raise_request_exception=False)
            answer = client.generic(method, path)
            sent = answer.status_code == 302 and answer["Location"].startswith(door)
            if not sent and answer.status_code != 405:
                wrong.append((name, method, answer.status_code))
    assert wrong == []


def test_the_door_never_breaks():
    a_member()
    paths = [
        reverse(name, kwargs={"uidb36": "1", "key": "chiave"} if name.endswith("from_key") else {})
        for name in sorted(OPEN | HALF_WAY | SIGNED_IN)
    ]
    clients = (Client(raise_request_exception=False), client_of(a_member(Role.READER)))
    wrong = [
        (path, method, status)
        for client in clients
        for path in paths
        for method in METHODS
        if (status := answers(client, path, method)) in BROKEN
    ]
    assert wrong == []


def test_nobody_forges_a_post_from_another_site(addresses):
    client = Client(enforce_csrf_checks=True)
    for role in Role:
        a_member(role, email="tutto@example.it")
    client.force_login(a_member(email="tutto@example.it"))
    statuses = {name: client.post(path, {}).status_code for name, path in addresses.items()}
    assert {name for name, status in statuses.items() if status not in {403, 405}} == set()
