"""The life of one thing in the year: what was decided of it and which variations touched it, oldest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet

from traguardo.performance import models
from traguardo.performance.domain import plan as records
from traguardo.performance.domain.versions.comparison import Change, FieldChange, RecordChange, compare
from traguardo.performance.queries.decisions import Affairs, Decided, degree_words
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.loading import RowDict, record
from traguardo.performance.queries.names import attribute_name
from traguardo.ui.formats import it_date

TABLES = {"objective": "objectives", "step": "steps", "indicator": "indicators"}
DATES = frozenset({"due", "due_printed", "moved_to", "targets"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a thing, for a time line."""

    when: date
    title: str
    text: str
    who: str


def life_line(editions: Sequence[Edition], current: Edition, affairs: Affairs) -> tuple[Event, ...]:
    """Decisions and variations of one thing up to the current version. Two SQL statements at most."""
    of_year = sorted(
        (each for each in editions if each.year == current.year and each.number <= current.number),
        key=lambda each: each.number,
    )
    events = [_decided(each) for each in affairs.taken] + list(_variations(of_year, affairs))
    return tuple(sorted(events, key=lambda event: event.when))


def _decided(each: Decided) -> Event:
    decision = each.decision
    until = f" fino al {it_date(decision.until)}" if decision.until else ""
    degree = f", {degree_words(decision.degree)}" if decision.degree is not None else ""
    cause = f" ({each.cause})" if each.cause else ""
    act = f" {decision.act}." if decision.act else ""
    return Event(
        when=decision.on,
        title=f"{each.word[:1].upper()}{each.word[1:]}{until}{degree}{cause}",
        text=f"{decision.reason}{'' if decision.reason.endswith('.') else '.'}{act}",
        who=f"{each.by or 'dal file'}, registrato il {it_date(each.recorded_at, 'time')}",
    )


def _variations(of_year: Sequence[Edition], affairs: Affairs) -> Iterable[Event]:
    if len(of_year) < 2:
        return
    found = _records(of_year, affairs)
    for before, after in pairwise(of_year):
        changes = compare(_alone(affairs, found.get(before.pk)), _alone(affairs, found.get(after.pk)))
        for change in changes:
            yield _varied(after, change)


def _varied(edition: Edition, change: RecordChange) -> Event:
    told = "; ".join(map(_told, change.details))
    text = {Change.ADDED: "Entra nel piano.", Change.REMOVED: "Esce dal piano."}.get(change.change, f"{told}.")
    moved = any(each.attribute in DATES for each in change.details)
    when = edition.in_force_from or edition.act_date or edition.imported_at.date()
    reason = f" Motivo: {edition.reason}" if edition.reason else ""
    act = f"{edition.act}. " if edition.act else ""
    return Event(
        when=when,
        title=f"{'Scadenza o atteso cambiati' if moved else 'Cambiato'} con la versione {edition.number}",
        text=f"{text}{reason}",
        who=f"{act}{edition.imported_by}".strip(),
    )


def _told(detail: FieldChange) -> str:
    return f"{attribute_name(detail.attribute)}: da «{detail.before}» a «{detail.after}»"


Record = records.Objective | records.Step | records.Indicator


def _alone(affairs: Affairs, found: Record | None) -> records.Plan:
    """A plan with nothing but that record, so that the comparison of plans tells its changes."""
    bare = records.Plan(
        authority=records.Authority(code="", name=""), title="", first_year=0, last_year=0, year=0
    )  # fmt: skip
    return replace(bare, **{TABLES[affairs.subject.kind]: (found,)}) if found else bare  # type: ignore[arg-type]


def _records(of_year: Sequence[Edition], affairs: Affairs) -> dict[int, Record]:
    keys, code = [each.pk for each in of_year], affairs.subject.code
    if affairs.subject.kind == "indicator":
        return _indicators(keys, code)
    if affairs.subject.kind == "step":
        return {row["plan_id"]: record(records.Step, row) for row in _values(models.Step, keys, code)}
    return {row["plan_id"]: record(records.Objective, row) for row in _values(models.Objective, keys, code)}


def _indicators(keys: Sequence[int], code: str) -> dict[int, Record]:
    targets: dict[int, list[records.Target]] = {}
    rows = models.Target.objects.filter(indicator__plan__in=keys, indicator__code=code).order_by("position").values()
    for row in rows:
        kinds = {"kind": records.TargetKind(row["kind"]), "comparator": records.Comparator(row["comparator"])}
        targets.setdefault(row["indicator_id"], []).append(record(records.Target, row, **kinds))
    return {
        row["plan_id"]: record(records.Indicator, row, targets=tuple(targets.get(row["id"], ())))
        for row in _values(models.Indicator, keys, code)
    }


def _values(model: type[models.Step | models.Objective | models.Indicator], keys: Sequence[int], code: str) -> Iterable[RowDict]:  # fmt: skip
    rows: QuerySet[Any] = model.objects.filter(plan__in=keys, code=code)
    return rows.values()
