"""The whole register as a file would tell it, its digest, and what bringing a file in would change."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from traguardo.access.facade import Authority
from traguardo.books import problems
from traguardo.kernel.finding import Finding, Severity
from traguardo.organisation import facade as organisation
from traguardo.staffing import models
from traguardo.staffing.domain.history import check_spells
from traguardo.staffing.domain.people import Presence
from traguardo.staffing.domain.register import Change, Difference, Register, compare
from traguardo.staffing.intake.reading import Reading
from traguardo.staffing.library.writing import register_files
from traguardo.staffing.queries.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file would change. `seen` is the digest of the register it was compared with."""

    seen: str
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def already(self) -> bool:
        return all(each.change is Change.UNTOUCHED for each in self.differences)

    def count(self, change: Change) -> int:
        """How many people come, change or stay."""
        return sum(each.change is change for each in self.differences)


def register(authority: Authority) -> Register:
    """Everybody with their whole history, by name, and every presence by code and year. Three SQL statements."""
    rows = models.Presence.objects.filter(person__authority=authority).select_related("person")
    found = {(row.person.code, row.year): Presence(due=row.due, worked=row.worked) for row in rows}
    return Register(people=staff(authority), presences=dict(sorted(found.items())))


def digest(told: Register) -> str:
    """The SHA-256 of a register, the same for the same content."""
    return hashlib.sha256("\0".join(register_files(told).values()).encode()).hexdigest()


def preview(authority: Authority, reading: Reading) -> Preview:
    """Compare a reading with the register; nothing is written. PER10: presences of somebody who is nowhere."""
    now = register(authority)
    stands = standing_units(authority)
    findings = [*reading.findings]
    for spells in reading.spells.values():
        findings += check_spells(spells, stands)
    known = {person.code for person in (*now.people, *reading.register.people)}
    for code in sorted(set(reading.days) - known):
        said = f"La matricola «{code}» non è di nessuno del personale."
        findings.append(
            problems.error("PER10", said, "Correggi la matricola, o carica anche la persona.", reading.days[code])
        )
    differences = () if reading.refused else compare(now, reading.register)
    return Preview(
        seen=digest(now), differences=differences, findings=tuple(sorted(findings, key=lambda each: each.place))
    )


def standing_units(authority: Authority) -> Callable[[str, date], bool]:
    """Whether a unit of the authority is open on a day; one SQL statement for each unit asked of."""

    @cache
    def history(code: str) -> tuple[organisation.Unit, ...]:
        return organisation.history(authority, code)

    return lambda code, day: any(state.stands_on(day) for state in history(code))
