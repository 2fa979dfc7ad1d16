"""Editing the draft of a plan: acts as pure functions from a plan to changes, which are applied, kept and undone."""

from traguardo.performance.domain.editing.acts import (
    WRITTEN,
    NotDone,
    change,
    create,
    delete,
    move,
    rename,
    tag,
    tie,
    untie,
)
from traguardo.performance.domain.editing.applying import RECORDS, Clash, apply, record
from traguardo.performance.domain.editing.changes import (
    CODE,
    POSITION,
    Change,
    Changes,
    cell,
    find,
    inverse,
    kept,
    key_of,
    read,
    target_year,
)
from traguardo.performance.domain.editing.copying import duplicate, next_code
from traguardo.performance.domain.editing.hanging import Hanging, Row, hanging, objective_of
from traguardo.performance.domain.editing.soundness import Unsound, unsound

__all__ = [
    "CODE",
    "POSITION",
    "RECORDS",
    "WRITTEN",
    "Change",
    "Changes",
    "Clash",
    "Hanging",
    "NotDone",
    "Row",
    "Unsound",
    "apply",
    "cell",
    "change",
    "create",
    "delete",
    "duplicate",
    "find",
    "hanging",
    "inverse",
    "kept",
    "key_of",
    "move",
    "next_code",
    "objective_of",
    "read",
    "record",
    "rename",
    "tag",
    "target_year",
    "tie",
    "unsound",
    "untie",
]
