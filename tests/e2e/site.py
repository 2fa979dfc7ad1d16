"""What the browser tests find on the site: a body with its plan, two bodies with none, and people who sign in."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from django.utils import timezone

from tests.reliability.addresses import PRIZE, SHARING, SHARING_DRAFT, SHEET, SHEET_DRAFT, SHEET_OPEN
from tests.reliability.addresses.rules import AGILE_ACTIVITY, SEAT
from tests.reliability.employed import employ
from tests.reliability.regulated import regulate
from traguardo.access.facade import Role, Standing, User, add_member, create_authority, create_user
from traguardo.access.tests.factories import an_authority
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
from traguardo.performance.actions.deciding import ask_forcing
from traguardo.performance.actions.delegating import Mandate, delegate
from traguardo.performance.actions.entering import save_draft
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.actions.opining import sign_opinion
from traguardo.performance.actions.proving import add_evidence
from traguardo.performance.actions.scheduling import Seen, create_usual, open_period
from traguardo.performance.actions.systems import create_system
from traguardo.performance.actions.uploading import keep_upload
from traguardo.performance.domain.measuring.entry import subjects
from traguardo.performance.domain.measuring.typed_cells import Typed
from traguardo.performance.domain.plan import Decision, DecisionKind
from traguardo.performance.facade import read_plan, write_plan
from traguardo.performance.intake.writing.entry_book import write_entry_book
from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.board import board
from traguardo.performance.queries.entry import entry_rows
from traguardo.performance.queries.uploads import RESULTS_WAITING
from traguardo.performance.queries.workbooks import book_of
from traguardo.performance.tests.proofs import a_picture
from traguardo.staffing.models import Person
from traguardo.staffing.tests.factories import a_worker

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/consorzio-piana-del-lirone"
NAME = "Consorzio intercomunale Piana del Lirone"
PASSWORD = "una-parola-lunga-di-prova"
PERSON, BOARD, DIRECTOR, CAREFUL, READER = (
    f"{who}@lirone.example" for who in ("programmazione", "nucleo", "direzione", "prudente", "lettura")
)
JUDGED, JUDGE = "valutata@example.it", "valuta@example.it"
NEWCOMERS = {
    "desktop": "scrivania@lirone.example",
    "phone": "telefono@lirone.example",
    "plain": "vecchio@lirone.example",
}
SECRET = "JBSWY3DPEHPK3PXP"
START = date(2024, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Numbers that stand in addresses: the file a plan came from, a file to confirm, a role and a post to close."""

    kept: int
    waiting: int
    results: int
    proof: int
    question: int
    role: int
    post: int
    delegation: int
    reset: str
    version: str
    document: str
    release: str
    spell: int
    sheet: int
    sheet_open: int
    sheet_draft: int
    sharing: int
    sharing_draft: int
    prize: int
    agile_activity: int
    seat: int


def furnish():
    """Fill the database; where to find what is in it."""
    body, empty, valle = a_body("lirone"), a_body("vuoto"), an_authority()
    office = a_person(PERSON, body, empty, valle, roles=(Role.PLANNING_OFFICE, Role.ADMINISTRATOR, Role.STAFF_OFFICE))
    a_person(READER, body, valle, roles=(Role.READER,))
    a_person(BOARD, body, valle, roles=(Role.EVALUATION_BOARD,))
    a_person(DIRECTOR, body, valle, roles=(Role.DIRECTOR,))
    careful = a_person(CAREFUL, body, roles=(Role.READER,))
    TOTP.activate(careful, SECRET)
    RecoveryCodes.activate(careful)
    newcomers = [a_person(email, a_body(code)) for code, email in NEWCOMERS.items()]
    reading = read_plan(EXAMPLE)
    kept = uploaded(body, office, reading)
    brought_in(body, office, changed(reading, "Un titolo di prima"))
    edition = brought_in(body, office, reading, source=kept).edition
    forced(body, office, edition)
    create_system(by="prova", authority=body, name="Sistema di prova")
    regulate(body, office)
    version = edition.code
    waiting = uploaded(body, office, changed(reading, "Un titolo nuovo"))
    role, post = office.memberships.first(), organised(body)
    signed(body, office, edition)
    asked = {"by": BOARD, "authority": body, "edition": edition}
    return Keys(
        kept=kept.pk,
        waiting=waiting.pk,
        results=results_of(body, office, edition).pk,
        proof=proved(body, office, edition).pk,
        question=ask(**asked, kind="indicator", code="2.1", text="Da dove viene il dato?").pk,
        role=role.pk,
        post=post.pk,
        delegation=scheduled(body, office, edition).pk,
        reset=reset_of(newcomers[0]),
        version=version.removesuffix("-v2"),
        document=written(body, office).code,
        release=released(body, office).digest,
        spell=a_worker(body, unit="AC", name="Serena Del Colle", first_day=START).spells[0].pk,
        **at_work(valle),
    )


