"""Opening a plan version: a variation of the plan in force, next year's plan from this one's, or an empty plan."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.performance import models
from traguardo.performance.actions.living import Seen, locked
from traguardo.performance.actions.storing import store
from traguardo.performance.domain import life
from traguardo.performance.domain import plan as records
from traguardo.performance.domain.life import NotAllowed
from traguardo.performance.domain.versions.copying import Copied, copy_plan
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.queries.editions import editions
from traguardo.performance.queries.life import around
from traguardo.performance.queries.loading import load


@transaction.atomic
def open_variation(*, by: str, authority: Authority, seen: Seen, reason: str, today: date) -> models.PlanVersion:
    """Open the next version of the year as a draft copy of an approved one; one at a time, with its reason."""
    base = locked(authority, seen)
    found = editions(authority)
    edition = next(each for each in found if each.pk == base.pk)
    life.check_variation(around(edition, found, today=today))
    life.check_reason(reason)
    number = max(each.number for each in found if each.year == base.year) + 1
    content = load(base, by_hand=False)
    row = _kept(
        content, authority=authority, number=number, by=by, base=base, reason=reason.strip(), system=base.system
    )
    told = {"base": base.code, "version": number, "reason": row.reason}
    audit.record(authority=authority.code, by=by, act="performance.open_variation", subject=row.code, data=told)
    return row


@transaction.atomic
def copy_to_year(
    *,
    by: str,
    authority: Authority,
    seen: Seen,
    title: str,
    year: int,
    first_year: int,
    last_year: int,
    ended: bool = False,
) -> tuple[models.PlanVersion, Copied]:
    """Open the plan of a later year as a draft made from an earlier one; NotAllowed when that year has a plan."""
    base = locked(authority, seen)
    _check_years(authority, year=year, first_year=first_year, last_year=last_year)
    if year <= base.year:
        raise NotAllowed(f"Il piano da copiare è del {base.year}: scegli un anno dopo.")
    years = {"year": year, "first_year": first_year, "last_year": last_year}
    copied = copy_plan(load(base), title=title.strip(), ended=ended, **years)
    reason = f"Copiato dal piano {base.year}, versione {base.number}."
    row = _kept(copied.plan, authority=authority, number=1, by=by, base=base, reason=reason, system=base.system)
    told = {
        "base": base.code,
        "left_out": [f"{each.kind} {each.code}" for each in copied.left_out],
        "baselines": [each.code for each in copied.refreshed],
    }
    audit.record(authority=authority.code, by=by, act="performance.copy_to_year", subject=row.code, data=told)
    return row, copied


@transaction.atomic
def create_plan(
    *, by: str, authority: Authority, title: str, year: int, first_year: int, last_year: int
) -> models.PlanVersion:
    """Open an empty plan of a year as a draft; NotAllowed when that year has a plan."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    _check_years(authority, year=year, first_year=first_year, last_year=last_year)
    body = records.Authority(
        code=authority.code, name=authority.name, kind=authority.kind, residents=authority.residents
    )
    content = records.Plan(authority=body, title=title.strip(), first_year=first_year, last_year=last_year, year=year)
    row = _kept(content, authority=authority, number=1, by=by)
    told = {"title": row.title, "year": year, "years": [first_year, last_year]}
    audit.record(authority=authority.code, by=by, act="performance.create_plan", subject=row.code, data=told)
    return row


def _check_years(authority: Authority, *, year: int, first_year: int, last_year: int) -> None:
    if not first_year <= year <= last_year:
        raise NotAllowed(f"L'anno {year} non è fra il {first_year} e il {last_year}.")
    if models.PlanVersion.objects.of(authority.pk).filter(year=year).exists():
        raise NotAllowed(f"Il {year} ha già un piano: si cambia con una variazione, non con un piano nuovo.")


def _kept(content: records.Plan, *, authority: Authority, number: int, by: str, **also: Any) -> models.PlanVersion:  # noqa: ANN401
    row = models.PlanVersion.objects.create(
        authority=authority,
        year=content.year,
        number=number,
        code=f"{slugify(content.authority.code)[:50] or 'piano'}-{content.year}-v{number}",
        title=content.title,
        first_year=content.first_year,
        last_year=content.last_year,
        reporting_date=content.reporting_date,
        body=pack(content.authority),
        headers=[[sheet, attribute, header] for (sheet, attribute), header in content.headers.items()],
        digest=digest(content),
        imported_by=User.objects.filter(email=by).first(),
        **also,
    )
    store(row, content)
    return row
