"""What a draft must keep whole after an act: codes that lead somewhere, no circles, nothing left hanging on what went."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from traguardo.performance.domain.editing.changes import Change, find
from traguardo.performance.domain.editing.hanging import NAMED_BY, Row, links_of, naming
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.versions.packing import Json, Record

NAMES = {(table, attribute): named for named, cells in NAMED_BY.items() for table, attribute in cells}
WHAT = {
    "units": "di un'unità",
    "nodes": "di un obiettivo strategico od operativo",
    "objectives": "di un obiettivo",
    "steps": "di una fase",
    "indicators": "di un indicatore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsound:
    """A cell that the act would leave broken, and why."""

    table: str
    code: str
    attribute: str
    message: str


def unsound(plan: Plan, changes: Iterable[Change]) -> tuple[Unsound, ...]:
    """Everything the changes left broken in the plan they made."""
    made = tuple(changes)
    found = [problem for change in made for problem in _of(plan, change)]
    return tuple(dict.fromkeys(found))


def _of(plan: Plan, change: Change) -> Iterator[Unsound]:
    record = find(plan, change.table, change.code)
    if change.deleted and record is None:
        yield from _left_hanging(plan, change)
    elif record is not None and change.table == "links":
        yield from _loose_link(plan, change, record)
    elif record is not None:
        for (table, attribute), named in NAMES.items():
            if table == change.table and change.attribute in {None, attribute}:
                yield from _broken(plan, change, attribute, named, getattr(record, attribute))


def _broken(plan: Plan, change: Change, attribute: str, named: str, value: Json) -> Iterator[Unsound]:
    known = {record.code for record in getattr(plan, named)}
    for code in value if isinstance(value, tuple) else (value,):
        if code and code not in known:
            said = (
                f"«{code}» non è il codice {WHAT[named]} di questo piano: scegline uno dell'elenco o aggiungilo prima."
            )
            yield Unsound(table=change.table, code=change.code, attribute=attribute, message=said)
    if attribute == "parent" and named == change.table and _in_a_circle(plan, change):
        said = f"«{change.code}» finirebbe sotto sé stesso: scegli un altro ramo."
        yield Unsound(table=change.table, code=change.code, attribute=attribute, message=said)


def _in_a_circle(plan: Plan, change: Change) -> bool:
    parents = {record.code: record.parent for record in getattr(plan, change.table)}
    code, seen = parents.get(change.code, ""), {change.code}
    while code and code not in seen:
        seen.add(code)
        code = parents.get(code, "")
    return bool(code == change.code)


def _loose_link(plan: Plan, change: Change, link: Record) -> Iterator[Unsound]:
    ends = plan.programmes if link.kind == "programme" else plan.nodes
    known = ((link.objective, plan.objectives, "objective"), (link.to, ends, "to"))
    for code, rows, attribute in known:
        if all(row.code != code for row in rows):
            way = "parte da" if attribute == "objective" else "porta a"
            said = f"Il collegamento {way} «{code}», che nel piano non c'è."
            yield Unsound(table="links", code=change.code, attribute=attribute, message=said)


def _left_hanging(plan: Plan, change: Change) -> Iterator[Unsound]:
    row = Row(table=change.table, code=change.code)
    holders = [holder for holder, _ in naming(plan, row)] if row.table in NAMED_BY else []
    for holder in [*holders, *links_of(plan, row)][:1]:
        whom = "un collegamento" if holder.table == "links" else f"«{holder.code}»"
        said = f"«{change.code}» serve ancora a {whom}: togli o sposta prima quella riga."
        yield Unsound(table=change.table, code=change.code, attribute="code", message=said)
