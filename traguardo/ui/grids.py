"""A grid of cells edited like a spreadsheet: what is shown, what came back from it, what was answered cell by cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import quote, unquote

from django.http import HttpRequest, JsonResponse, QueryDict

Kind = Literal["text", "number", "percent", "date", "choice", "multi", "readonly"]
Status = Literal["saved", "error", "conflict", "shown"]
CELL, SEEN, VERSION = "cella", "vista", "versione"
SCRIPT = "X-Traguardo-Grid"
SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column. `choices`: (value, words) of a choice, or of what a multi may hold, several parted by «; ».

    `width`: narrow, wide or nothing; `help` is said under the head.
    """

    key: str
    label: str
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    width: Literal["", "narrow", "wide"] = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell: `value` as one types it, `text` as one reads it where it cannot be edited, there with a link if `url`.

    `error`: why what was typed was refused. `theirs`: what somebody else saved there meanwhile; `seen`: what was
    there when the page was made, when that is not `value` itself.
    """

    value: str = ""
    text: str = ""
    error: str = ""
    note: str = ""
    editable: bool = True
    url: str = ""
    theirs: str | None = None
    seen: str | None = None

    @property
    def known(self) -> str:
        """The value its reader has seen saved."""
        if self.theirs is not None:
            return self.theirs
        return self.value if self.seen is None else self.seen


NOTHING = GridCell(editable=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row: `key` may hold any character; `version` is what the act holds an edit against; `note` goes under the head."""

    key: str
    head: str
    url: str = ""
    version: str = ""
    note: str = ""
    cells: Mapping[str, GridCell] = field(default_factory=dict)

    def cell(self, column: GridColumn) -> GridCell:
        return self.cells.get(column.key, NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What the macro `ui.grid` shows; `head` names the first column; cells are posted to `save_url`."""

    name: str
    label: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    save_url: str
    head: str = ""

    def cell_name(self, row: GridRow, column: GridColumn) -> str:
        return f"{CELL}:{coded(row.key)}:{coded(column.key)}"

    def seen_name(self, row: GridRow, column: GridColumn) -> str:
        return f"{SEEN}:{coded(row.key)}:{coded(column.key)}"

    def version_name(self, row: GridRow) -> str:
        return f"{VERSION}:{coded(row.key)}"

    def line(self, row: GridRow, at: int) -> Iterator[tuple[GridColumn, GridCell, str, str, str, str]]:
        """The cells of the row at that place: column, cell, id, ids of its two heads, names of its two fields."""
        for across, column in enumerate(self.columns, start=1):
            heads = f"{self.name}-r{at} {self.name}-c{across}"
            names = self.cell_name(row, column), self.seen_name(row, column)
            yield column, row.cell(column), f"{self.name}-{at}-{across}", heads, *names


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A cell that came back other than its author had `seen` it; `version` of the row they had in view."""

    row: str
    column: str
    value: str
    seen: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """What became of a cell: saved, refused (`error`), in conflict with `theirs`, or another one to show afresh.

    `value`: as it is now written, or as it was typed if it was not saved; `version`: the row's, from now on; `url`: the
    link of a cell shown afresh that is one.
    """

    row: str
    column: str
    status: Status
    message: str = ""
    value: str = ""
    version: str = ""
    theirs: str = ""
    url: str = ""


@lru_cache(maxsize=4096)
def coded(key: str) -> str:
    """A key with nothing in it that a field's name is parted by."""
    return quote(key, safe="")


def asked_by_script(request: HttpRequest) -> bool:
    """Whether the cells come from the page's script, which wants `answer`, or from the whole form, which wants a page."""
    return SCRIPT in request.headers


def read(post: QueryDict) -> tuple[CellChange, ...]:
    """The cells that differ from what was seen, in the order of the form. What has no seen value is not a cell."""
    changes = []
    for name in post:
        row, column = _place(name)
        value, seen = str(post[name]), post.get(f"{SEEN}:{row}:{column}")
        if seen is None or _plain(value) == _plain(seen):
            continue
        changes.append(
            CellChange(
                row=unquote(row),
                column=unquote(column),
                value=_plain(value),
                seen=_plain(seen),
                version=post.get(f"{VERSION}:{row}", ""),
            )
        )
    return tuple(changes)


def answer(results: Iterable[CellResult]) -> JsonResponse:
    """What became of each cell, for the script: 409 when one is in conflict, else 422 when one was refused, else 200."""
    listed = list(results)
    cells = [{name: getattr(each, name) for name in CellResult.__slots__} for each in listed]
    return JsonResponse({"cells": cells}, status=status_of(listed))


def status_of(results: Iterable[CellResult]) -> int:
    """The status of an answer that holds these results."""
    found = {result.status for result in results}
    return 409 if "conflict" in found else 422 if "error" in found else 200


def with_results(grid: Grid, results: Iterable[CellResult]) -> Grid:
    """The grid with what was typed and not saved put back in its cells, each with its reason: for who has no script."""
    refused = {(each.row, each.column): each for each in results if each.status in {"error", "conflict"}}
    if not refused:
        return grid
    rows = tuple(
        replace(row, cells={key: _refused(cell, refused.get((row.key, key))) for key, cell in row.cells.items()})
        for row in grid.rows
    )
    return replace(grid, rows=rows)


def _refused(cell: GridCell, result: CellResult | None) -> GridCell:
    if result is None:
        return cell
    theirs = result.theirs if result.status == "conflict" else None
    return replace(cell, seen=cell.known, value=result.value, error=result.message, theirs=theirs)


def _place(name: str) -> tuple[str, str]:
    parts: Any = name.split(":")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == CELL else ("", "")


def _plain(text: str) -> str:
    """Forms send lines parted by CR LF; blanks at the ends mean nothing."""
    return text.replace("\r\n", "\n").strip()
