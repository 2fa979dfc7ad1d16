"""Append an act to its authority's chain."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import connection

from traguardo.audit.domain.chain import Link, canonical, link_hash
from traguardo.audit.models import Entry, Head


class NoTransaction(RuntimeError):  # noqa: N818 - it names the fact
    """An act was recorded outside the transaction that carries it out: one could stay without the other."""


def record(
    *, authority: str, by: str, act: str, subject: str, data: Mapping[str, object], at: datetime | None = None
) -> Entry:
    """Append one entry; it stays only if the act's own transaction does.

    authority: its code, empty for acts on the installation itself. data: before and after, without floats.
    NoTransaction outside `transaction.atomic`; TypeError for data without a canonical form.
    """
    if not connection.in_atomic_block:
        raise NoTransaction(f"«{act}» va registrato dentro la transazione che lo compie: usa @transaction.atomic.")
    head, _ = Head.objects.select_for_update().get_or_create(authority=authority)
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    link = Link(
        authority=authority,
        sequence=head.count + 1,
        at=moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        actor=by,
        act=act,
        subject=subject,
        data=canonical(data),
        previous_hash=head.last_hash,
        hash="",
    )
    link = link._replace(hash=link_hash(link))
    entry = Entry.objects.create(**link._asdict())
    head.count, head.last_hash = link.sequence, link.hash
    head.save(update_fields=["count", "last_hash"])
    return entry
