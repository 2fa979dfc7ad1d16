"""Findings on the command line: how many, then each with its place and its mend; as plain values for JSON."""

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
        yield from wrap(finding.message, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
        yield from wrap(f"Rimedio: {finding.mend}", WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding: `table` and `row` say which table of the file (the third [[post]] is post, 3), `key` which value of it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "table": finding.place.sheet,
        "row": finding.place.row or None,
        "key": finding.place.column,
        "value": finding.value,
        "message": finding.message,
        "mend": finding.mend,
    }


def _where(place: Place) -> str:
    """« · tabella [[post]] n. 3, voce «printed.cost»», as the file writes it; the body's number where there is no file."""
    if not place.sheet:
        return f" · {place.column}{f', ente n. {place.row}' if place.row else ''}" if place.column else ""
    table = f"tabella [[{place.sheet}]] n. {place.row}" if place.row else f"tabella [{place.sheet}]"
    return f" · {table}{f', voce «{place.column}»' if place.column else ''}"
