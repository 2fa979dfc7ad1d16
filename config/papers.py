"""The written document of an example body, carried through its life: tables, texts, validation, approval, publication."""

from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.documents.actions.figures import bring_tables
from traguardo.documents.actions.writing.creating import create_from_manuscript
from traguardo.documents.actions.writing.moving import move_on
from traguardo.documents.domain.states import Hand, Move, Stage
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.documents.models import Document

WRITING, VALIDATING = Hand(writes=True), Hand(validates=True)
STEPS = (
    (Stage.BEING_FILLED, Move.FINISH, WRITING),
    (Stage.FILLED, Move.SUBMIT, WRITING),
    (Stage.UNDER_VALIDATION, Move.VALIDATE, VALIDATING),
)


def write(authority: Authority, folder: Path, *, plan: str) -> Document | None:
    """The document of a portable folder, written and validated; None when it was done before. `plan`: a version's code."""
    read = read_manuscript(folder)
    if read.manuscript is None:
        raise ValueError("; ".join(finding.message for finding in read.findings))
    year, kind = read.manuscript.year, read.manuscript.kind
    if Document.objects.filter(authority=authority, year=year, kind=kind).exists():
        return None
    office, director = (User.objects.get(email=email(name, authority.code)) for name in ("programmazione", "direzione"))
    bring_tables(by=office.email, authority=authority, year=year, tables=read.tables, file_name=f"{folder.name}/dati")
    document = create_from_manuscript(by=office, authority=authority, manuscript=read.manuscript, plan=plan)
    for section in document.sections.all():
        for stage, move, hand in STEPS:
            by = director if move is Move.VALIDATE else office
            move_on(by=by, section=section, move=move, hand=hand, seen=stage)
    return document
