"""Findings on the command line: how many, then each with its place and its mend."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from traguardo.kernel.finding import Finding, Place, Severity

NAMES = {
    Severity.ERROR: ("errore", "errori"),
    Severity.WARNING: ("avviso", "avvisi"),
    Severity.NOTE: ("nota", "note"),
}
WIDTH, INDENT = 100, " " * 9


def tally(findings: Sequence[Finding]) -> str:
    """«1 errore, 5 avvisi, 1 nota», or «nessun rilievo»."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[each]} {NAMES[each][counts[each] != 1]}" for each in Severity if counts[each]]
    return ", ".join(parts) or "nessun rilievo"


def entries(findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding: code, weight and place, then what is wrong, then how to mend it."""
    for finding in findings:
        yield f"  {finding.code}  {NAMES[finding.severity][0]}{_where(finding.place)}"
        yield _wrapped(finding.message)
        yield _wrapped(f"Rimedio: {finding.mend}")


def _where(place: Place) -> str:
    """« · tabella [[line]] n. 3, voce «amount»», as the file writes it."""
    table = f"[[{place.sheet}]] n. {place.row}" if place.row else f"[{place.sheet}]"
    parts = [f"tabella {table}" if place.sheet else "", f"voce «{place.column}»" if place.column else ""]
    told = ", ".join(part for part in parts if part)
    return f" · {told}" if told else ""


def _wrapped(text: str) -> str:
    lines = wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False)
    return "\n".join(lines)
