"""The documents of an example body, carried through their life: tables, texts, validation, approval, publication."""

from datetime import date
from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.documents.actions.plan_releases import approve_print
from traguardo.documents.actions.releasing import approve, publish
from traguardo.documents.actions.writing.creating import create_from_manuscript
from traguardo.documents.actions.writing.moving import move_on
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution
from traguardo.documents.domain.states import Hand, Move, Stage
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.documents.models import Document, Release, ReleasedFile
from traguardo.monitoring.actions.configuring import configure as follow
from traguardo.monitoring.domain.body import Body
from traguardo.observatory.actions import configure
from traguardo.observatory.queries.site import Shown, settings_of
from traguardo.performance.facade import Edition, plans

WRITING, VALIDATING = Hand(writes=True), Hand(validates=True)
STEPS = (
    (Stage.BEING_FILLED, Move.FINISH, WRITING),
    (Stage.FILLED, Move.SUBMIT, WRITING),
    (Stage.UNDER_VALIDATION, Move.VALIDATE, VALIDATING),
)
ABOUT = "Gestiamo insieme i servizi sociali dei Comuni soci. I nomi di questo ente sono inventati, le cifre vengono da piani veri."


def document(authority: Authority, edition: Edition, folder: Path, *, today: date) -> str:
    """Write, validate, approve and publish the document of a portable folder; in words. Empty when there is none, or done."""
    if not folder.is_dir() or Document.objects.filter(authority=authority, year=edition.year).exists():
        return ""
    written = _written(authority, edition, folder)
    resolution = Resolution(organ="Assemblea", number="7", day=date(edition.year, 6, 30))
    director = _person(authority, "direzione")
    release = approve(by=director, document=written, revision=written.revision, resolution=resolution, today=today)
    publish(by=director, authority=authority, digest=release.digest)
    return f"{written.title}: {written.sections.count()} sezioni scritte e validate, approvato e pubblicato"


def files(authority: Authority, year: int, out: Path) -> list[Path]:
    """The files of the documents written and approved for a year, as they were approved."""
    found = ReleasedFile.objects.filter(release__authority=authority, release__year=year)
    made = []
    for file in found.exclude(release__document=None).order_by("pk"):
        path = out / file.name.removeprefix(f"{authority.code}-")
        path.write_bytes(bytes(file.content))
        made.append(path)
    return made


def site(authority: Authority, *, today: date) -> str:
    """Publish the plan in force, open the public site on it, follow the deadlines from now on; in words. Empty when it was done before."""
    shown, version = settings_of(authority)
    edition = next((each for each in plans(authority) if each.state == "in_force"), None)
    if version or edition is None:
        return ""
    director = _person(authority, "direzione")
    resolution = Resolution(organ="Assemblea", number="3", day=date(edition.year, 1, 29))
    release: Release = approve_print(
        by=director, authority=authority, edition=edition, kind=Kind.PDO, resolution=resolution, today=today
    )
    publish(by=director, authority=authority, digest=release.digest)
    until = edition.reporting_date or date(edition.year, 12, 31)
    shown = Shown(on=True, about=ABOUT, progress=True, results_until=until)
    configure(by=director.email, authority=authority, version=version, shown=shown)
    follow(by=director.email, authority=authority, version=0, body=Body(since=today.replace(day=1)))
    return f"piano pubblicato, sito pubblico aperto in /pubblico/{authority.code}/"


def _written(authority: Authority, edition: Edition, folder: Path) -> Document:
    read = read_manuscript(folder)
    if read.manuscript is None:
        raise ValueError("; ".join(finding.message for finding in read.findings))
    office, director = _person(authority, "programmazione"), _person(authority, "direzione")
    written = create_from_manuscript(
        by=office, authority=authority, manuscript=read.manuscript, tables=read.tables, plan=edition.code
    )
    for section in written.sections.all():
        for stage, move, hand in STEPS:
            move_on(by=director if hand is VALIDATING else office, section=section, move=move, hand=hand, seen=stage)
    written.refresh_from_db()
    return written


def _person(authority: Authority, name: str) -> User:
    return User.objects.get(email=email(name, authority.code))
