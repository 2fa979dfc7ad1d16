"""Conditions compiled: a condition on something the case does not say never holds, unless it asks for its absence."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from traguardo.kernel.wording import either
from traguardo.social_services.domain.compiling.expressions import common_dimension, compiled
from traguardo.social_services.domain.compiling.values import AMOUNTS, WORDS, Dimension, Shop, Value
from traguardo.social_services.domain.machine import Node
from traguardo.social_services.domain.regulation import Expression, Match, Plain


def holds(shop: Shop, when: Mapping[str, Match]) -> Node:
    """Whether every named thing is what its match says."""
    return shop.builder.all_of([matches(shop, name, match) for name, match in when.items()])


def matches(shop: Shop, name: str, match: Match) -> Node:
    """Whether one named thing is what the match says."""
    value, builder = shop.named(name), shop.builder
    if match.given is False:
        return builder.negated(value.given)
    truths = [value.given, *_within(shop, name, value, match)]
    if match.among:
        truths.append(builder.any_of([_is(shop, name, value, each) for each in match.among]))
    return builder.all_of(truths)


def _within(shop: Shop, name: str, value: Value, match: Match) -> list[Node]:
    if not match.bounds:
        return []
    if value.dimension not in AMOUNTS:
        shop.wrong(
            "REG05",
            f"«{name}» è {WORDS[value.dimension]}: non ha un «da» e un «fino a».",
            "Scrivi il valore, o una lista di valori.",
            key=name,
        )
        return []
    builder = shop.builder
    found = []
    for bound, closed, upper in _ends(match):
        end = threshold(shop, bound, value, name).node
        low, high = (value.node, end) if upper else (end, value.node)
        found.append(builder.up_to(low, high) if closed else builder.below(low, high))
    return found


def _ends(match: Match) -> list[tuple[Expression, bool, bool]]:
    """Each bound with whether it is taken in and whether it is an upper one."""
    ends = [
        (match.over, False, False),
        (match.start, True, False),
        (match.up_to, True, True),
        (match.below, False, True),
    ]
    return [(bound, closed, upper) for bound, closed, upper in ends if bound is not None]


def threshold(shop: Shop, bound: Expression, beside: Value, what: str) -> Value:
    """A bound: a number or a dated parameter, never something that changes from case to case."""
    value = compiled(shop, bound)
    common_dimension(shop, [value, beside], what)
    if value.constant is None:
        shop.wrong(
            "REG07",
            f"Una soglia di «{what}» cambia da caso a caso.",
            "Le soglie sono numeri o parametri; per confrontare due voci del caso usa { excess = [a, b] }.",
            key=what,
        )
        return shop.constant(0)
    return value


def _is(shop: Shop, name: str, value: Value, plain: Plain) -> Node:
    wanted = _coded(value, plain)
    if wanted is None:
        yes_no = value.dimension is Dimension.YES_NO
        options = f" Può essere {either(value.key.options)}." if value.key and value.key.options else ""
        shop.wrong(
            "REG05",
            f"«{name}» è {WORDS[value.dimension]} e non può essere «{plain}».{options}",
            "Scrivi true o false, senza virgolette." if yes_no else "Scrivi uno dei valori ammessi.",
            key=name,
        )
        return shop.builder.false
    return shop.builder.equal(value.node, shop.builder.constant(wanted))


def _coded(value: Value, plain: Plain) -> Fraction | int | None:
    """The number that stands for a plain value of the dimension; None when it is not of it."""
    if isinstance(plain, bool):
        return int(plain) if value.dimension is Dimension.YES_NO else None
    if isinstance(plain, str):
        options = value.key.options if value.key else ()
        return options.index(plain) if value.dimension is Dimension.CHOICE and plain in options else None
    if isinstance(plain, date):
        return plain.toordinal() if value.dimension is Dimension.DATE else None
    return plain if value.dimension in AMOUNTS else None
