"""Reads of the record: acts of one authority for a screen, whole chains for the verification."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from traguardo.audit.domain.acts import Act, Wanted
from traguardo.audit.domain.chain import Head as ChainHead
from traguardo.audit.domain.chain import Link
from traguardo.audit.models import Entry, Head

BATCH = 2000
_words: dict[str, str] = {}


def name_acts(words: Mapping[str, str]) -> None:
    """Say how acts are called on the screens: each context does so when the application starts."""
    _words.update(words)


def acts(authority: str, wanted: Wanted, *, offset: int = 0, limit: int | None = None) -> list[Act]:
    """Acts of one authority, the latest first."""
    until = None if limit is None else offset + limit
    return [_act(entry) for entry in _found(authority, wanted)[offset:until]]


def acts_one_by_one(authority: str, wanted: Wanted) -> Iterator[Act]:
    """The same, streamed: for exports of any length."""
    return (_act(entry) for entry in _found(authority, wanted).iterator(BATCH))


def count(authority: str, wanted: Wanted) -> int:
    """How many acts there are."""
    return _found(authority, wanted).count()


def kinds(authority: str) -> list[tuple[str, str]]:
    """The kinds of act this authority's record holds, code and words, by words."""
    found = Entry.objects.filter(authority=authority).order_by().values_list("act", flat=True).distinct()
    return sorted(((act, _words.get(act, act)) for act in found), key=lambda pair: pair[1])


def heads() -> dict[str, ChainHead]:
    """The end of every chain as the store keeps it."""
    return {
        head.authority: ChainHead(authority=head.authority, count=head.count, last_hash=head.last_hash)
        for head in Head.objects.all()
    }


def links() -> Iterator[Link]:
    """Every entry by authority and number, streamed: a million fit in little memory. Call it inside `snapshot`."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(Link._fields)} FROM audit_entry ORDER BY authority, sequence")  # noqa: S608
        while rows := cursor.fetchmany(BATCH):
            yield from map(Link._make, rows)


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see the same moment, while acts go on being recorded and nobody waits."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # transaction.atomic would take the lock of who writes
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _found(authority: str, wanted: Wanted) -> QuerySet[Entry]:
    found = Entry.objects.filter(authority=authority).order_by("-sequence")
    if wanted.act:
        found = found.filter(act=wanted.act)
    if wanted.actor:
        found = found.filter(actor__icontains=wanted.actor)
    if wanted.subject:
        found = found.filter(subject__icontains=wanted.subject)
    if wanted.first_day:
        found = found.filter(at__gte=_start(wanted.first_day))
    if wanted.last_day:
        found = found.filter(at__lt=_start(wanted.last_day + timedelta(days=1)))
    return found


def _start(day: date) -> str:
    """When an Italian day starts, as the record writes it."""
    local = datetime.combine(day, time.min, timezone.get_default_timezone())
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _act(entry: Entry) -> Act:
    return Act(
        authority=entry.authority,
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.at),
        actor=entry.actor,
        act=entry.act,
        label=_words.get(entry.act, entry.act),
        subject=entry.subject,
        data=json.loads(entry.data),
        hash=entry.hash,
    )
