"""Lay the rules down from a day, the places of an office, the map of activities."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.agile_work import models
from traguardo.agile_work.actions.refusing import Refused, held, locked, record
from traguardo.agile_work.domain.activities import Activity
from traguardo.agile_work.domain.rotation import digest
from traguardo.agile_work.domain.rules import Rules, national
from traguardo.agile_work.queries.ruling import activities
from traguardo.kernel.stale import StaleVersion
from traguardo.kernel.wording import letters
from traguardo.organisation.facade import unit_keys


@transaction.atomic
def set_rules(*, by: User, authority: Authority, rules: Rules, first_day: date) -> None:
    """Rules from a day on; a day that already has some takes the new ones. Refused where they are looser than the law."""
    locked(authority)
    most = national("max_days", on=first_day)
    if rules.max_days > most.value:
        said = f"Al massimo {most.value} giorni la settimana: {most.why[0].lower()}{most.why[1:]} ({most.law})"
        raise Refused(said, field="max_days")
    facts = {"max_days": rules.max_days, "window": rules.window.value, "past_weight": rules.past_weight}
    models.Rule.objects.update_or_create(
        authority=authority,
        valid_from=first_day,
        defaults={**facts, "act": rules.act, "conditions": dict(rules.conditions)},
    )
    record(by, authority, "set_rules", first_day.isoformat(), **facts)


@transaction.atomic
def set_places(*, by: User, authority: Authority, unit: str, number: int, first_day: date) -> None:
    """How many people of an office may be away on one day, from a day on."""
    locked(authority)
    models.Places.objects.update_or_create(
        unit_id=unit_keys(authority)[unit], valid_from=first_day, defaults={"number": number}
    )
    record(by, authority, "set_places", unit, number=number, first_day=first_day.isoformat())


@transaction.atomic
def write_activity(*, by: User, authority: Authority, activity: Activity) -> None:
    """An activity of the map, new where it has no `pk`; Refused when the unit already has it, StaleVersion as ever."""
    locked(authority)
    twin = next((each for each in activities(authority) if each.key == activity.key and each.pk != activity.pk), None)
    if twin:
        raise Refused(f"L'unità ha già l'attività «{twin.title}».", field="title")
    facts = _facts(authority, activity)
    if activity.pk:
        rows = models.Activity.objects.filter(pk=activity.pk, unit__authority=authority)
        row = held(rows, activity.version, subject=activity.title, yours={"Attività": activity.title})
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
    else:
        row = models.Activity.objects.create(**facts)
    record(by, authority, "write_activity", row.pk, unit=activity.unit, agile=activity.agile)


@transaction.atomic
def remove_activity(*, by: User, authority: Authority, pk: int, version: int) -> None:
    """Take an activity off the map."""
    row = held(
        models.Activity.objects.filter(pk=pk, unit__authority=authority).select_related("unit"),
        version,
        subject="Attività",
        yours={"Attività": "tolta"},
    )
    record(by, authority, "remove_activity", row.pk, unit=row.unit.code)
    row.delete()


@transaction.atomic
def bring_in(*, by: User, authority: Authority, told: Sequence[Activity], seen: str = "") -> tuple[int, int]:
    """Write the activities of a file: how many new, how many changed. Those it does not name stay; the same again writes nothing.

    StaleVersion when the map is no longer the one seen.
    """
    locked(authority)
    known = {each.key: each for each in activities(authority)}
    if seen and seen != map_digest(authority):
        raise StaleVersion(subject="Mappa", yours={"Mappa": seen[:12]}, current={"Mappa": map_digest(authority)[:12]})
    fresh = [each for each in told if each.key not in known]
    changed = [each for each in told if each.key in known and each != known[each.key]]
    models.Activity.objects.bulk_create(models.Activity(**_facts(authority, each)) for each in fresh)
    for each in changed:
        row = models.Activity.objects.get(pk=known[each.key].pk)
        for name, value in _facts(authority, each).items():
            setattr(row, name, value)
        row.version += 1
        row.save()
    if fresh or changed:
        units = sorted({each.unit for each in (*fresh, *changed)})
        record(by, authority, "import_activities", "mappa", added=len(fresh), changed=len(changed), units=units)
    return len(fresh), len(changed)


def map_digest(authority: Authority) -> str:
    """The fingerprint of the whole map."""
    return digest(
        sorted([*each.key, each.agile, letters(each.act), each.note, each.version] for each in activities(authority))
    )


def _facts(authority: Authority, activity: Activity) -> dict[str, object]:
    return {
        "unit_id": unit_keys(authority)[activity.unit],
        "function": activity.function,
        "title": activity.title,
        "agile": activity.agile,
        "act": activity.act,
        "note": activity.note,
    }
