"""Why an act on wellbeing is refused, and when somebody changed the thing meanwhile."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding
from traguardo.kernel.stale import StaleVersion


class Refused(ValueError):  # noqa: N818 - it names the fact
    """What was asked cannot be written; every reason says how to mend it."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class Versioned(Protocol):
    """A row that knows how many times it was written."""

    revision: int


def refuse_all(findings: Sequence[Finding]) -> None:
    """Refused with every finding, where there is any."""
    if findings:
        raise Refused(*(f"{_where(finding)}{finding.message} {finding.mend}" for finding in findings))


def _where(finding: Finding) -> str:
    return f"{str(finding.place).capitalize()}: " if str(finding.place) else ""


def check_seen(
    row: Versioned, seen: int, subject: str, yours: Mapping[str, object], current: Mapping[str, object]
) -> None:
    """StaleVersion when the row was written after the version that was seen."""
    if row.revision != seen:
        raise StaleVersion(subject=subject, yours=yours, current=current)


def keep(by: User, authority: Authority, act: str, subject: str, /, **data: object) -> None:
    """Leave the record of an act: codes, days, states and counts, never a name nor a text."""
    audit.record(authority=authority.code, by=by.email, act=f"wellbeing.{act}", subject=subject, data=data)
