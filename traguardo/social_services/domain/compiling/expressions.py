"""Expressions compiled: exact sums, products and quotients of named things, dimensions held."""

from traguardo.social_services.domain.compiling.values import AMOUNTS, WORDS, Dimension, Shop, Value
from traguardo.social_services.domain.machine import Node, Tie
from traguardo.social_services.domain.regulation import Expression, Name, Number, Operation, Operator

TWO_TERMS = frozenset({Operator.MINUS, Operator.DIVIDE, Operator.EXCESS})


def compiled(shop: Shop, expression: Expression) -> Value:
    """The value of an expression; zero, with findings, where it makes no sense."""
    if isinstance(expression, Number):
        return shop.constant(expression.value)
    if isinstance(expression, Name):
        return _amount(shop, expression.name)
    terms = [compiled(shop, term) for term in expression.terms]
    if not terms or (expression.operator in TWO_TERMS and len(terms) != 2):
        wanted = "due termini" if expression.operator in TWO_TERMS else "almeno un termine"
        shop.wrong(
            "REG04", f"«{expression.operator}» vuole {wanted}.", "Scrivi i termini fra [ ].", key=expression.operator
        )
        return shop.constant(0)
    if expression.operator is Operator.TIMES:
        return _product(shop, terms)
    return (
        _quotient(shop, expression, terms)
        if expression.operator is Operator.DIVIDE
        else _joined(shop, expression.operator, terms)
    )


def _amount(shop: Shop, name: str) -> Value:
    value = shop.named(name)
    if value.dimension not in AMOUNTS:
        shop.wrong(
            "REG05",
            f"«{name}» è {WORDS[value.dimension]}: non entra in un calcolo.",
            "Usala in una condizione («when»), non in un'espressione.",
            key=name,
        )
        return shop.constant(0)
    return value


def _product(shop: Shop, terms: list[Value]) -> Value:
    moneys = sum(term.dimension is Dimension.MONEY for term in terms)
    if moneys > 1:
        shop.wrong(
            "REG05", "Si moltiplicano euro per euro.", "In un prodotto al più un termine è in euro.", key="times"
        )
    free = all(term.dimension is Dimension.FREE for term in terms)
    node = terms[0].node
    for term in terms[1:]:
        node = shop.builder.mul(node, term.node)
    dimension = Dimension.MONEY if moneys else Dimension.FREE if free else Dimension.NUMBER
    return shop.value(node, dimension, *terms)


def _quotient(shop: Shop, expression: Operation, terms: list[Value]) -> Value:
    top, bottom = terms
    dimension = _quotient_dimension(shop, top.dimension, bottom.dimension)
    divisor = bottom.constant
    if divisor == 0:
        shop.wrong("REG04", "Si divide per zero.", "Scrivi un divisore maggiore di zero.", key="divide")
        return shop.constant(0)
    if divisor is not None:
        return shop.value(shop.builder.times(top.node, 1 / divisor), dimension, top)
    if expression.step is None or expression.step <= 0:
        shop.wrong(
            "REG06",
            "Si divide per ciò che cambia da caso a caso senza dire a quale passo si arrotonda.",
            "Aggiungi «step» (per esempio 0.01) e «tie» alla divisione.",
            key="divide",
        )
        return shop.constant(0)
    shop.uncovered.append(shop.builder.up_to(bottom.node, shop.builder.constant(0)))
    node = shop.builder.quotient(top.node, bottom.node, step=expression.step, tie=expression.tie or Tie.HALF_UP)
    return shop.value(node, dimension, *terms)


def _quotient_dimension(shop: Shop, top: Dimension, bottom: Dimension) -> Dimension:
    if bottom is Dimension.MONEY:
        if top is Dimension.NUMBER:
            shop.wrong(
                "REG05", "Si divide un numero per degli euro.", "Dividi euro per euro o euro per numeri.", key="divide"
            )
        return Dimension.NUMBER
    return top


def _joined(shop: Shop, operator: Operator, terms: list[Value]) -> Value:
    dimension = common_dimension(shop, terms, operator.value)
    node = terms[0].node
    for term in terms[1:]:
        node = _pair(shop, operator, node, term.node)
    return shop.value(node, dimension, *terms)


def _pair(shop: Shop, operator: Operator, first: Node, second: Node) -> Node:
    builder = shop.builder
    if operator is Operator.SUM:
        return builder.add(first, second)
    if operator is Operator.LEAST:
        return builder.least(first, second)
    if operator is Operator.GREATEST:
        return builder.greatest(first, second)
    difference = builder.sub(first, second)
    return difference if operator is Operator.MINUS else builder.greatest(difference, builder.constant(0))


def common_dimension(shop: Shop, terms: list[Value], what: str) -> Dimension:
    """The one dimension of terms that stand together; bare numbers follow the others."""
    found = {term.dimension for term in terms if term.dimension is not Dimension.FREE}
    if len(found) > 1:
        shop.wrong(
            "REG05",
            f"Stanno insieme {' e '.join(sorted(WORDS[each] for each in found))}.",
            "Somme, differenze e confronti vogliono la stessa unità.",
            key=what,
        )
    return next(iter(sorted(found)), Dimension.FREE)
