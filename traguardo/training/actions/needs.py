"""Open the collection of a year, write a need, change it, take it off, settle it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import F

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.italian import it_day
from traguardo.organisation.facade import unit_keys
from traguardo.staffing.facade import Person
from traguardo.training import models
from traguardo.training.actions.locking import check_revision, hold, next_number
from traguardo.training.actions.plans import writing
from traguardo.training.actions.refusing import refuse
from traguardo.training.actions.showing import Shown, shown_days, shown_need
from traguardo.training.domain.lines import Audience, AudienceKind, Line
from traguardo.training.domain.needs import Need, Outcome, Scope
from traguardo.training.queries.needs import Gathering, gathering, need, needs
from traguardo.training.queries.plans import draft_of, standing_plan, versions


@transaction.atomic
def open_collection(
    *, by: str, authority: Authority, year: int, first_day: date, last_day: date, revision: int | None = None
) -> None:
    """The days in which needs of a year are written: for the first time, or moved. Refused when they are reversed."""
    if last_day < first_day:
        raise refuse("L'ultimo giorno viene prima del primo.", "Correggi uno dei due giorni.")
    hold(authority)
    known = gathering(authority, year)
    if known is not None:
        yours, current = shown_days(first_day, last_day), shown_days(known.first_day, known.last_day)
        check_revision(f"Raccolta {year}", known.revision, revision or 0, yours=yours, current=current)
    days = {"first_day": first_day, "last_day": last_day}
    models.Collection.objects.update_or_create(
        authority=authority, year=year, defaults={**days, "revision": known.revision + 1 if known else 1}
    )
    data = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    audit.record(authority=authority.code, by=by, act="training.open_collection", subject=str(year), data=data)


@transaction.atomic
def write_need(
    *, by: str, authority: Authority, year: int, person: Person, topic: str, why: str, scope: Scope, today: date
) -> Need:
    """A need of somebody in service, while the collection is open; it is of the unit they are in that day."""
    hold(authority)
    row = _open(authority, year, today)
    spell = person.spell_on(today)
    if spell is None:
        raise refuse("Chi non è in servizio non scrive fabbisogni.", "Chiedi all'ufficio personale.")
    number = next_number(models.Need.objects.filter(collection=row))
    made = models.Need.objects.create(
        collection=row,
        number=number,
        person_id=person.pk,
        unit_id=unit_keys(authority)[spell.unit],
        topic=topic,
        why=why,
        scope=scope,
    )
    return _recorded(by, authority, made, "training.write_need")


@transaction.atomic
def change_need(
    *, by: str, authority: Authority, found: Need, revision: int, topic: str, why: str, scope: Scope, today: date
) -> Need:
    """Write one's own need anew, while the collection is open and nobody settled it."""
    row = _mine(authority, found, revision, today, shown_need(topic, why, scope))
    row.topic, row.why, row.scope = topic, why, scope
    row.revision += 1
    row.save(update_fields=["topic", "why", "scope", "revision"])
    return _recorded(by, authority, row, "training.write_need")


@transaction.atomic
def remove_need(*, by: str, authority: Authority, found: Need, revision: int, today: date) -> None:
    """Take one's own need off, while the collection is open and nobody settled it."""
    row = _mine(authority, found, revision, today)
    row.delete()
    subject = f"{found.year}/{found.number}"
    audit.record(authority=authority.code, by=by, act="training.remove_need", subject=subject, data={})


@transaction.atomic
def merge_needs(*, by: str, authority: Authority, year: int, seen: Mapping[int, int], line: str) -> None:
    """Put needs into a line of the plan; `seen` is the revision of each by its number."""
    found = versions(authority)
    version = draft_of(found, year) or standing_plan(found, year)
    if version is None or version.plan.line(line) is None:
        raise refuse("Questa riga nel piano non c'è.", "Scegli una riga dell'elenco.")
    _settle(by, authority, year, seen, Outcome.MERGED, line=line)


