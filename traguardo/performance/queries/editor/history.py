"""The acts of editing of a draft: what was done, by whom, what may be undone, what somebody did meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from traguardo.performance.domain.editing import Change, Changes, inverse, read
from traguardo.performance.models import Edit
from traguardo.performance.queries.editor.words import attribute, named, told


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell of an act, in words."""

    what: str
    attribute: str
    before: str
    after: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The cell as a line of a table."""
        return self.what, self.attribute, self.before, self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act as the history shows it; `undone` by the act of that number, `undoes` the one of that number."""

    number: int
    summary: str
    at: datetime
    by: str
    undone: int | None
    undoes: int | None
    cells: tuple[CellChange, ...]


def acts(version: int) -> tuple[Act, ...]:
    """Every act on a version, newest first. One SQL statement."""
    rows = Edit.objects.filter(plan=version).select_related("by", "undoes", "undone_by").order_by("-number")
    return tuple(_act(row) for row in rows)


def undoable(version: int, by: str) -> Edit | None:
    """The author's last act that was not undone and undoes none."""
    mine = Edit.objects.filter(plan=version, by__email=by, undoes=None, undone_by=None)
    return mine.order_by("-number").first()


def later(version: int, seen: int) -> Changes:
    """What was changed after a revision; acts that were undone meanwhile left nothing, and are left out."""
    rows = Edit.objects.filter(plan=version, number__gt=seen).select_related("undoes", "undone_by").order_by("number")
    return tuple(change for row in rows if not _cancelled(row, seen) for change in read(row.changes))


def back_to(version: int, seen: int, *, revision: int) -> Changes:
    """The changes that bring a plan from `revision` back to the one that was seen."""
    rows = Edit.objects.filter(plan=version, number__gt=seen, number__lte=revision).order_by("number")
    return inverse(change for changes in rows.values_list("changes", flat=True) for change in read(changes))


def clash_of(mine: Iterable[Change], others: Changes) -> tuple[Change, Change] | None:
    """The first of these changes whose cell somebody else changed, with theirs."""
    for change in mine:
        theirs = [other for other in others if change.touches(other)]
        if theirs:
            return change, theirs[-1]
    return None


def _cancelled(row: Edit, seen: int) -> bool:
    undone = getattr(row, "undone_by", None)
    return undone is not None or (row.undoes is not None and row.undoes.number > seen)


def _act(row: Edit) -> Act:
    undone = getattr(row, "undone_by", None)
    return Act(
        number=row.number,
        summary=row.summary,
        at=row.at,
        by=str(row.by or ""),
        undone=undone.number if undone else None,
        undoes=row.undoes.number if row.undoes else None,
        cells=tuple(_cell(change) for change in read(row.changes)),
    )


def _cell(change: Change) -> CellChange:
    whole = change.attribute is None
    return CellChange(
        what=named(change.table, change.code),
        attribute="riga" if whole else attribute(str(change.attribute)),
        before=("" if change.created else "c'era") if whole else told(change.before),
        after=("tolta" if change.deleted else "scritta") if whole else told(change.after),
    )
