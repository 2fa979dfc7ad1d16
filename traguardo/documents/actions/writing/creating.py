"""Begins a document: from the outline of its kind, from an earlier one, or from one carried here as a manuscript."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.text import slugify

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.documents.actions.figures import bring_tables
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.outlines import outline
from traguardo.documents.domain.states import Stage
from traguardo.documents.models import Document, Release, Remark, Section, Wording
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.queries.published import only_ours
from traguardo.kernel.table import Table

PLANS = (Kind.PIAO.value, Kind.PIAO_SIMPLIFIED.value)
BROUGHT = "Testo portato dal documento del {year}: rileggilo, aggiorna anni e cifre, poi segna la sezione compilata."


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a new document is: kind, title, years, the plan version it is printed with (a code, empty for the one in force)."""

    kind: Kind
    title: str
    year: int
    first_year: int
    last_year: int
    plan: str = ""
    guideline: str = ""


@transaction.atomic
def create_from_outline(*, by: User, authority: Authority, beginning: Beginning) -> Document:
    """A document with the sections of its kind's outline, to be filled."""
    chapters = [section.chapter for section in outline(beginning.kind)]
    return _create(by, authority, beginning, chapters, begun_from="outline")


@transaction.atomic
def create_from_earlier(*, by: User, authority: Authority, beginning: Beginning, earlier: Document) -> Document:
    """A document with the sections and texts of an earlier one, all to be filled again; a comment in each says so."""
    document = _create(by, authority, beginning, manuscript_of(earlier).chapters, begun_from=earlier.code)
    assigned = {section.code: section for section in earlier.sections.all()}
    note = BROUGHT.format(year=earlier.year)
    remarks = []
    for section in document.sections.all():
        before = assigned[section.code]
        section.writer_id, section.validator_id = before.writer_id, before.validator_id
        section.save(update_fields=["writer", "validator"])
        if section.text.strip():
            remarks.append(Remark(section=section, text=note, by=by))
    Remark.objects.bulk_create(remarks)
    return document


@transaction.atomic
def create_from_manuscript(
    *, by: User, authority: Authority, manuscript: Manuscript, tables: Sequence[Table] = (), plan: str = ""
) -> Document:
    """A document as it was carried here, with its tables that no register publishes the same; sections with a text are being filled, the others to be filled."""
    beginning = Beginning(
        kind=manuscript.kind,
        title=manuscript.title,
        year=manuscript.year,
        first_year=manuscript.first_year,
        last_year=manuscript.last_year,
        plan=plan,
        guideline=manuscript.guideline,
    )
    document = _create(by, authority, beginning, manuscript.chapters, begun_from="manuscript")
    if own := only_ours(authority, document.year, tables):
        name = f"{document.code} (cartella)"
        bring_tables(by=by.email, authority=authority, year=document.year, tables=own, file_name=name)
    document.sections.exclude(text="").update(state=Stage.BEING_FILLED)
    if manuscript.reason:
        document.reason = manuscript.reason
        document.save(update_fields=["reason"])
    return document


def _create(
    by: User, authority: Authority, beginning: Beginning, chapters: Iterable[Chapter], *, begun_from: str
) -> Document:
    document = Document.objects.create(
        authority=authority,
        code=_free_code(authority, beginning),
        kind=beginning.kind,
        title=beginning.title.strip(),
        year=beginning.year,
        first_year=beginning.first_year,
        last_year=beginning.last_year,
        plan=beginning.plan,
        guideline=beginning.guideline,
        confirms=_to_confirm(authority, beginning),
        created_by=by,
    )
    for position, chapter in enumerate(chapters, 1):
        add_chapter(document, chapter, position=position, by=by)
    audit.record(
        authority=authority.code,
        by=by.email,
        act="documents.create",
        subject=document.title,
        data={"document": document.code, "kind": document.kind, "year": document.year, "from": begun_from},
    )
    return document


def add_chapter(document: Document, chapter: Chapter, *, position: int, by: User) -> Section:
    """A section to be filled, with its first wording."""
    chapter = replace(chapter, text=chapter.text.strip())
    section = Section.objects.create(
        document=document,
        code=chapter.code,
        position=position,
        level=chapter.level,
        title=chapter.title,
        legal=list(chapter.legal),
        text=chapter.text,
        state=Stage.TO_FILL,
    )
    Wording.objects.create(section=section, number=0, title=chapter.title, text=chapter.text, by=by)
    return section


def _to_confirm(authority: Authority, beginning: Beginning) -> Release | None:
    """The last PIAO approved for an earlier year, when it is a confirmation that begins (DM 132/2022, art. 6)."""
    if beginning.kind is not Kind.CONFIRMATION:
        return None
    earlier = Release.objects.filter(authority=authority, kind__in=PLANS, year__lt=beginning.year)
    return earlier.order_by("-year", "-number").first()


def _free_code(authority: Authority, beginning: Beginning) -> str:
    """Kind and year, as they stand in addresses; a number follows when there is one already."""
    code = slugify(f"{beginning.kind.value}-{beginning.year}")
    taken = set(Document.objects.filter(authority=authority, code__startswith=code).values_list("code", flat=True))
    return next(
        name for name in (code, *(f"{code}-{number}" for number in range(2, len(taken) + 3))) if name not in taken
    )
