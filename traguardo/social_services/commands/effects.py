"""A simulation as a tired clerk reads it: the answer, then tables, then what to look at."""

from collections.abc import Iterator, Sequence

from traguardo.books.tables import heads
from traguardo.kernel.italian import it_day
from traguardo.social_services.library.report import Report, Sides, in_words
from traguardo.ui.terminal import paragraph, tally, told


def as_text(sides: Sides, report: Report) -> Iterator[str]:
    """All of it, line by line."""
    for each in (sides.before, sides.after):
        if each is not None:
            yield f"{each.regulation.title} · {each.regulation.authority} · {each.regulation.resolution}"
    yield f"Calcolo al {it_day(sides.before.on)}, con ciò che si sapeva il {it_day(sides.before.known)}."
    yield from ("", *(paragraph(line, indent=0) for line in (report.answer, *report.details)))
    for table in report.tables:
        yield from ("", table.title.upper(), *_lines(heads(table), in_words(table)))
        if table.note:
            yield f"  {table.note}"
    yield from ("", f"RILIEVI: {tally(report.findings)}", *told(report.findings))


def _lines(head: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows under their heads, figures to the right."""
    cells = [tuple(head), *rows]
    widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
    for row in cells:
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"  {row[0]:<{widths[0]}}  {numbers}"