def at_work(valle):
    """People with sheets and prizes: who judges and who is judged sign in as the others."""
    keys = employ(valle).keys
    for email in (JUDGED, JUDGE):
        user = User.objects.get(email=email)
        user.set_password(PASSWORD)
        user.save()
    Person.objects.filter(authority=valle, code="102").update(user=User.objects.get(email=READER))
    wanted = (SHEET, SHEET_OPEN, SHEET_DRAFT, SHARING, SHARING_DRAFT, PRIZE, SEAT, AGILE_ACTIVITY)
    return {key.replace("-", "_"): keys[key] for key in wanted}


def released(body, office):
    """A small document approved by an act."""
    files = {Form.JSON: b"{}", Form.PDF: b"%PDF-"}
    made = Set(kind=Kind.PIAO, title="Piano integrato 2026", year=2026, digest="a" * 64, files=files)
    act = Resolution(organ="Assemblea", number="1", day=date(2026, 1, 30))
    return keep(by=office, authority=body, resolution=act, made=made)


def written(body, office):
    """A document with a comment on it, given to the one who began it."""
    bring_tables(by=office.email, authority=body, year=2026, tables=[EXAMPLE_TABLE], file_name="dati.xlsx")
    document = create_from_outline(by=office, authority=body, beginning=BEGINNING)
    add_remark(by=office, section=document.sections.get(code="2.3"), text="Da rivedere con il responsabile.")
    document.sections.filter(code="2.3").update(writer=office, due=date(2026, 1, 20))
    return document


def scheduled(body, office, edition):
    """The usual periods, the last one open, and a unit handed to somebody, which comes back."""
    who = {"by": office.email, "authority": body}
    create_usual(**who, year=edition.year)
    open_period(**who, seen=Seen(year=edition.year, code="finale", revision=0))
    today = timezone.localdate()
    standing = Standing(authority=body.code, day=today, roles=frozenset({Role.PLANNING_OFFICE}))
    to = User.objects.get(email=READER)
    mandate = Mandate(unit="AC", unit_name="Anziani", to=to, first_day=today, last_day=None, reason="Prova")
    return delegate(**who, held=standing, mandate=mandate, today=today)


def forced(body, office, edition):
    """A forcing that waits for the board."""
    asked = Decision(
        subject_kind="step", subject="1.1", kind=DecisionKind.FORCING_ASKED, on=date(2024, 6, 1), degree=Decimal(90), reason="Prova"
    )  # fmt: skip
    standing = Standing(authority=body.code, day=asked.on, roles=frozenset({Role.PLANNING_OFFICE}))
    ask_forcing(
        by=office.email, standing=standing, authority=body, edition=edition, decision=asked, version=0, today=asked.on
    )


