"""SPLIT compiled: amounts first, then parts in proportion by largest remainder, the rest to who takes it; in cents."""

from math import lcm

from traguardo.social_services.domain.compiling.expressions import common_dimension, compiled
from traguardo.social_services.domain.compiling.traces import SplitTrace
from traguardo.social_services.domain.compiling.values import Dimension, Shop, Value
from traguardo.social_services.domain.machine import Node, Tie
from traguardo.social_services.domain.regulation import CENT, Payer, Rounding, Split


def compile_split(shop: Shop, rule: Split) -> SplitTrace:
    """Who pays what: the parts always add up to the amount, and no cent is lost."""
    rounding = shop.regulation.rounding
    tie = (rounding.tie if rounding else None) or Tie.HALF_UP
    whole = shop.as_money(compiled(shop, rule.of), "of")
    total = _cents(shop, whole.node, tie)
    left, parts, known = total, {}, [whole]
    for payer in rule.payers:
        if payer.amount is not None:
            asked = shop.as_money(compiled(shop, payer.amount), payer.name)
            known.append(asked)
            parts[payer.name] = shop.builder.least(_cents(shop, _stepped(shop, asked.node), tie), left)
            left = shop.builder.sub(left, parts[payer.name])
    _hold(shop, rule)
    weighed = [payer for payer in rule.payers if payer.weight is not None]
    if weighed:
        parts.update(_by_weight(shop, left, weighed, known))
    for payer in rule.payers:
        if payer.rest:
            parts[payer.name] = _less(shop, left, [parts[other.name] for other in weighed if other is not payer])
    payers = tuple((payer, parts.get(payer.name, shop.builder.constant(0))) for payer in rule.payers)
    for payer, node in payers:
        shop.names[f"{rule.name}_{payer.name}"] = shop.value(node, Dimension.MONEY, *known)
    return SplitTrace(rule=rule, value=shop.value(total, Dimension.MONEY, *known), payers=payers)


def _stepped(shop: Shop, node: Node) -> Node:
    """An amount someone is asked, rounded as the result is, so that the two are the same."""
    rounding = shop.regulation.rounding or Rounding()
    return (
        shop.builder.rounded(node, step=rounding.step, tie=rounding.tie or Tie.HALF_UP) if rounding.step > 0 else node
    )


def _cents(shop: Shop, node: Node, tie: Tie) -> Node:
    return shop.builder.greatest(shop.builder.rounded(node, step=CENT, tie=tie), shop.builder.constant(0))


def _less(shop: Shop, node: Node, parts: list[Node]) -> Node:
    for part in parts:
        node = shop.builder.sub(node, part)
    return node


def _hold(shop: Shop, rule: Split) -> None:
    ways = [(payer.amount is not None) + (payer.weight is not None or payer.rest) for payer in rule.payers]
    if any(way != 1 for way in ways):
        shop.wrong(
            "REG04", "Chi paga vuole «amount», oppure «weight», oppure «rest».", "Correggi la voce.", key="payer"
        )
    if sum(payer.rest for payer in rule.payers) != 1:
        shop.wrong(
            "REG04",
            "Serve uno, e uno solo, che paga tutto il resto.",
            "Scrivi «rest = true» a chi paga il resto.",
            key="payer",
        )
    if len({payer.name for payer in rule.payers}) < len(rule.payers):
        shop.wrong("REG04", "Due che pagano hanno lo stesso nome.", "Dai nomi diversi.", key="payer")


def _by_weight(shop: Shop, left: Node, payers: list[Payer], known: list[Value]) -> dict[str, Node]:
    """Parts of the cents left in proportion to the weights; with all weights zero nobody pays by weight.

    Whole cents first, then one more to the largest remainders, the earlier first on a tie (as the kernel's Money.shared).
    """
    builder, zero, one = shop.builder, shop.builder.constant(0), shop.builder.constant(1)
    values = [compiled(shop, payer.weight) for payer in payers if payer.weight is not None]
    common_dimension(shop, values, "weight")
    known.extend(values)
    scale = lcm(*(value.node.scale for value in values))
    weights = [builder.greatest(builder.times(value.node, scale), zero) for value in values]
    cents, whole = builder.times(left, 100), _sum(shop, weights)
    tops = [builder.mul(cents, weight) for weight in weights]
    floors = [
        builder.within(builder.quotient(top, whole, step=1, tie=Tie.DOWN), low=0, high=cents.high) for top in tops
    ]
    remainders = [_remainder(shop, top, floor, whole) for top, floor in zip(tops, floors, strict=True)]
    spare = builder.case([(builder.up_to(whole, zero), zero)], builder.sub(cents, _sum(shop, floors)))
    parts = {}
    for place, payer in enumerate(payers):
        ahead = [
            _counted(shop, _goes_before(shop, remainders, other, place))
            for other in range(len(payers))
            if other != place
        ]
        more = builder.case([(builder.below(_sum(shop, ahead), spare), one)], zero)
        parts[payer.name] = builder.times(builder.add(floors[place], more), CENT)
    return parts


def _remainder(shop: Shop, top: Node, floor: Node, whole: Node) -> Node:
    """What the whole cents leave, all of scale 1: never more than was there, always less than the whole."""
    taken = shop.builder.within(shop.builder.mul(floor, whole), low=0, high=top.high)
    return shop.builder.within(shop.builder.sub(top, taken), low=0, high=whole.high)


def _goes_before(shop: Shop, remainders: list[Node], other: int, place: int) -> Node:
    """Whether the other payer gets a spare cent before this one."""
    first, second = remainders[place], remainders[other]
    return shop.builder.up_to(first, second) if other < place else shop.builder.below(first, second)


def _counted(shop: Shop, truth: Node) -> Node:
    return shop.builder.case([(truth, shop.builder.constant(1))], shop.builder.constant(0))


def _sum(shop: Shop, nodes: list[Node]) -> Node:
    total = shop.builder.constant(0)
    for node in nodes:
        total = shop.builder.add(total, node)
    return total
