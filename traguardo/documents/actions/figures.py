"""Brings tables of figures in, and withdraws one: a version is added, none is ever changed."""

import hashlib
import json
from collections.abc import Iterable

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.documents.intake.packing import packed
from traguardo.documents.models import FigureTable
from traguardo.kernel.table import Table


@transaction.atomic
def bring_tables(*, by: str, authority: Authority, year: int, tables: Iterable[Table], file_name: str) -> list[str]:
    """Keep the tables as the current ones of a year; gives the codes of those that changed, none is written twice."""
    locked = Authority.objects.select_for_update().get(pk=authority.pk)
    changed = []
    for table in tables:
        body = packed(table)
        sha256 = hashlib.sha256(json.dumps({**body, "sha256": ""}, sort_keys=True).encode()).hexdigest()
        last = _last(locked, year, table.code)
        if last is None or last.withdrawn or last.sha256 != sha256:
            _add(by, locked, year, table.code, last, title=table.title, body=body, sha256=sha256, file_name=file_name)
            changed.append(table.code)
    if changed:
        audit.record(
            authority=authority.code,
            by=by,
            act="documents.bring_tables",
            subject=f"{year}",
            data={"tables": changed, "file": file_name},
        )
    return changed


@transaction.atomic
def withdraw_table(*, by: str, authority: Authority, year: int, code: str) -> None:
    """Take a table out of the register of a year; its versions stay. FigureTable.DoesNotExist when there is none."""
    locked = Authority.objects.select_for_update().get(pk=authority.pk)
    last = _last(locked, year, code)
    if last is None or last.withdrawn:
        raise FigureTable.DoesNotExist(code)
    _add(
        by,
        locked,
        year,
        code,
        last,
        title=last.title,
        body=last.body,
        sha256=last.sha256,
        file_name=last.file_name,
        withdrawn=True,
    )
    audit.record(
        authority=authority.code, by=by, act="documents.withdraw_table", subject=f"{year}", data={"table": code}
    )


def _last(authority: Authority, year: int, code: str) -> FigureTable | None:
    return FigureTable.objects.filter(authority=authority, year=year, code=code).order_by("-number").first()


def _add(by: str, authority: Authority, year: int, code: str, last: FigureTable | None, **kept: object) -> FigureTable:
    number = last.number + 1 if last else 1
    person = User.objects.filter(email=by).first()
    row = FigureTable(authority=authority, year=year, code=code, number=number, added_by=person, **kept)
    row.save()
    return row
