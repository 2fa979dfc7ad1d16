"""Reads of releases: what was approved and by which act, its files with their hashes, what the public may see."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.models import Release, ReleasedFile, ReleaseState

VISIBLE = (ReleaseState.PUBLISHED,)
ONCE_VISIBLE = (ReleaseState.PUBLISHED, ReleaseState.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file of a release, without its content; `size` in bytes."""

    form: Form
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFacts:
    """A release as pages tell it. `digest`: SHA-256 of the data, printed in the files; `document`: a written document's code."""

    authority: str
    authority_name: str
    digest: str
    kind: Kind
    number: int
    title: str
    year: int
    state: ReleaseState
    act: str
    act_date: date
    approved_at: datetime
    approved_by: str
    published_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_reason: str
    document: str
    files: tuple[FileFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """A file of a release with its bytes."""

    name: str
    media_type: str
    content: bytes
    sha256: str


def named(authority_code: str, kind: Kind, year: int, number: int, form: Form) -> str:
    """The name a file of a release is saved under."""
    return f"{authority_code}-{kind.value}-{year}-{number}{form.suffix}"


def releases(authority_code: str, *, year: int | None = None, document: str = "") -> tuple[ReleaseFacts, ...]:
    """Every release of an authority, last approved first; those of a year, or of a written document, where said."""
    rows = Release.objects.filter(authority__code=authority_code)
    rows = rows.filter(year=year) if year is not None else rows
    return _facts(rows.filter(document__code=document) if document else rows)


def release(authority_code: str, digest: str) -> ReleaseFacts | None:
    """The release of that data; None when the authority has none."""
    return next(iter(_facts(Release.objects.filter(authority__code=authority_code, digest=digest))), None)


def file_of(authority_code: str, digest: str, form: str) -> FileContent | None:
    """A file of a release, whatever its state; None when there is none."""
    return _content(_files(authority_code, digest, form))


def public_releases(authority_code: str, year: int | None = None) -> tuple[ReleaseFacts, ...]:
    """What an authority publishes, last approved first; of a year where said. Two SQL statements."""
    return tuple(each for each in releases(authority_code, year=year) if each.state in VISIBLE)


def public_release(authority_code: str, digest: str) -> ReleaseFacts | None:
    """A published release, or one withdrawn from view (its state says so, with the reason); None otherwise."""
    found = release(authority_code, digest)
    return found if found and found.state in ONCE_VISIBLE else None


def released_file(authority_code: str, digest: str, form: str) -> FileContent | None:
    """A file of a published release; None when it is not published, or no longer."""
    return _content(_files(authority_code, digest, form).filter(release__state__in=VISIBLE))


def release_of_file(sha256: str, authority_code: str = "") -> tuple[ReleaseFacts, Form] | None:
    """Which release a file belongs to, by its SHA-256, and in which form it is.

    Among those the public may have seen; among all of an authority's where its code is given.
    """
    rows = ReleasedFile.objects.filter(sha256=sha256.strip().lower()).select_related("release__authority")
    rows = rows.filter(release__authority__code=authority_code) if authority_code else _once_visible(rows)
    file = rows.defer("content").order_by("pk").first()
    if file is None:
        return None
    found = release(file.release.authority.code, file.release.digest)
    return (found, Form(file.form)) if found else None


def _once_visible(rows: QuerySet[ReleasedFile]) -> QuerySet[ReleasedFile]:
    return rows.filter(release__state__in=ONCE_VISIBLE)


def _files(authority_code: str, digest: str, form: str) -> QuerySet[ReleasedFile]:
    return ReleasedFile.objects.filter(release__authority__code=authority_code, release__digest=digest, form=form)


def _content(rows: QuerySet[ReleasedFile]) -> FileContent | None:
    file = rows.first()
    if file is None:
        return None
    return FileContent(name=file.name, media_type=file.media_type, content=bytes(file.content), sha256=file.sha256)


def _facts(rows: QuerySet[Release]) -> tuple[ReleaseFacts, ...]:
    listed = list(rows.select_related("authority", "document", "approved_by").defer("data"))
    files: dict[int, list[ReleasedFile]] = {}
    for file in ReleasedFile.objects.filter(release__in=listed).defer("content"):
        files.setdefault(file.release_id, []).append(file)
    return tuple(_told(row, files.get(row.pk, [])) for row in listed)


def _told(row: Release, files: list[ReleasedFile]) -> ReleaseFacts:
    order = list(Form)
    listed = [FileFacts(form=Form(each.form), name=each.name, size=each.size, sha256=each.sha256) for each in files]
    return ReleaseFacts(
        authority=row.authority.code,
        authority_name=row.authority.name,
        digest=row.digest,
        kind=Kind(row.kind),
        number=row.number,
        title=row.title,
        year=row.year,
        state=ReleaseState(row.state),
        act=row.act,
        act_date=row.act_date,
        approved_at=row.approved_at,
        approved_by=str(row.approved_by or ""),
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
        document=row.document.code if row.document else "",
        files=tuple(sorted(listed, key=lambda file: order.index(file.form))),
    )
