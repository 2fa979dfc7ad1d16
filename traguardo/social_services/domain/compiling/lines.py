"""The lines of a QUANTITY: units at a price, free days, yearly limits, percentages by hour, flat amounts."""

from fractions import Fraction

from traguardo.social_services.domain.compiling.conditions import holds
from traguardo.social_services.domain.compiling.expressions import compiled
from traguardo.social_services.domain.compiling.traces import LineTrace
from traguardo.social_services.domain.compiling.values import Dimension, Shop, Value
from traguardo.social_services.domain.machine import Node
from traguardo.social_services.domain.regulation import NOTHING, Expression, Line

PERCENT = Fraction(1, 100)


def compile_line(shop: Shop, line: Line) -> tuple[LineTrace, Value]:
    """A line and what it charges: a fixed amount, or its units."""
    truth = holds(shop, line.when)
    if (line.fixed is None) == (line.units is None):
        shop.wrong(
            "REG04", f"La voce «{line.title}» vuole «fixed», oppure «units» con «price».", "Tienine una.", key="fixed"
        )
        zero = shop.constant(0)
        return LineTrace(line=line, holds=truth, amount=zero.node), zero
    with shop.only_when(truth):
        return _flat(shop, line, truth) if line.fixed is not None else _by_units(shop, line, truth)


def _flat(shop: Shop, line: Line, truth: Node) -> tuple[LineTrace, Value]:
    fixed = compiled(shop, line.fixed or NOTHING)
    node = shop.builder.case([(truth, fixed.node)], shop.builder.constant(0))
    given = shop.builder.any_of([shop.builder.negated(truth), fixed.given])
    return LineTrace(line=line, holds=truth, amount=node), Value(node=node, dimension=fixed.dimension, given=given)


def _by_units(shop: Shop, line: Line, truth: Node) -> tuple[LineTrace, Value]:
    builder, zero = shop.builder, shop.builder.constant(0)
    units = shop.as_number(compiled(shop, line.units or NOTHING), "units")
    price = compiled(shop, line.price) if line.price is not None else shop.constant(1)
    used = shop.as_number(compiled(shop, line.used), "used")
    parts = [units, price, used]
    free = _within_year(shop, line.free, units, used, parts)
    left = builder.sub(units.node, free) if free is not None else units.node
    over = _beyond(shop, line, units, used, parts)
    if over is not None:
        over = builder.least(over, left)
        left = builder.sub(left, over)
    equivalent = _equivalent(shop, line, left, over, parts)
    amount = builder.case([(truth, builder.mul(price.node, equivalent))], zero)
    if over is not None and line.beyond is None:
        shop.refused.append(builder.all_of([truth, builder.below(zero, over)]))
    known = builder.any_of([builder.negated(truth), shop.all_given(parts)])
    trace = LineTrace(
        line=line, holds=truth, amount=amount, units=units.node, free=free, over=over, charged=left, price=price.node
    )
    dimension = Dimension.MONEY if price.dimension is Dimension.MONEY else Dimension.FREE
    return trace, Value(node=amount, dimension=dimension, given=known)


def _within_year(shop: Shop, allowed: Expression | None, units: Value, used: Value, parts: list[Value]) -> Node | None:
    """How many of these units fall within so many a year, given those already used."""
    if allowed is None:
        return None
    whole = shop.as_number(compiled(shop, allowed), "free")
    parts.append(whole)
    left = shop.builder.greatest(shop.builder.sub(whole.node, used.node), shop.builder.constant(0))
    return shop.builder.least(units.node, left)


def _beyond(shop: Shop, line: Line, units: Value, used: Value, parts: list[Value]) -> Node | None:
    """How many of these units pass the year's limit."""
    within = _within_year(shop, line.limit, units, used, parts)
    return None if within is None else shop.builder.sub(units.node, within)


def _equivalent(shop: Shop, line: Line, left: Node, over: Node | None, parts: list[Value]) -> Node:
    """The units at full price that cost as much: each part of them by its percentage."""
    builder = shop.builder
    if line.tiers:
        total = _by_tiers(shop, line, left, parts)
    else:
        percent = shop.as_number(compiled(shop, line.percent), "percent")
        parts.append(percent)
        total = builder.times(builder.mul(left, percent.node), PERCENT)
    if over is not None and line.beyond is not None:
        beyond = shop.as_number(compiled(shop, line.beyond), "beyond")
        parts.append(beyond)
        total = builder.add(total, builder.times(builder.mul(over, beyond.node), PERCENT))
    return total


def _by_tiers(shop: Shop, line: Line, left: Node, parts: list[Value]) -> Node:
    """The units of each tier, from where the one before ends, by its percentage."""
    builder = shop.builder
    total, start = builder.constant(0), Fraction(0)
    for place, tier in enumerate(line.tiers, start=1):
        percent = shop.as_number(compiled(shop, tier.percent), "percent")
        parts.append(percent)
        end = None if tier.up_to is None else compiled(shop, tier.up_to).constant
        if (end is None) != (place == len(line.tiers)) or (end is not None and end <= start):
            shop.wrong(
                "REG04", "Gli scaglioni salgono, fissi, e solo l'ultimo è senza «up_to».", "Riordinali.", key="tiers"
            )
            return builder.constant(0)
        top = left if end is None else builder.least(left, builder.constant(end))
        inside = builder.greatest(builder.sub(top, builder.constant(start)), builder.constant(0))
        total = builder.add(total, builder.times(builder.mul(inside, percent.node), PERCENT))
        start = end or start
    return total
