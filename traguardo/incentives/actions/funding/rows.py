"""The row of a fund an act is about, locked, and what its author had before the eyes."""

from collections.abc import Mapping

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.incentives.models import Fund
from traguardo.kernel.stale import StaleVersion

Key = tuple[int, int]


def locked_fund(authority: Authority, key: Key) -> Fund:
    """The fund of that year and number, locked until the act is over; LookupError when there is none."""
    year, number = key
    found = Fund.objects.select_for_update(no_key=True).filter(authority=authority, year=year, number=number).first()
    if found is None:
        raise LookupError("Questo ente non ha quel fondo.")
    return found


def check_seen(row: Fund, revision: int, *, yours: Mapping[str, object], current: Mapping[str, object]) -> None:
    """StaleVersion, with both values, when the fund changed since its author saw it."""
    if row.revision != revision:
        raise StaleVersion(subject=named(row), yours=yours, current=current)


def named(row: Fund) -> str:
    """«Fondo 2026», «Fondo 2026, variazione 2»."""
    return f"Fondo {row.year}" if row.number == 1 else f"Fondo {row.year}, numero {row.number}"


def told(by: User, act: str, row: Fund, data: Mapping[str, object]) -> None:
    """The act in the record: a fund holds no personal datum, so before and after are told in full."""
    audit.record(authority=row.authority.code, by=by.email, act=act, subject=f"fondo-{row}", data=data)
