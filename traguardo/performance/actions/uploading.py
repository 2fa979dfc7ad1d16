"""Keeping an uploaded file until it is confirmed; those of its kind that its author left waiting are thrown away."""

import hashlib

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.performance.models import SourceFile
from traguardo.performance.queries.uploads import RESULTS


@transaction.atomic
def keep_upload(*, by: str, authority: Authority, name: str, content: bytes, mapping: str) -> SourceFile:
    """Keep the bytes of a file that could be read, with their fingerprint."""
    author = User.objects.filter(email=by).first()
    waiting = SourceFile.objects.filter(authority=authority, uploaded_by=author, versions=None)
    same = waiting.filter(mapping=mapping) if mapping in RESULTS else waiting.exclude(mapping__in=RESULTS)
    same.delete()
    sha256 = hashlib.sha256(content).hexdigest()
    kept = SourceFile.objects.create(
        authority=authority, name=name, content=content, sha256=sha256, mapping=mapping, uploaded_by=author
    )
    data = {"file": name, "sha256": sha256, "bytes": len(content)}
    audit.record(authority=authority.code, by=by, act="performance.keep_upload", subject=name, data=data)
    return kept
