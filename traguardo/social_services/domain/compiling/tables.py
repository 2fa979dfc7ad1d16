"""TABLE compiled: the first row that holds, bands shifted, the branch for an absent key, the branch for all the rest."""

from traguardo.social_services.domain.compiling.cells import compiled_cell
from traguardo.social_services.domain.compiling.conditions import holds
from traguardo.social_services.domain.compiling.expressions import common_dimension
from traguardo.social_services.domain.compiling.traces import CellTrace, RowTrace, TableTrace
from traguardo.social_services.domain.compiling.values import Shop, Value
from traguardo.social_services.domain.machine import Node
from traguardo.social_services.domain.regulation import CellKind, Table

Choice = tuple[Node, CellTrace]


def compile_table(shop: Shop, rule: Table) -> TableTrace:
    """The table as a choice between its cells; where nothing holds the case is not covered, where a cell refuses not admitted."""
    builder = shop.builder
    absent = builder.negated(shop.all_given([shop.named(name) for name in rule.keys]))
    shifts = tuple((shift, holds(shop, shift.when)) for shift in rule.shifts)
    rows = _rows(shop, rule)
    if_absent = None if rule.if_absent is None else compiled_cell(shop, rule.if_absent)
    otherwise = None if rule.otherwise is None else compiled_cell(shop, rule.otherwise)
    choices = _choices(shop, absent, if_absent, rows, shifts)
    cells = [cell for _, cell in choices] + ([otherwise] if otherwise else [])
    _refuse(shop, choices, otherwise)
    if otherwise is None:
        shop.uncovered.append(
            builder.negated(builder.any_of([truth for truth, _ in choices] + ([] if if_absent else [absent])))
        )
    dimension = common_dimension(shop, [cell.value for cell in cells], "gives")
    last = otherwise.value.node if otherwise else builder.constant(0)
    node = builder.case([(truth, cell.value.node) for truth, cell in choices], last)
    value = Value(node=node, dimension=dimension, given=_given(shop, absent, if_absent, choices, otherwise))
    return TableTrace(
        rule=rule, value=value, absent=absent, rows=rows, shifts=shifts, if_absent=if_absent, otherwise=otherwise
    )


def _rows(shop: Shop, rule: Table) -> tuple[RowTrace, ...]:
    outside = {name for row in rule.rows for name in row.when} - set(rule.keys)
    for name in sorted(outside):
        shop.wrong(
            "REG04",
            f"Una riga guarda «{name}», che non è fra le chiavi della tabella.",
            "Aggiungilo a «keys».",
            key=name,
        )
    cells = [compiled_cell(shop, row.cell) for row in rule.rows]
    return tuple(
        RowTrace(
            row=row,
            holds=holds(shop, row.when),
            cell=cells[place],
            moved=tuple(moved_row(rule, place, shift.rows) for shift in rule.shifts),
        )
        for place, row in enumerate(rule.rows)
    )


def moved_row(rule: Table, place: int, rows: int) -> int:
    """The place of the row so many rows further, among those with the same conditions on all keys but the first; held at the ends."""
    first = rule.keys[0] if rule.keys else ""
    own = {name: match for name, match in rule.rows[place].when.items() if name != first}
    band = [
        other
        for other, row in enumerate(rule.rows)
        if {name: match for name, match in row.when.items() if name != first} == own
    ]
    return band[min(max(band.index(place) + rows, 0), len(band) - 1)]


def _choices(
    shop: Shop,
    absent: Node,
    if_absent: CellTrace | None,
    rows: tuple[RowTrace, ...],
    shifts: tuple[tuple[object, Node], ...],
) -> list[Choice]:
    """Each branch with the truth that takes it, in order: the absent key first, then a row's shifts before the row."""
    choices: list[Choice] = [(absent, if_absent)] if if_absent else []
    for row in rows:
        for (_, shifted), moved in zip(shifts, row.moved, strict=True):
            choices.append((shop.builder.all_of([row.holds, shifted]), rows[moved].cell))
        choices.append((row.holds, row.cell))
    return choices


def _refuse(shop: Shop, choices: list[Choice], otherwise: CellTrace | None) -> None:
    """Note the truths that the branch taken does not admit, and that it cannot be computed."""
    no, yes = shop.builder.false, shop.builder.true
    refuses = [(truth, yes if _refuses(cell) else no) for truth, cell in choices]
    shop.refused.append(_taken(shop, refuses, yes if otherwise and _refuses(otherwise) else no))
    undefined = [(truth, cell.undefined) for truth, cell in choices]
    shop.uncovered.append(_taken(shop, undefined, otherwise.undefined if otherwise else no))


def _refuses(cell: CellTrace) -> bool:
    return cell.cell.kind is CellKind.NOT_ADMITTED


def _taken(shop: Shop, truths: list[tuple[Node, Node]], last: Node) -> Node:
    """The truth that goes with the first branch that holds."""
    builder = shop.builder
    one, zero = builder.constant(1), builder.constant(0)
    numbers = [(truth, builder.case([(value, one)], zero)) for truth, value in truths]
    return builder.equal(builder.case(numbers, builder.case([(last, one)], zero)), one)


def _given(
    shop: Shop, absent: Node, if_absent: CellTrace | None, choices: list[Choice], otherwise: CellTrace | None
) -> Node:
    """Whether the branch taken is known; an absent key leaves the table unknown unless some branch does without it."""
    builder = shop.builder
    known = [builder.any_of([builder.negated(truth), cell.value.given]) for truth, cell in choices]
    if otherwise is not None:
        known.append(builder.any_of([*(truth for truth, _ in choices), otherwise.value.given]))
    return builder.all_of([*known, builder.any_of([builder.negated(absent), *(truth for truth, _ in choices)])])
