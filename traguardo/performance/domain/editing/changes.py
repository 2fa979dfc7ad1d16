"""One change of a plan's draft: a cell with its value before and after, or a whole row that comes or goes.

Values are packed (`domain.packing`), so that an act is kept as JSON and undone from it.
D.Lgs. 150/2009, art. 6: what changes in a plan stays written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Json, Record, pack

POSITION = "position"
CODE = "code"
TARGET = "target_"
APART = frozenset({"place", "printed_order", "targets", "code"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of a cell. `attribute` None: the whole row, which comes (before None) or goes (after None).

    `table` is the plan's own name of it («steps»); a row that comes or goes also tells its `position`, from 0.
    """

    table: str
    code: str
    attribute: str | None
    before: Json
    after: Json

    @property
    def created(self) -> bool:
        """Whether the row comes with this change."""
        return self.attribute is None and self.before is None

    @property
    def deleted(self) -> bool:
        """Whether the row goes with this change."""
        return self.attribute is None and self.after is None

    def touches(self, other: "Change") -> bool:
        """Whether both are about the same cell, or one is about the whole row of the other."""
        same_row = (self.table, self.code) == (other.table, other.code)
        return same_row and (self.attribute == other.attribute or self.attribute is None or other.attribute is None)


Changes = tuple[Change, ...]


def inverse(changes: Iterable[Change]) -> Changes:
    """The changes that undo these, in the order in which they must be made."""
    return tuple(_turned(change) for change in reversed(tuple(changes)))


def kept(changes: Iterable[Change]) -> list[dict[str, Json]]:
    """The changes as JSON can keep them."""
    return [asdict(change) for change in changes]


def read(packed: Iterable[Mapping[str, Json]]) -> Changes:
    """The changes back from JSON."""
    return tuple(Change(**each) for each in packed)


def differences(table: str, before: Record, after: Record) -> Changes:
    """One change for each cell that differs between two records of the same code; expected values year by year."""
    names = [item.name for item in fields(before) if item.name not in APART]
    years = sorted({target.year for record in (before, after) for target in getattr(record, "targets", ())})
    names += [f"{TARGET}{year}" for year in years]
    told = ((name, cell(before, name), cell(after, name)) for name in names)
    return tuple(
        Change(table=table, code=before.code, attribute=name, before=old, after=new)
        for name, old, new in told
        if old != new
    )


def cell(record: Record, attribute: str) -> Json:
    """The packed value of a cell: «target_2026» is the expected value of that year."""
    year = target_year(attribute)
    return pack(record.target(year) if year else getattr(record, attribute))


def target_year(attribute: str) -> int | None:
    """The year of «target_2026», None for other attributes."""
    year = attribute.removeprefix(TARGET)
    return int(year) if year != attribute and year.isdecimal() else None


def find(plan: Plan, table: str, code: str) -> Record | None:
    """The row of that code; None when the plan has none."""
    return next((record for record in getattr(plan, table) if key_of(table, record) == code), None)


def index_of(plan: Plan, table: str, code: str) -> int:
    """How many rows come before it; LookupError when the plan has none of that code."""
    for index, record in enumerate(getattr(plan, table)):
        if key_of(table, record) == code:
            return index
    raise LookupError(f"Il piano non ha «{code}».")


def key_of(table: str, record: Record) -> str:
    """The code of a row; of a link, what it ties, of which kind and where it is printed."""
    if table == "links":
        return f"{record.objective} → {record.to} ({record.kind}, {record.printed_in})"
    return str(record.code)


def _turned(change: Change) -> Change:
    code = str(change.after) if change.attribute == CODE else change.code
    return Change(table=change.table, code=code, attribute=change.attribute, before=change.after, after=change.before)