def reset_of(person):
    """The address in the message that lets a person choose a password."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return reverse("account_reset_password_from_key", kwargs=key)


def changed(reading, title):
    """The same plan with another title on its first objective."""
    first, *others = reading.plan.objectives
    plan = replace(reading.plan, objectives=(replace(first, title=title), *others))
    return replace(reading, plan=plan, sha256="0" * 64)


def brought_in(body, office, reading, **also):
    return import_plan(by=office.email, authority=body, reading=reading, file_name="piano-2024.xlsx", **also)


def signed(body, office, edition):
    """The board's opinion, so that it can be printed."""
    day = date(2025, 3, 1)
    standing = Standing(authority=body.code, day=day, roles=frozenset({Role.EVALUATION_BOARD}))
    who = {"by": office.email, "standing": standing, "authority": body, "board": board(edition, at=day)}
    words = {"outcome": VerdictOutcome.VALIDATED, "text": "La relazione è chiara.", "reason": "Prova"}
    sign_opinion(**who, **words, at_date=day, today=day)


def proved(body, office, edition):
    """A picture kept as evidence of an indicator."""
    standing = Standing(authority=body.code, day=date(2024, 7, 1), roles=frozenset({Role.PLANNING_OFFICE}))
    who = {"by": office.email, "standing": standing, "authority": body, "edition": edition}
    return add_evidence(**who, kind="indicator", code="2.1", name="prova.png", content=a_picture()).evidence


def uploaded(body, office, reading):
    """A workbook kept to be confirmed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "piano-2024.xlsx"
        write_plan(reading.plan, path)
        content = path.read_bytes()
    return keep_upload(by=office.email, authority=body, name=path.name, content=content, mapping="")


def results_of(body, office, edition):
    """A workbook of results that waits: a row filled, and a cell that somebody else wrote in meanwhile."""
    today = timezone.localdate()
    standing = Standing(authority=body.code, day=today, roles=frozenset({Role.PLANNING_OFFICE}))
    found, plan = board(edition, at=date(2024, 12, 31)), read_plan(EXAMPLE).plan
    first, second, *_ = entry_rows(found, standing, today=today)
    who = {"by": office.email, "authority": body}
    cells = [Typed(key=first.subject.key, column="note", text="Scritto da altri", seen="")]
    save_draft(
        **who, standing=standing, edition=edition, known=subjects(plan), unit_names=found.unit_names, today=today, schedules=True, cells=cells,
    )  # fmt: skip
    book = book_of((first, second), found, made_at="oggi", made_for="Prova")
    lines = tuple(replace(line, typed={**line.seen, "note": "Scritto nel quaderno"}) for line in book.lines)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "risultati-2024.xlsx"
        write_entry_book(replace(book, lines=lines), edition.title, path)
        content = path.read_bytes()
    return keep_upload(**who, name=path.name, content=content, mapping=RESULTS_WAITING)


def organised(body):
    """Two units, a member body and a post, which comes back."""
    shared = {"by": "prova", "authority": body, "first_day": START}
    organisation.create_unit(code="DG", name="Direzione generale", **shared)
    organisation.create_unit(code="AC", name="Anziani e chi li assiste", parent="DG", **shared)
    organisation.add_member_body(code="piana", name="Comune di Piana", kind="comune", share=Fraction(1), **shared)
    return organisation.create_post(code="P1", title="Assistente sociale", unit="AC", **shared)


def second_step():
    """The six figures the app shows now: the middle of those that are taken."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counters[len(counters) // 2]))


def a_body(code):
    return create_authority(by="prova", code=code, name=NAME, kind="consorzio")


def a_person(email, *bodies, roles=(Role.PLANNING_OFFICE, Role.ADMINISTRATOR)):
    name = f"{email.partition('@')[0].capitalize()} Del Sito"
    person = create_user(by="prova", email=email, full_name=name, password=PASSWORD)
    for body in bodies:
        for role in roles:
            add_member(by="prova", user=person, authority=body, role=role, first_day=date(2020, 1, 1))
    return person
