"""Cells typed over a draft: which are kept, which are refused, which somebody else changed meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from traguardo.performance.domain.measuring.drafts import (
    Draft,
    columns,
    completed,
    differences,
    late_words,
    text_of,
    too_late,
    typed,
    usual_day,
)
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject
from traguardo.performance.domain.measuring.periods import Period

Key = tuple[str, str]
NO_CELL = "Qui non si scrive: ricarica la pagina."


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A cell as somebody typed it, who had `seen` another text there."""

    key: Key
    column: str
    text: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of a cell. `text` as it is now written or was typed; `version`: key of its row's last draft."""

    key: Key
    column: str
    status: Literal["saved", "error", "conflict", "shown"]
    text: str
    message: str = ""
    theirs: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """The cells of one thing, its draft before and after them, what became of each."""

    subject: Subject
    before: Draft
    after: Draft
    told: tuple[Told, ...]

    @property
    def all_told(self) -> tuple[Told, ...]:
        """What became of the cells typed, as they are now written, and of those that changed with them."""
        now = {column: text for column, _, text in differences(self.before, self.after, self.subject)}
        answered = {each.column for each in self.told}
        saved = (
            replace(each, text=text_of(self.after, self.subject, each.column)) if each.status == "saved" else each
            for each in self.told
        )
        also = (
            Told(key=self.subject.key, column=column, status="shown", text=text)
            for column, text in now.items()
            if column not in answered
        )
        return (*saved, *also)

    @property
    def changes(self) -> Mapping[str, list[str]]:
        """Text before and text after of each cell that changed."""
        return {column: [old, new] for column, old, new in differences(self.before, self.after, self.subject)}


def typed_over(
    subject: Subject, before: Draft, cells: Sequence[Typed], periods: Sequence[Period], *, today: date
) -> TypedRow:
    """The draft of a thing with these cells typed over it; those refused or in conflict are told and left as they were."""
    answers = [_answered(subject, before, cell) for cell in cells]
    clean = [cell for cell, answer in zip(cells, answers, strict=True) if answer.status == "saved"]
    after, problems = _with_cells(before, subject, clean, today=today)
    told = (
        replace(answer, status="error", message=problems[answer.column])
        if answer.status == "saved" and answer.column in problems
        else answer
        for answer in answers
    )
    after = completed(after, before, subject, day=usual_day(periods, today))
    return TypedRow(subject=subject, before=before, after=after, told=tuple(told))


def _answered(subject: Subject, before: Draft, cell: Typed) -> Told:
    """What stands against a cell before it is read: it is no cell, or somebody else wrote there."""
    answer = Told(key=cell.key, column=cell.column, status="saved", text=cell.text)
    if cell.column not in columns(subject):
        return replace(answer, status="error", message=NO_CELL)
    there = text_of(before, subject, cell.column)
    if there in {cell.seen, cell.text}:
        return answer
    message = "" if there else "La bozza è stata confermata o svuotata."
    return replace(answer, status="conflict", theirs=there, message=message)


def _with_cells(
    draft: Draft, subject: Subject, cells: Sequence[Typed], *, today: date
) -> tuple[Draft, Mapping[str, str]]:
    """The draft with the cells in it, and why the others are not: one that fails is tried again after those that do not."""
    problems: dict[str, str] = {}
    waiting = list(cells)
    while waiting:
        failed = []
        for cell in waiting:
            try:
                draft = typed(draft, subject, cell.column, cell.text, today=today)
                problems.pop(cell.column, None)
            except NotUnderstood as problem:
                problems[cell.column] = str(problem)
                failed.append(cell)
        waiting = failed if len(failed) < len(waiting) else []
    return draft, problems


def in_time(row: TypedRow, periods: Sequence[Period]) -> TypedRow:
    """The row left as it was, with the reason, when it is of a closed period."""
    closed = too_late(row.after.on, periods)
    if closed is None or row.after == row.before:
        return row
    refused = (
        replace(each, status="error", message=late_words(closed)) if each.status == "saved" else each
        for each in row.told
    )
    return replace(row, after=row.before, told=tuple(refused))
