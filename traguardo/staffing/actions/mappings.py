"""Keep a named mapping of the columns of an export, change it, throw it away."""

import hashlib

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.mapping import ColumnMap, mapping_text, read_mapping
from traguardo.staffing.models import ColumnMapping


@transaction.atomic
def save_mapping(*, by: User, authority: Authority, name: str, version: int, mapping: ColumnMap) -> ColumnMapping:
    """Keep a mapping under a name. `version`: the one its author saw, 0 for a new name, else StaleVersion.

    The same mapping again changes nothing; Refused when it lacks a voice.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    row = ColumnMapping.objects.filter(authority=authority, name=name).first()
    there = row.version if row else 0
    if there != version:
        raise StaleVersion(subject=f"Abbinamento «{name}»", yours={"Versione": version}, current={"Versione": there})
    text = mapping_text(mapping)
    _, findings = read_mapping(text)
    if findings:
        raise Refused(findings)
    if row and row.text == text:
        return row
    row = row or ColumnMapping(authority=authority, name=name, version=0)
    row.text, row.by, row.version = text, by, row.version + 1
    row.save()
    digest = hashlib.sha256(text.encode()).hexdigest()
    data = {"version": row.version, "target": mapping.target.value, "sha256": digest}
    audit.record(authority=authority.code, by=by.email, act="staffing.save_mapping", subject=name, data=data)
    return row


@transaction.atomic
def drop_mapping(*, by: User, authority: Authority, name: str, version: int) -> None:
    """Throw a mapping away: what it brought in stays. StaleVersion when somebody changed it meanwhile."""
    row = ColumnMapping.objects.select_for_update().get(authority=authority, name=name)
    if row.version != version:
        current = {"Versione": row.version}
        raise StaleVersion(subject=f"Abbinamento «{name}»", yours={"Versione": version}, current=current)
    row.delete()
    audit.record(
        authority=authority.code, by=by.email, act="staffing.drop_mapping", subject=name, data={"version": version}
    )
