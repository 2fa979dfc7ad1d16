"""What a simulation says to who decides: the answer, the pictures, the tables, what to look at; the same on the web and in a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from traguardo.kernel.finding import Finding
from traguardo.kernel.table import Table
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.effects import Effects
from traguardo.social_services.library.report.drawn import Drawn, drawings
from traguardo.social_services.library.report.tables import in_words, tables_of
from traguardo.social_services.library.report.words import Sides, answer, details
from traguardo.social_services.library.study import Look, Pictures, look, pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`tables` hold every figure; those with a picture are in `drawn` too; `pictures` are the curves along the ISEE."""

    answer: str
    details: tuple[str, ...]
    tables: tuple[Table, ...]
    drawn: tuple[Drawn, ...]
    pictures: Pictures | None
    findings: tuple[Finding, ...]

    @property
    def leaps(self) -> bool:
        """Whether a curve jumps somewhere by more than its regulation accepts."""
        return any(table.code == "salti" for table in self.tables)

    @property
    def plain(self) -> tuple[Table, ...]:
        """The tables without a picture."""
        codes = {each.code for each in self.drawn}
        return tuple(table for table in self.tables if table.code not in codes)


def report_of(sides: Sides, effects: Effects, findings: Sequence[Finding], *, source: str) -> Report:
    """The report of a simulation; `source` says where the people come from."""
    first, second = _look(sides.before), _look(sides.after)
    looks = [(name, seen) for name, seen in zip(sides.names, (first, second), strict=True) if seen is not None]
    tables = tuple(tables_of(sides, effects, looks, source))
    now = second if sides.after is not None else first
    return Report(
        answer=answer(sides, effects),
        details=tuple(details(sides, effects)),
        tables=tables,
        drawn=tuple(drawings(sides, effects, tables)),
        pictures=None if now is None else pictures(now, first if sides.after is not None else None),
        findings=tuple(findings),
    )


def _look(compiled: Compiled | None) -> Look | None:
    return None if compiled is None else look(compiled.regulation, on=compiled.on, known=compiled.known)


__all__ = ["Drawn", "Report", "Sides", "in_words", "report_of"]
