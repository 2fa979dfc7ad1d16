"""What an import changes, as plain text: totals first, then line by line."""

from collections.abc import Iterable

from traguardo.performance.domain.versions.comparison import Change, RecordChange
from traguardo.performance.queries.names import CHANGE_WORDS, attribute_name, kind_name
from traguardo.performance.queries.preview import Preview

SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~"}


def as_text(seen: Preview, *, totals_only: bool = False) -> str:
    """The preview in words: nothing to do, or how much and what."""
    if seen.already:
        return "Già importato: non cambierebbe nulla."
    totals = ", ".join(f"{seen.tally[change]} {CHANGE_WORDS[change]}" for change in Change if seen.tally[change])
    first = f"Righe: {totals or 'nessuna differenza'}."
    if totals_only:
        return first
    return "\n".join([first, *_lines(seen.changes)])


def _lines(changes: Iterable[RecordChange]) -> Iterable[str]:
    kind = ""
    for change in changes:
        if change.kind != kind:
            kind = change.kind
            yield f"\n{kind_name(kind).upper()}"
        yield f"  {SIGNS[change.change]} {change.code}  {' '.join(change.title.split())[:80]}"
        for detail in change.details:
            yield f"      {attribute_name(detail.attribute)}: «{detail.before}» → «{detail.after}»"
