"""Comments on a section: written, and settled when they have been answered; never deleted."""

from datetime import datetime

from django.db import transaction

from traguardo.access.facade import User
from traguardo.documents.actions.writing.arranging import record
from traguardo.documents.models import Remark, Section


@transaction.atomic
def add_remark(*, by: User, section: Section, text: str, quote: str = "") -> Remark:
    """A comment on a section, perhaps on some words of it."""
    remark = Remark.objects.create(section=section, text=text.strip(), quote=quote.strip(), by=by)
    record(by, section.document, "documents.remark.add", str(section), text=remark.text, quote=remark.quote)
    return remark


@transaction.atomic
def settle_remark(*, by: User, remark: Remark, now: datetime) -> Remark:
    """Close a comment; one already closed stays as it was."""
    row = Remark.objects.select_for_update().get(pk=remark.pk)
    if row.settled_at is None:
        row.settled_at, row.settled_by = now, by
        row.save(update_fields=["settled_at", "settled_by"])
        record(by, row.section.document, "documents.remark.settle", str(row.section), text=row.text)
    return row
