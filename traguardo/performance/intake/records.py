"""Plain records on their way from a file to a plan, under the plan's own field names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from traguardo.books.rows import Cell
from traguardo.kernel.finding import Finding, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row under the plan's field names; `extra` keeps the columns the plan has no field for, by header."""

    place: Place
    values: Mapping[str, Cell]
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSet:
    """Records by canonical sheet («objectives», «steps», …); `headers` names the file's column of each (sheet, field)."""

    records: Mapping[str, tuple[Record, ...]]
    headers: Mapping[tuple[str, str], str]
    sha256: str
    findings: tuple[Finding, ...] = ()
