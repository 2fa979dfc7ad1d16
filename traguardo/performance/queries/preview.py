"""What an import would change, seen before anything is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from traguardo.access.facade import Authority
from traguardo.kernel.finding import Finding
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.comparison import Change, RecordChange, compare
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.intake import native
from traguardo.performance.intake.reading import Reading
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition, editions


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The plan in the file against the one in force for its year. `number`: the version seen, 0 before the first."""

    plan: Plan | None
    refused: bool
    already: bool
    number: int
    current: Edition | None
    changes: tuple[RecordChange, ...]
    reading: tuple[Finding, ...]
    checks: tuple[Finding, ...]
    mapping: str
    other_body: bool

    @property
    def tally(self) -> Mapping[Change, int]:
        """How many records come, go and change."""
        return Counter(change.change for change in self.changes)


def preview(authority: Authority, reading: Reading) -> Preview:
    """Compare a reading with the authority's newest version of the same year; nothing is written."""
    plan = adopted(reading, authority)
    current = _newest(authority, plan.year) if plan else None
    now = plans.plan(current) if current else None
    content = digest(plan) if plan else ""
    already = current is not None and now is not None and content in {current.digest, digest(now)}
    return Preview(
        plan=plan,
        refused=reading.refused,
        already=already,
        number=current.number if current else 0,
        current=current,
        changes=tuple(compare(now, plan)) if plan and not already else (),
        reading=reading.findings,
        checks=tuple(check_plan(plan)) if plan else (),
        mapping=reading.mapping,
        other_body=plan is not None and not same_body(plan, authority),
    )


def adopted(reading: Reading, authority: Authority) -> Plan | None:
    """The plan read, as this authority's: a foreign layout does not name the body, its file or folder is no name."""
    plan = reading.plan
    if plan is None or reading.mapping == native.NAME:
        return plan
    body = replace(plan.authority, code=authority.code, name=authority.name)
    return replace(plan, authority=body)


def same_body(plan: Plan, authority: Authority) -> bool:
    """Whether the file is of this authority: by its code, or by its name where the file uses another code."""
    codes = {plan.authority.code.casefold(), authority.code.casefold()}
    names = {plan.authority.name.casefold(), authority.name.casefold()}
    return len(codes) == 1 or len(names) == 1


def _newest(authority: Authority, year: int) -> Edition | None:
    return next((edition for edition in editions(authority) if edition.year == year), None)
