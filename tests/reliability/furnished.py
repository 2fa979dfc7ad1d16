"""An authority with something behind every address of the site, and where each is."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from tests.reliability.addresses import (
    BOARD,
    DELEGATION,
    DOCUMENT,
    KEPT,
    OFFICE,
    POST,
    PROOF,
    QUESTION,
    RELEASE,
    REMARK,
    RESULTS,
    ROLE,
    TABLE,
    VERSION,
    WAITING,
)
from tests.reliability.employed import employ
from tests.reliability.regulated import regulate
from traguardo.access.facade import Role, Standing
from traguardo.access.tests.factories import a_member, an_authority
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

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/consorzio-piana-del-lirone"


def furnish(tmp_path, employed=None):
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
        **(employed or employ(valle)).keys,
        POST: organisation.create_post(code="P1", title="Educatore", unit="DG", **shared).pk,
    }
    regulate(valle, office)
    create_system(by="prova", authority=valle, name="Sistema di prova")
    bring_tables(by=office.email, authority=valle, year=2024, tables=[EXAMPLE_TABLE], file_name="dati.xlsx")
    return addressed(keys)


def addressed(keys):
    """The address of every line, filled in; pages of two versions ask for two."""
    found = {name: address(name, line, keys) for name, line in TABLE.items()}
    found["performance:compare_systems"] += "?da=0&a=1"
    for two in ("evaluation:compare_systems", "social_services:compare_regulations"):
        found[two] += "?da=1&a=2"
    for two in ("performance:compare", "performance:compare_csv", "documents:before_after"):
        found[two] += f"?da={keys[VERSION]}&a={keys[VERSION]}"
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
