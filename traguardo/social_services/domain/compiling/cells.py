"""Cells of tables compiled: constants, percentages, broken lines, proportions, polynomials."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from traguardo.social_services.domain.compiling.conditions import threshold
from traguardo.social_services.domain.compiling.expressions import common_dimension, compiled
from traguardo.social_services.domain.compiling.traces import CellTrace
from traguardo.social_services.domain.compiling.values import Dimension, Shop, Value
from traguardo.social_services.domain.machine import Node
from traguardo.social_services.domain.regulation import Cell, CellKind

PERCENT = Fraction(1, 100)


def compiled_cell(shop: Shop, cell: Cell) -> CellTrace:
    """What the cell gives; a share in percent is taken `of` something where it says so."""
    before = len(shop.uncovered)
    figure = _FIGURES[cell.kind](shop, cell)
    whole = None if cell.of is None else compiled(shop, cell.of)
    undefined = shop.builder.any_of(shop.uncovered[before:])
    del shop.uncovered[before:]
    if whole is None:
        return CellTrace(cell=cell, value=figure, undefined=undefined)
    rate = shop.as_number(figure, "percentuale")
    node = shop.builder.times(shop.builder.mul(whole.node, rate.node), PERCENT)
    value = shop.value(node, whole.dimension, whole, rate)
    return CellTrace(cell=cell, value=value, undefined=undefined, rate=rate.node, of=whole.node)


def _stated(shop: Shop, cell: Cell) -> Value:
    return compiled(shop, cell.figure)


def _proportional(shop: Shop, cell: Cell) -> Value:
    """So much for each unit of what it follows; with `of` what it follows may be money: the rate is per euro."""
    along, factor = compiled_name(shop, cell.along), compiled(shop, cell.figure)
    dimension = Dimension.FREE if cell.of is not None else along.dimension
    return shop.value(shop.builder.mul(along.node, factor.node), dimension, along, factor)


def _polynomial(shop: Shop, cell: Cell) -> Value:
    """Horner's way, exact: coefficients are stated from the constant one up."""
    along = compiled_name(shop, cell.along)
    if cell.per <= 0 or not cell.coefficients:
        shop.wrong(
            "REG04", "Il polinomio vuole i coefficienti e un «per» maggiore di zero.", "Correggili.", key="polynomial"
        )
        return shop.constant(0)
    unit = shop.builder.times(along.node, 1 / cell.per)
    node: Node = shop.builder.constant(cell.coefficients[-1])
    for coefficient in reversed(cell.coefficients[:-1]):
        node = shop.builder.add(shop.builder.mul(node, unit), shop.builder.constant(coefficient))
    return shop.value(node, Dimension.FREE, along)


def _linear(shop: Shop, cell: Cell) -> Value:
    """A broken line through the points: between two of them exact, outside level."""
    along = compiled_name(shop, cell.along)
    places = [threshold(shop, where, along, cell.along).constant or Fraction(0) for where, _ in cell.points]
    heights = [compiled(shop, height) for _, height in cell.points]
    levels = [height.constant for height in heights]
    rising = all(one < two for one, two in pairwise(places))
    if len(places) < 2 or not rising or None in levels:
        shop.wrong(
            "REG04",
            "La spezzata vuole almeno due punti, in ordine crescente, fatti di numeri e parametri.",
            "Scrivi linear = [[da, valore], [a, valore]].",
            key="linear",
        )
        return shop.constant(0)
    known = [level for level in levels if level is not None]
    node = _along_pieces(shop, along.node, list(zip(places, known, strict=True)))
    return shop.value(node, common_dimension(shop, heights, "linear"), along)


def _along_pieces(shop: Shop, where: Node, points: list[tuple[Fraction, Fraction]]) -> Node:
    """The piece the place falls in; inside it the place is held between its ends, so that integers stay small."""
    builder, branches = shop.builder, []
    for (start, low), (end, high) in pairwise(points):
        held = builder.least(builder.greatest(where, builder.constant(start)), builder.constant(end))
        risen = builder.times(builder.sub(held, builder.constant(start)), (high - low) / (end - start))
        branches.append((builder.up_to(where, builder.constant(end)), builder.add(risen, builder.constant(low))))
    return builder.case(branches[:-1], branches[-1][1])


def compiled_name(shop: Shop, name: str) -> Value:
    """What a cell runs along: a key or an earlier rule that is a number."""
    value = shop.named(name)
    if value.dimension in {Dimension.CHOICE, Dimension.YES_NO, Dimension.DATE}:
        shop.wrong(
            "REG05", f"«{name}» non è un numero: non ci si può muovere lungo.", "Usa una chiave numerica.", key="along"
        )
        return shop.constant(0)
    return value


def _refusal(shop: Shop, cell: Cell) -> Value:
    return shop.constant(0)


_FIGURES: dict[CellKind, Callable[[Shop, Cell], Value]] = {
    CellKind.AMOUNT: _stated,
    CellKind.PERCENT: _stated,
    CellKind.LINEAR: _linear,
    CellKind.PROPORTIONAL: _proportional,
    CellKind.POLYNOMIAL: _polynomial,
    CellKind.NOT_ADMITTED: _refusal,
}
