"""Approves documents, shows them to the public, takes them out of view: an approved file never changes.

Forms are set before the transaction, which is short: it holds the document against what was seen, then keeps everything
or nothing. The act tells one approval from another: the same act on the same document is recorded once.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.documents.actions.writing.moving import move_all
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution, against_resolution
from traguardo.documents.domain.states import Move, NotAllowed
from traguardo.documents.library.formats.every import content
from traguardo.documents.models import Document, Release, ReleasedFile, ReleaseState
from traguardo.documents.queries.approvable import approved, candidate
from traguardo.documents.queries.releases import named
from traguardo.kernel.stale import StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A document set in all its forms: what it is of, its data with their digest, its files."""

    kind: Kind
    title: str
    year: int
    digest: str
    files: Mapping[Form, bytes]


def approve(*, by: User, document: Document, revision: int, resolution: Resolution, today: date) -> Release:
    """The document fixed in all its forms under its act, its sections approved; the release there is, if it is already so.

    NotAllowed with the reasons; StaleVersion when it changed since `revision` was seen; TypesettingError when its pages
    cannot be composed: in all three nothing is written.
    """
    found = same_act(document.authority, document, Kind(document.kind), document.year, resolution)
    if found is not None:
        return found
    seen = candidate(document, today=today)
    _hold(document, revision)
    reasons = (*against_resolution(resolution, today=today), *seen.against)
    if reasons:
        raise NotAllowed(*reasons)
    copy = approved(seen.copy, resolution)
    files = {form: content(form, copy) for form in seen.forms}
    made = Set(
        kind=Kind(document.kind), title=document.title, year=document.year, digest=seen_digest(files), files=files
    )
    return _keep_document(by=by, document=document, revision=revision, resolution=resolution, made=made)


def seen_digest(files: Mapping[Form, bytes]) -> str:
    """The digest of the data: that of the JSON file."""
    return hashlib.sha256(files[Form.JSON]).hexdigest()


@transaction.atomic
def _keep_document(*, by: User, document: Document, revision: int, resolution: Resolution, made: Set) -> Release:
    row = Document.objects.select_for_update().get(pk=document.pk)
    found = same_act(document.authority, document, made.kind, made.year, resolution)
    if found is not None:
        return found
    _hold(row, revision)
    release = keep(by=by, authority=document.authority, document=row, resolution=resolution, made=made)
    move_all(by=by, document=row, move=Move.APPROVE)
    return release


@transaction.atomic
def keep(
    *, by: User, authority: Authority, resolution: Resolution, made: Set, document: Document | None = None
) -> Release:
    """A release with its files, and its record with the SHA-256 of each."""
    before = Release.objects.filter(authority=authority, kind=made.kind.value, year=made.year)
    number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
    release = Release.objects.create(
        authority=authority,
        document=document,
        number=number,
        kind=made.kind.value,
        title=made.title,
        year=made.year,
        organ=resolution.organ.strip(),
        act_number=resolution.number.strip(),
        act_date=resolution.day,
        digest=made.digest,
        data=json.loads(made.files[Form.JSON]),
        approved_by=by,
    )
    hashes = {form: hashlib.sha256(content).hexdigest() for form, content in made.files.items()}
    ReleasedFile.objects.bulk_create(
        ReleasedFile(
            release=release,
            form=form.value,
            name=named(authority.code, made.kind, made.year, number, form),
            media_type=form.media_type,
            content=content,
            size=len(content),
            sha256=hashes[form],
        )
        for form, content in made.files.items()
    )
    told = {
        "resolution": str(resolution),
        "digest": made.digest,
        "files": {form.value: each for form, each in hashes.items()},
    }
    _record(by, release, "documents.approve", **told)
    return release


@transaction.atomic
def publish(*, by: User, authority: Authority, digest: str) -> Release:
    """Show a release on the public page; again, after it was taken out of view. Already public: nothing happens."""
    release = _row(authority, digest)
    if release.state == ReleaseState.PUBLISHED:
        return release
    before, release.state = release.state, ReleaseState.PUBLISHED
    release.published_at, release.published_by = timezone.now(), by
    release.withdrawn_at, release.withdrawn_reason = None, ""
    release.save()
    if release.document and before == ReleaseState.APPROVED and is_latest(release):
        move_all(by=by, document=release.document, move=Move.PUBLISH)
    _record(by, release, "documents.publish", digest=digest, before=before)
    return release


@transaction.atomic
def withdraw(*, by: User, authority: Authority, digest: str, reason: str) -> Release:
    """Take a release out of view with a reason: its files stay, its page says why. NotAllowed when it is not public."""
    release = _row(authority, digest)
    if not reason.strip():
        raise NotAllowed("Scrivi il motivo: lo legge chi cerca il documento.")
    if release.state != ReleaseState.PUBLISHED:
        raise NotAllowed("Il documento non è pubblicato.")
    release.state, release.withdrawn_at, release.withdrawn_reason = (
        ReleaseState.WITHDRAWN,
        timezone.now(),
        reason.strip(),
    )
    release.save()
    _record(by, release, "documents.withdraw", digest=digest, reason=reason.strip())
    return release


def same_act(
    authority: Authority, document: Document | None, kind: Kind, year: int, resolution: Resolution
) -> Release | None:
    """The release that act already approved, None when there is none."""
    known = Release.objects.filter(authority=authority, document=document, kind=kind.value, year=year)
    act = {"organ": resolution.organ.strip(), "act_number": resolution.number.strip(), "act_date": resolution.day}
    return known.filter(**act).first()


def is_latest(release: Release) -> bool:
    """Whether no later release of the same document was approved."""
    return not Release.objects.filter(document=release.document, number__gt=release.number).exists()


def _hold(document: Document, revision: int) -> None:
    if document.revision != revision:
        yours, current = {"Modifiche": revision}, {"Modifiche": document.revision}
        raise StaleVersion(subject=document.title, yours=yours, current=current)


def _row(authority: Authority, digest: str) -> Release:
    return Release.objects.select_for_update(of=("self",)).get(authority=authority, digest=digest)


def _record(by: User, release: Release, act: str, **data: object) -> None:
    subject = f"{release.title} ({release.number})"
    audit.record(authority=release.authority.code, by=by.email, act=act, subject=subject, data=data)
