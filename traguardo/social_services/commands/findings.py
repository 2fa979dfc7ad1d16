"""Findings as a tired clerk reads them: how many, what, where, how to mend."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from traguardo.kernel.finding import Finding, Severity

NAMES = {
    Severity.ERROR: ("errore", "errori"),
    Severity.WARNING: ("avviso", "avvisi"),
    Severity.NOTE: ("nota", "note"),
}
WIDTH = 100


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Heaviest first, each once, then as they came."""
    order = list(Severity)
    return sorted(dict.fromkeys(findings), key=lambda finding: order.index(finding.severity))


def counted(findings: Sequence[Finding]) -> str:
    """«2 errori, 1 avviso», or «nessun rilievo»."""
    tally = Counter(finding.severity for finding in findings)
    parts = [f"{tally[each]} {NAMES[each][tally[each] != 1]}" for each in Severity if tally[each]]
    return ", ".join(parts) or "nessun rilievo"


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding: its weight and code, where, the message, the mend."""
    for finding in findings:
        parts = [finding.place.sheet, f"riga {finding.place.row}" if finding.place.row else "", finding.place.column]
        where = " › ".join(part for part in parts if part)
        yield f"  {NAMES[finding.severity][0].upper()} {finding.code}{'  ' + where if where else ''}"
        yield from paragraph(finding.message, indent=4)
        yield from paragraph(f"Rimedio: {finding.mend}", indent=4)


def paragraph(text: str, *, indent: int) -> list[str]:
    """A paragraph as wide as a page."""
    margin = " " * indent
    return wrap(
        text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False, break_long_words=False
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
