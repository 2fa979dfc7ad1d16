"""A text while it is written: what the linter says and at which lines, what it changes of what people pay."""

from dataclasses import dataclass
from datetime import date

from traguardo.kernel.finding import Finding, Severity
from traguardo.social_services.domain.checks import check_regulation
from traguardo.social_services.domain.compiling import compile_regulation
from traguardo.social_services.domain.plain import Phrases
from traguardo.social_services.domain.regulation import Table
from traguardo.social_services.intake.regulations import read_regulation_text
from traguardo.social_services.library.source import line_of
from traguardo.social_services.queries.telling import Seen, seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings, each with its line (0: nowhere in the text), how many of each weight, and what one sees."""

    findings: tuple[tuple[Finding, int], ...]
    counts: dict[str, int]
    readable: bool
    seen: Seen | None

    @property
    def errors(self) -> int:
        return self.counts["error"]


def checked(text: str, *, before: str, on: date) -> Checked:
    """What is said of a text on a day, against the text there was before (empty: none)."""
    regulation, unread = read_regulation_text(text)
    findings = check_regulation(regulation, on=on, known=on) if regulation else unread
    earlier = read_regulation_text(before)[0] if before else None
    counts = {level.value: sum(finding.severity is level for finding in findings) for level in Severity}
    return Checked(
        findings=tuple((finding, line_of(text, finding)) for finding in findings),
        counts=counts,
        readable=regulation is not None,
        seen=seen(regulation, earlier, on=on) if regulation else None,
    )


def row_conditions(text: str, rule: str) -> list[str]:
    """When each row of a table holds, in words."""
    regulation, _ = read_regulation_text(text)
    if regulation is None:
        return []
    day = regulation.valid_from
    phrases = Phrases(regulation, compile_regulation(regulation, on=day, known=day)[0])
    tables = (each for each in regulation.rules if isinstance(each, Table) and each.name == rule)
    return [phrases.condition(row.when) for table in tables for row in table.rows]
