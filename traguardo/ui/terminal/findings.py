"""Findings as a tired clerk reads them: how many, then each with its place, what is wrong, how to mend it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap

from traguardo.kernel.finding import Finding, Place, Severity

NAMES = {
    Severity.ERROR: ("errore", "errori"),
    Severity.WARNING: ("avviso", "avvisi"),
    Severity.NOTE: ("nota", "note"),
}
WIDTH, INDENT = 100, 9


def tally(findings: Sequence[Finding]) -> str:
    """«1 errore, 5 avvisi, 1 nota», or «nessun rilievo»."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[each]} {NAMES[each][counts[each] != 1]}" for each in Severity if counts[each]]
    return ", ".join(parts) or "nessun rilievo"


def told(findings: Sequence[Finding], where: Callable[[Place], str] = str) -> Iterator[str]:
    """Each finding: code, weight and place, then what is wrong, then how to mend it."""
    for finding in findings:
        place = where(finding.place)
        yield f"  {finding.code}  {NAMES[finding.severity][0]}{f' · {place}' if place else ''}"
        yield paragraph(finding.message)
        if finding.mend:
            yield paragraph(f"Rimedio: {finding.mend}")


def in_a_file(place: Place) -> str:
    """The place in a TOML file: «tabella [[line]] n. 3, voce «amount»»."""
    table = f"[[{place.sheet}]] n. {place.row}" if place.row else f"[{place.sheet}]"
    parts = [f"tabella {table}" if place.sheet else "", f"voce «{place.column}»" if place.column else ""]
    return ", ".join(part for part in parts if part)


def paragraph(text: str, *, indent: int = INDENT) -> str:
    """A paragraph as wide as a page."""
    margin = " " * indent
    lines = wrap(
        text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False, break_long_words=False
    )
    return "\n".join(lines)
