"""The figures of a plan and of its tables, as a published document is held against them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from traguardo.documents.domain.checks.labels import Line as TableLine
from traguardo.documents.domain.comparison import Claim, Subject
from traguardo.kernel.italian import it_number
from traguardo.kernel.table import RowKind, Table
from traguardo.performance.facade import Plan, records

DASHES = frozenset("-–—")


def subjects_of(plan: Plan, tables: Mapping[str, Table]) -> list[Subject]:
    """Indicators with targets, baselines and weights, objectives with weights, rows of tables with their numbers.

    Nodes and units come with no figure: their names are known, and end what is said of the name before.
    """
    nodes = (Subject(kind="nodo", code=node.code, name=node.title, claims=()) for node in plan.nodes)
    units = (Subject(kind="unità", code=unit.code, name=unit.name, claims=(), group="unità") for unit in plan.units)
    return [*_indicators(plan), *_objectives(plan), *nodes, *_printed(plan), *_rows(tables), *units]


def _indicators(plan: Plan) -> Iterator[Subject]:
    names = {indicator.code: indicator.name for indicator in plan.indicators}
    for indicator in plan.indicators:
        targets = [_target(target) for target in indicator.targets]
        claims = [*targets, _baseline(indicator.baseline), *_weight(indicator.weight)]
        known = tuple(claim for claim in claims if claim is not None)
        parent = names.get(indicator.parent, "")
        yield Subject(kind="indicatore", code=indicator.code, name=indicator.name, claims=known, parent=parent)


def _target(target: records.Target) -> Claim | None:
    number = target.value if target.value is not None else _decimal(target.per_year)
    day = target.moment.day if target.moment else None
    if number is None and day is None:
        return None
    return Claim(what=f"valore atteso {target.year}", printed=target.printed, number=number, day=day)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _baseline(baseline: records.Baseline) -> Claim | None:
    if baseline.value is None:
        return None
    return Claim(what="valore di partenza", printed=baseline.printed, number=baseline.value)


def _weight(weight: Decimal | None) -> Iterator[Claim]:
    if weight is not None:
        yield Claim(what="peso", printed=it_number(weight), number=weight)


def _objectives(plan: Plan) -> Iterator[Subject]:
    for objective in plan.objectives:
        claims = tuple(_weight(objective.weight))
        yield Subject(kind="obiettivo", code=objective.code, name=objective.title, claims=claims)


def _printed(plan: Plan) -> Iterator[Subject]:
    """The rows of the tables a plan prints, each with a figure a period."""
    rows: dict[tuple[str, str, str], list[Claim]] = {}
    for figure in plan.figures:
        if figure.value is not None and figure.kind != "difference" and figure.printed not in DASHES:
            claim = Claim(what=figure.period, printed=figure.printed or it_number(figure.value), number=figure.value)
            rows.setdefault((figure.table, figure.group, figure.item), []).append(claim)
    for (table, _, item), claims in rows.items():
        yield Subject(kind="riga", code=table, name=item, claims=tuple(claims), group=table)


def _rows(tables: Mapping[str, Table]) -> Iterator[Subject]:
    for table in tables.values():
        for row in table.rows:
            values = TableLine(table=table, row=row).values() if row.kind is not RowKind.GROUP else ()
            claims = tuple(Claim(what=head, printed=it_number(value), number=value) for head, value in values)
            yield Subject(kind="riga", code=table.title, name=row.label, claims=claims, group=table.code)
