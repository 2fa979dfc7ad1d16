"""RESIDUAL, QUANTITY and ADJUST compiled."""

from collections.abc import Callable
from fractions import Fraction

from traguardo.social_services.domain.compiling.conditions import holds
from traguardo.social_services.domain.compiling.expressions import common_dimension, compiled
from traguardo.social_services.domain.compiling.lines import compile_line
from traguardo.social_services.domain.compiling.traces import AdjustTrace, QuantityTrace, ResidualTrace, StepTrace
from traguardo.social_services.domain.compiling.values import Dimension, Shop, Value
from traguardo.social_services.domain.machine import Node, Tie
from traguardo.social_services.domain.regulation import Adjust, Quantity, Residual, Step, StepKind, Taper

WHOLE = Fraction(100)


def compile_residual(shop: Shop, rule: Residual) -> ResidualTrace:
    """What the person cannot pay of the quota, or what the person pays of it; never below zero."""
    builder, zero = shop.builder, shop.builder.constant(0)
    quota = shop.as_money(compiled(shop, rule.quota), "quota")
    means = shop.as_money(compiled(shop, rule.means), "means")
    safeguard = shop.as_money(compiled(shop, rule.safeguard), "safeguard")
    per = compiled(shop, rule.per)
    if per.constant is None or per.constant <= 0:
        shop.wrong("REG07", "«per» non è un numero maggiore di zero.", "Scrivi un numero o un parametro.", key="per")
    left = builder.greatest(builder.sub(means.node, safeguard.node), zero)
    payable = builder.times(left, 1 / (per.constant or Fraction(1)))
    paid = builder.least(payable, quota.node)
    node = paid if rule.gives == "user" else builder.sub(quota.node, paid)
    if rule.gives not in {"user", "contribution"}:
        shop.wrong("REG04", f"«gives» è «{rule.gives}».", "Scrivi contribution o user.", key="gives")
    return ResidualTrace(
        rule=rule,
        value=shop.value(node, Dimension.MONEY, quota, means, safeguard),
        quota=quota.node,
        means=means.node,
        safeguard=safeguard.node,
        per=per.node,
        payable=payable,
    )


def compile_quantity(shop: Shop, rule: Quantity) -> QuantityTrace:
    """The sum of the lines that count."""
    zero = shop.constant(0)
    done = [compile_line(shop, line) for line in rule.lines]
    node = zero.node
    for trace, _ in done:
        node = shop.builder.add(node, trace.amount)
    dimension = common_dimension(shop, [value for _, value in done] or [zero], "line")
    value = shop.value(node, dimension, *(value for _, value in done))
    return QuantityTrace(rule=rule, value=value, lines=tuple(trace for trace, _ in done))


def compile_adjust(shop: Shop, rule: Adjust) -> AdjustTrace:
    """Each step in order; a step whose condition does not hold leaves the amount as it is."""
    start = compiled(shop, rule.of)
    node, given, dimension, steps = start.node, [start.given], start.dimension, []
    for step in rule.steps:
        truth = holds(shop, step.when)
        with shop.only_when(truth):
            figure = _figure(shop, step)
        if step.kind in LIKE_THE_AMOUNT:
            amount = Value(node=node, dimension=dimension, given=start.given)
            dimension = common_dimension(shop, [amount, figure], step.kind.value)
        done = _STEPS[step.kind](shop, node, figure.node, step)
        node = shop.builder.case([(truth, done)], node)
        given.append(shop.builder.any_of([shop.builder.negated(truth), figure.given]))
        if step.kind is StepKind.NOT_ADMITTED:
            shop.refused.append(truth)
        steps.append(StepTrace(step=step, holds=truth, figure=figure.node, after=node))
    value = Value(node=node, dimension=dimension, given=shop.builder.all_of(given))
    return AdjustTrace(rule=rule, value=value, start=start.node, steps=tuple(steps))


LIKE_THE_AMOUNT = frozenset({StepKind.SUBTRACT, StepKind.ADD, StepKind.MINIMUM, StepKind.MAXIMUM, StepKind.REPLACE})


def _figure(shop: Shop, step: Step) -> Value:
    """The step's own figure; of a taper, the part that is kept."""
    if step.taper is not None:
        return _kept(shop, step.taper)
    figure = compiled(shop, step.figure)
    return shop.as_number(figure, step.kind.value) if step.kind in {StepKind.DISCOUNT, StepKind.SURCHARGE} else figure


def _kept(shop: Shop, taper: Taper) -> Value:
    along, start, end = (compiled(shop, each) for each in (taper.along, taper.start, taper.end))
    common_dimension(shop, [along, start, end], "taper")
    first, last = start.constant, end.constant
    if first is None or last is None or first >= last:
        shop.wrong(
            "REG07",
            "La riduzione progressiva vuole «from» minore di «to», fissi.",
            "Scrivi numeri o parametri.",
            key="taper",
        )
        return shop.constant(1)
    builder = shop.builder
    held = builder.least(builder.greatest(along.node, builder.constant(first)), builder.constant(last))
    left = builder.times(builder.sub(builder.constant(last), held), 1 / (last - first))
    return shop.value(left, Dimension.NUMBER, along)


def _rounded(shop: Shop, node: Node, _: Node, step: Step) -> Node:
    rounding = step.rounding
    if rounding is None or rounding.step <= 0:
        shop.wrong(
            "REG04", "Il passo di arrotondamento non è maggiore di zero.", "Scrivi per esempio 0.01.", key="step"
        )
        return node
    return shop.builder.rounded(node, step=rounding.step, tie=rounding.tie or Tie.HALF_UP)


def _discounted(shop: Shop, node: Node, percent: Node, _: Step) -> Node:
    kept = shop.builder.times(shop.builder.sub(shop.builder.constant(WHOLE), percent), 1 / WHOLE)
    return shop.builder.mul(node, shop.builder.greatest(kept, shop.builder.constant(0)))


def _surcharged(shop: Shop, node: Node, percent: Node, _: Step) -> Node:
    return shop.builder.mul(
        node, shop.builder.times(shop.builder.add(shop.builder.constant(WHOLE), percent), 1 / WHOLE)
    )


def _subtracted(shop: Shop, node: Node, figure: Node, _: Step) -> Node:
    return shop.builder.greatest(shop.builder.sub(node, figure), shop.builder.constant(0))


_STEPS: dict[StepKind, Callable[[Shop, Node, Node, Step], Node]] = {
    StepKind.DISCOUNT: _discounted,
    StepKind.SURCHARGE: _surcharged,
    StepKind.SUBTRACT: _subtracted,
    StepKind.ADD: lambda shop, node, figure, _: shop.builder.add(node, figure),
    StepKind.MINIMUM: lambda shop, node, figure, _: shop.builder.greatest(node, figure),
    StepKind.MAXIMUM: lambda shop, node, figure, _: shop.builder.least(node, figure),
    StepKind.REPLACE: lambda _shop, _node, figure, _: figure,
    StepKind.TAPER: lambda shop, node, kept, _: shop.builder.mul(node, kept),
    StepKind.ROUND: _rounded,
    StepKind.NOT_ADMITTED: lambda _shop, node, _figure, _: node,
}
