"""Acts on composed indicators: write one, its weighted parts, what was measured of each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.wellbeing import models
from traguardo.wellbeing.actions.refusing import Refused, check_seen, keep
from traguardo.wellbeing.domain.composed import Part, Way

Key = tuple[int, str]
FIELDS = ("title", "algorithm", "unit", "way", "due")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What was found of a part: the day it was done, that it was not, or a value; and where that is written."""

    done_on: date | None = None
    missed: bool = False
    value: Decimal | None = None
    proof: str = ""


@transaction.atomic
def write_indicator(
    *, by: User, authority: Authority, key: Key, title: str, revision: int | None = None
) -> models.Indicator:
    """An indicator of a year and code: new without a `revision`, else its title changed."""
    year, code = key
    row = models.Indicator.objects.select_for_update().filter(authority=authority, year=year, code=code).first()
    if revision is None and row is not None:
        raise Refused(f"Nel {year} c'è già un indicatore «{code}»: dagli un altro codice.")
    row = row or models.Indicator(authority=authority, year=year, code=code, revision=0)
    if revision is not None:
        check_seen(row, revision, row.title, {"Indicatore": title}, {"Indicatore": row.title})
    row.title, row.revision = title, row.revision + 1
    row.save()
    keep(by, authority, "write_indicator", f"{year} {code}", revision=row.revision)
    return row


@transaction.atomic
def write_part(*, by: User, authority: Authority, key: Key, revision: int, part: Part) -> models.Part:
    """A part: a new one with number 0; of one that is there, what was measured stays."""
    indicator = _locked(authority, key, revision, {"Parte": part.title})
    last = indicator.parts.aggregate(last=Max("number"))["last"] or 0
    row = indicator.parts.filter(number=part.number).first()
    row = row or models.Part(indicator=indicator, number=last + 1)
    for name in FIELDS:
        setattr(row, name, getattr(part, name))
    row.weight, row.target = _decimal(part.weight), None if part.target is None else _decimal(part.target)
    row.save()
    _written(by, authority, indicator, "write_indicator", part=row.number)
    return row


@transaction.atomic
def remove_part(*, by: User, authority: Authority, key: Key, revision: int, number: int) -> None:
    """Take a part away, with what was measured of it."""
    indicator = _locked(authority, key, revision, {"Parte": number})
    indicator.parts.get(number=number).delete()
    _written(by, authority, indicator, "write_indicator", removed=number)


@transaction.atomic
def measure_part(
    *, by: User, authority: Authority, key: Key, revision: int, number: int, measure: Measure, today: date
) -> models.Part:
    """What was found of a part; Refused for a day to come, or a figure where a day is asked."""
    indicator = _locked(authority, key, revision, {"Parte": number})
    row = indicator.parts.get(number=number)
    if measure.done_on and measure.done_on > today:
        raise Refused("È un giorno che deve ancora venire: scrivi quando è stato fatto davvero.")
    by_day = row.way == Way.BY_DAY
    if (measure.value is not None and by_day) or (measure.done_on and not by_day):
        raise Refused("Questa parte si misura con un giorno." if by_day else "Questa parte si misura con un valore.")
    row.done_on, row.missed = measure.done_on, measure.missed
    row.value, row.proof = measure.value, measure.proof
    row.save(update_fields=["done_on", "missed", "value", "proof"])
    _written(by, authority, indicator, "measure_part", part=number)
    return row


def _locked(authority: Authority, key: Key, revision: int, yours: dict[str, object]) -> models.Indicator:
    year, code = key
    row = models.Indicator.objects.select_for_update().get(authority=authority, year=year, code=code)
    check_seen(row, revision, row.title, yours, {"Parti": ", ".join(part.title for part in row.parts.all())})
    return row


def _written(by: User, authority: Authority, row: models.Indicator, act: str, **data: object) -> None:
    row.revision += 1
    row.save(update_fields=["revision"])
    keep(by, authority, act, f"{row.year} {row.code}", revision=row.revision, **data)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
