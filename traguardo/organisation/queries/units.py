"""Units and posts of an authority."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from traguardo.access.facade import Authority
from traguardo.organisation import models
from traguardo.organisation.domain.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of the staffing plan, as a screen shows it."""

    pk: int
    code: str
    title: str
    area: str
    unit: str
    valid_from: date
    valid_to: date | None
    version: int


def units(authority: Authority, *, on: date) -> tuple[Unit, ...]:
    """The units that stand on that day, by code. One query."""
    rows = models.UnitState.objects.filter(_stands(on), unit__authority=authority)
    return tuple(_unit(row) for row in rows.select_related("unit", "parent").order_by("unit__code"))


def unit(authority: Authority, code: str, *, on: date) -> Unit | None:
    """The unit as it is that day, None when it is not there."""
    row = models.UnitState.objects.filter(_stands(on), unit__authority=authority, unit__code=code)
    found = row.select_related("unit", "parent").first()
    return _unit(found) if found else None


def history(authority: Authority, code: str) -> tuple[Unit, ...]:
    """Every state of a unit, the latest first; empty when the authority has no such unit."""
    rows = models.UnitState.objects.filter(unit__authority=authority, unit__code=code)
    return tuple(_unit(row) for row in rows.select_related("unit", "parent").order_by("-valid_from"))


def states(authority: Authority) -> tuple[Unit, ...]:
    """Every state of every unit, in the order of time, in one query."""
    rows = models.UnitState.objects.filter(unit__authority=authority)
    return tuple(_unit(row) for row in rows.select_related("unit", "parent").order_by("valid_from", "unit__code"))


def unit_keys(authority: Authority) -> dict[str, int]:
    """The row of each unit ever opened, by code: for the foreign keys of the contexts above."""
    return dict(models.Unit.objects.filter(authority=authority).values_list("code", "pk"))


def posts(authority: Authority, *, on: date, unit: str = "") -> tuple[Post, ...]:
    """The posts that stand on that day, in one unit or in all."""
    rows = models.Post.objects.filter(_stands(on), authority=authority)
    if unit:
        rows = rows.filter(unit__code=unit)
    return tuple(_post(row) for row in rows.select_related("unit"))


def post(authority: Authority, pk: int) -> Post | None:
    """One post, None when the authority has no such post."""
    found = models.Post.objects.select_related("unit").filter(authority=authority, pk=pk).first()
    return _post(found) if found else None


def _stands(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def _unit(row: models.UnitState) -> Unit:
    return Unit(
        code=row.unit.code,
        name=row.name,
        parent=row.parent.code if row.parent else "",
        head=row.head,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        version=row.unit.version,
    )


def _post(row: models.Post) -> Post:
    return Post(
        pk=row.pk,
        code=row.code,
        title=row.title,
        area=row.area,
        unit=row.unit.code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        version=row.version,
    )
