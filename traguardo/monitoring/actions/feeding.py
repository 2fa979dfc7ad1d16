"""Set which figure feeds an indicator; record what the registers say as results of a period."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.monitoring import models
from traguardo.monitoring.domain.feeding import trace
from traguardo.monitoring.queries.registers import Fed, Registers
from traguardo.performance.facade import Entry, Result, record_results


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody saw of an indicator: what the register says, the version of the last result recorded."""

    value: str
    version: int


@transaction.atomic
def link(*, by: User, authority: Authority, year: int, indicator: str, figure: str, version: int) -> None:
    """Set the figure of an indicator, blank for none; `version` is that of the link seen, 0 for none."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    kept = models.Feed.objects.filter(authority=authority, year=year, indicator=indicator).first()
    if (kept.version if kept else 0) != version:
        there = {"Dato del registro": kept.figure if kept else ""}
        raise StaleVersion(subject=indicator, yours={"Dato del registro": figure}, current=there)
    models.Feed.objects.update_or_create(
        authority=authority,
        year=year,
        indicator=indicator,
        defaults={"figure": figure, "version": version + 1, "by": by},
    )
    data: dict[str, object] = {"before": kept.figure if kept else None, "after": figure}
    audit.record(authority=authority.code, by=by.email, act="monitoring.link", subject=f"{year}/{indicator}", data=data)


@transaction.atomic
def fill(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    found: Registers,
    seen: Mapping[str, Seen],
    late_for: str = "",
    schedules: bool = False,
) -> int:
    """Record what the registers say of the indicators seen, all or none; how many.

    `seen`: by indicator, the value shown and the version of the last result beside it. StaleVersion when a register says
    something else by now, or somebody recorded a result; what `record_results` refuses is refused here.
    """
    chosen = [each for each in found.to_write if each.indicator.code in seen]
    for each in chosen:
        shown = seen[each.indicator.code]
        if each.value != shown.value:
            yours, there = {"Risultato": shown.value}, {"Risultato": each.value}
            raise StaleVersion(subject=each.indicator.name, yours=yours, current=there)
    done = record_results(
        by=by,
        standing=standing,
        authority=authority,
        edition=found.edition,
        results=[_result(each, found, late_for, seen[each.indicator.code].version) for each in chosen],
        schedules=schedules,
    )
    if done:
        told = {
            each.indicator.code: {"figure": each.figure.code, "value": each.value} for each in chosen if each.figure
        }
        subject = f"{found.edition.code}/{found.on}"
        audit.record(authority=authority.code, by=by, act="monitoring.fill", subject=subject, data=told)
    return done


def _result(fed: Fed, found: Registers, late_for: str, version: int) -> Result:
    assert fed.figure is not None  # noqa: S101 - only what a figure feeds is written
    entry = Entry(
        on=found.on,
        printed=fed.value,
        source=f"{fed.figure.source} [{fed.figure.code}]",
        note=trace(fed.figure),
        late_for=late_for,
    )
    return Result(code=fed.indicator.code, version=version, entry=entry)