@transaction.atomic
def merge_in_new_line(*, by: str, authority: Authority, year: int, seen: Mapping[int, int], title: str) -> str:
    """Put needs into a new line of the draft, for whom they say; the code of the line comes back."""
    chosen = [each for each in needs(authority, year=year) if each.number in seen]
    with writing(by=by, authority=authority, year=year, what="add_line") as draft:
        code = draft.plan.next_code()
        line = Line(code=code, title=title, year=year, audience=_audience(chosen))
        draft.plan = replace(draft.plan, lines=(*draft.plan.lines, line))
    _settle(by, authority, year, seen, Outcome.MERGED, line=code)
    return code


@transaction.atomic
def drop_needs(*, by: str, authority: Authority, year: int, seen: Mapping[int, int], reason: str) -> None:
    """Leave needs out of the plan, telling those who wrote them why."""
    if not reason.strip():
        raise refuse("Manca il motivo.", "Scrivi perché: lo legge chi ha scritto il fabbisogno.")
    _settle(by, authority, year, seen, Outcome.DROPPED, reason=reason.strip())


@transaction.atomic
def reopen_needs(*, by: str, authority: Authority, year: int, seen: Mapping[int, int]) -> None:
    """Bring needs back among those to be looked at."""
    _settle(by, authority, year, seen, Outcome.WAITING)


def _settle(
    by: str,
    authority: Authority,
    year: int,
    seen: Mapping[int, int],
    outcome: Outcome,
    *,
    line: str = "",
    reason: str = "",
) -> None:
    if not seen:
        raise refuse("Non hai scelto nessun fabbisogno.", "Segna almeno una riga.")
    hold(authority)
    rows = models.Need.objects.filter(collection__authority=authority, collection__year=year, number__in=seen)
    held = {row.number: row for row in rows.select_for_update(of=("self",))}
    for number, revision in seen.items():
        if number not in held:
            raise refuse(f"Il fabbisogno {number} non c'è più.", "Ricarica la pagina.")
        check_revision(f"Fabbisogno {number}", held[number].revision, revision)
    rows.update(outcome=outcome, line=line, reason=reason, revision=F("revision") + 1)
    data = {"needs": sorted(seen), "outcome": outcome.value, "line": line}
    audit.record(authority=authority.code, by=by, act="training.settle_needs", subject=str(year), data=data)


def _audience(chosen: list[Need]) -> Audience:
    """Whom needs are for: the widest of their scopes."""
    if any(each.scope is Scope.ALL_STAFF for each in chosen):
        return Audience(kind=AudienceKind.ALL_STAFF)
    if any(each.scope is Scope.UNIT for each in chosen):
        return Audience(kind=AudienceKind.UNITS, codes=tuple(sorted({each.unit for each in chosen})))
    return Audience(kind=AudienceKind.PERSONS, codes=tuple(sorted({each.person for each in chosen})))


def _open(authority: Authority, year: int, today: date) -> models.Collection:
    row = models.Collection.objects.filter(authority=authority, year=year).first()
    if row is None:
        raise refuse(f"La raccolta dei fabbisogni del {year} non è aperta.", "Chiedi all'ufficio personale.")
    days = Gathering(year=year, first_day=row.first_day, last_day=row.last_day, revision=row.revision)
    if not days.open_on(today):
        said = f"La raccolta del {year} va dal {it_day(row.first_day)} al {it_day(row.last_day)}."
        raise refuse(said, "Chiedi all'ufficio personale di riaprirla.")
    return row


def _mine(authority: Authority, found: Need, revision: int, today: date, yours: Shown | None = None) -> models.Need:
    row = models.Need.objects.select_for_update().get(
        collection=_open(authority, found.year, today), number=found.number
    )
    current = shown_need(row.topic, row.why, row.scope)
    check_revision(f"Fabbisogno {found.number}", row.revision, revision, yours=yours, current=current)
    if row.outcome != Outcome.WAITING:
        raise refuse("Questo fabbisogno è già stato esaminato.", "Scrivine un altro, o chiedi all'ufficio personale.")
    return row


def _recorded(by: str, authority: Authority, row: models.Need, act: str) -> Need:
    """What was written is not in the record: only that it was, and for whom it is."""
    year = row.collection.year
    data = {"scope": str(row.scope), "revision": row.revision}
    audit.record(authority=authority.code, by=by, act=act, subject=f"{year}/{row.number}", data=data)
    found = need(authority, year, row.number)
    if found is None:
        raise models.Need.DoesNotExist
    return found
