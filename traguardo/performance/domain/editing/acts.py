"""The acts of who writes a plan: create, change, move, delete, tie, tag; each gives the changes it is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from traguardo.kernel.finding import Place
from traguardo.performance.domain.editing.applying import RECORDS, apply, record
from traguardo.performance.domain.editing.changes import (
    CODE,
    POSITION,
    Change,
    Changes,
    cell,
    differences,
    find,
    index_of,
    key_of,
)
from traguardo.performance.domain.editing.hanging import Hanging, Row, hanging, has_results, links_of, naming
from traguardo.performance.domain.plan import Link, Plan
from traguardo.performance.domain.versions.packing import Json, Record, pack

WRITTEN = "Righe scritte nel programma"
OWN = {"steps": "objective", "indicators": "objective", "nodes": "parent"}


class NotDone(ValueError):  # noqa: N818 - it names the fact
    """The act cannot be done on this plan; `attribute` is the cell to mend, the message says why and how."""

    def __init__(self, message: str, attribute: str = CODE) -> None:
        super().__init__(message)
        self.attribute = attribute


def create(plan: Plan, table: str, record: Record, *, position: int | None = None) -> Changes:
    """A new row, by default after the last of the same objective; NotDone for a code that is missing or used."""
    code = key_of(table, record)
    if table != "links" and not record.code:
        raise NotDone("Scrivi il codice: serve a ritrovare la riga.")
    if find(plan, table, code) is not None:
        raise NotDone(f"Il codice «{code}» è già usato: scrivine un altro.")
    at = _place(plan, table, record) if position is None else position
    written = replace(record, place=Place(sheet=WRITTEN, row=_next_row(plan)))
    if table == "objectives":
        written = replace(written, printed_order=1 + max((each.printed_order for each in plan.objectives), default=0))
    return (Change(table=table, code=code, attribute=None, before=None, after={**pack(written), POSITION: at}),)


def change(plan: Plan, table: str, code: str, record: Record) -> Changes:
    """The row of that code becomes `record`; with another code, all that names it follows."""
    before = existing(plan, table, code)
    changes = differences(table, before, replace(record, code=code))
    return changes if record.code == code else (*changes, *rename(plan, table, code, record.code))


def rename(plan: Plan, table: str, code: str, wanted: str) -> Changes:
    """Another code, also where it is named; NotDone when it is used, or when results hang on the old one."""
    if not wanted:
        raise NotDone("Scrivi il codice: serve a ritrovare la riga.")
    if find(plan, table, wanted) is not None:
        raise NotDone(f"Il codice «{wanted}» è già usato: scrivine un altro.")
    row = Row(table=table, code=code)
    if has_results(plan, row):
        raise NotDone(
            f"«{code}» ha già risultati o provvedimenti, che lo ritrovano dal codice: lascia il codice com'è."
        )
    own = Change(table=table, code=code, attribute=CODE, before=code, after=wanted)
    renamed = [*_named_anew(plan, row, wanted), own]
    return (*renamed, *_links_anew(apply(plan, renamed), plan, row, wanted))


def move(plan: Plan, table: str, code: str, position: int) -> Changes:
    """Another place in the order of its table, counted from 0."""
    before, last = index_of(plan, table, code), len(getattr(plan, table)) - 1
    after = min(max(position, 0), last)
    if before == after:
        return ()
    return (Change(table=table, code=code, attribute=POSITION, before=before, after=after),)


def delete(plan: Plan, rows: Iterable[Row]) -> Changes:
    """Rows go, with what hangs on them; cells that name them are cleared. NotDone where results keep a row."""
    made: list[Change] = []
    current = plan
    for row in rows:
        if find(current, row.table, row.code) is None:
            continue
        follows = hanging(current, row.table, row.code)
        _refuse_kept(follows)
        changes = [*_cleared(current, follows, row), *_gone(current, (*follows.goes, row))]
        current = apply(current, changes)
        made += changes
    return tuple(made)


def tie(plan: Plan, objective: str, to: str, kind: str) -> Changes:
    """A link from an objective to a strategic node or a programme; nothing where there is one."""
    if any((link.objective, link.to, link.kind) == (objective, to, kind) for link in plan.links):
        return ()
    return create(plan, "links", Link(objective=objective, to=to, kind=kind))


def untie(plan: Plan, objective: str, to: str, kind: str) -> Changes:
    """No link any more from an objective to a node or programme, wherever it was printed."""
    tied = [link for link in plan.links if (link.objective, link.to, link.kind) == (objective, to, kind)]
    made: list[Change] = []
    for link in tied:
        made += _gone(apply(plan, made), [Row(table="links", code=key_of("links", link))])
    return tuple(made)


def tag(plan: Plan, rows: Iterable[Row], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Changes:
    """Tags put on and taken off objectives and indicators."""
    put, taken = tuple(add), frozenset(remove)
    made: list[Change] = []
    for row in rows:
        record = existing(plan, row.table, row.code)
        tags = tuple(dict.fromkeys([*(word for word in record.tags if word not in taken), *put]))
        made += differences(row.table, record, replace(record, tags=tags))
    return tuple(made)


def existing(plan: Plan, table: str, code: str) -> Record:
    """The row of that code; LookupError when the plan has none."""
    return getattr(plan, table)[index_of(plan, table, code)]


def _place(plan: Plan, table: str, record: Record) -> int:
    """After the last row of the same objective or branch; at the end where there is none."""
    rows, owner = getattr(plan, table), OWN.get(table, "")
    beside = [index for index, row in enumerate(rows) if owner and getattr(row, owner) == getattr(record, owner)]
    return beside[-1] + 1 if beside else len(rows)


def _next_row(plan: Plan) -> int:
    rows = (record.place for table in RECORDS for record in getattr(plan, table))
    return 1 + max((place.row for place in rows if place.sheet == WRITTEN), default=0)


def _named_anew(plan: Plan, row: Row, wanted: str) -> Iterator[Change]:
    for other, attribute in naming(plan, row):
        record = existing(plan, other.table, other.code)
        value = getattr(record, attribute)
        new: Json = [wanted if each == row.code else each for each in value] if isinstance(value, tuple) else wanted
        yield Change(table=other.table, code=other.code, attribute=attribute, before=cell(record, attribute), after=new)


def _links_anew(renamed: Plan, plan: Plan, row: Row, wanted: str) -> Iterator[Change]:
    """A link is its two ends: with another end it goes and comes again in the same place."""
    attribute = "objective" if row.table == "objectives" else "to"
    for tied in links_of(plan, row):
        at = index_of(plan, "links", tied.code)
        packed = {**pack(plan.links[at]), POSITION: at}
        after = {**packed, attribute: wanted}
        new = key_of("links", record("links", after))
        yield Change(table="links", code=tied.code, attribute=None, before=packed, after=None)
        yield Change(table="links", code=new, attribute=None, before=None, after=after)


def _refuse_kept(follows: Hanging) -> None:
    if follows.kept:
        named = ", ".join(f"«{row.code}»" for row in follows.kept[:5])
        more = f" e altre {len(follows.kept) - 5}" if len(follows.kept) > 5 else ""
        raise NotDone(
            f"Non si può togliere: {named}{more} ha già risultati o provvedimenti. "
            "Annullala con un provvedimento: resta scritta e il suo peso esce dal conto."
        )


def _cleared(plan: Plan, follows: Hanging, row: Row) -> Iterator[Change]:
    """Cells that named what goes name nothing; of several units, the others stay."""
    gone = {(each.table, each.code) for each in (*follows.goes, row)}
    seen = dict.fromkeys(follows.named)
    for other, attribute in seen:
        record = existing(plan, other.table, other.code)
        value = getattr(record, attribute)
        left: Json = [each for each in value if ("units", each) not in gone] if isinstance(value, tuple) else ""
        yield Change(
            table=other.table, code=other.code, attribute=attribute, before=cell(record, attribute), after=left
        )


def _gone(plan: Plan, rows: Iterable[Row]) -> list[Change]:
    made: list[Change] = []
    left = {table: [key_of(table, record) for record in getattr(plan, table)] for table in RECORDS}
    for row in rows:
        at = left[row.table].index(row.code)
        packed = pack(find(plan, row.table, row.code))
        made.append(Change(table=row.table, code=row.code, attribute=None, before={**packed, POSITION: at}, after=None))
        del left[row.table][at]
    return made
