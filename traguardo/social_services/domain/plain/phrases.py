"""Expressions and conditions of a regulation in words; what is the same for every case with its figure."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from traguardo.kernel.italian import it_day
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.compiling import Compiled, Dimension
from traguardo.social_services.domain.explaining.words import SIGNS, amount, count
from traguardo.social_services.domain.regulation import (
    Expression,
    Match,
    Name,
    Number,
    Operator,
    Plain,
    Regulation,
    Split,
)

JOINED = frozenset({Operator.TIMES, Operator.DIVIDE})


class Phrases:
    """The words of a regulation's names, with the figures that a day gives its parameters (none where it does not compile)."""

    def __init__(self, regulation: Regulation, compiled: Compiled | None) -> None:
        self.compiled = compiled
        self.labels: dict[str, str] = {each.name: each.label for each in regulation.keys}
        self.labels |= {each.name: each.label for each in regulation.parameters}
        for rule in regulation.rules:
            self.labels[rule.name] = rule.title
            if isinstance(rule, Split):
                self.labels |= {f"{rule.name}_{each.name}": f"{rule.title}, {each.label}" for each in rule.payers}

    def label(self, name: str) -> str:
        """The words of a name."""
        return self.labels.get(name, name)

    def money(self, name: str) -> bool:
        """Whether a name is an amount in euro."""
        value = self.compiled.names.get(name) if self.compiled else None
        return value is not None and value.dimension is Dimension.MONEY

    def figure(self, expression: Expression) -> Fraction | None:
        """The number of what is the same for every case: numbers, parameters, and what is made of them."""
        if isinstance(expression, Number):
            return expression.value
        if isinstance(expression, Name):
            value = self.compiled.names.get(expression.name) if self.compiled else None
            return value.constant if value else None
        terms = [self.figure(term) for term in expression.terms]
        known = [term for term in terms if term is not None]
        return _joined(expression.operator, known) if len(known) == len(terms) else None

    def said(self, expression: Expression, *, money: bool = False) -> str:
        """«1.000,00 €», «Costo», «1,25 × Minimo INPS annuo (9.727,41 €)»."""
        words = self._words(expression, money=money)
        figure = None if isinstance(expression, Number) else self.figure(expression)
        if figure is None:
            return words
        return f"{words} ({amount(figure, money=money or self.in_money(expression))})"

    def in_money(self, expression: Expression) -> bool:
        """Whether an expression is an amount in euro."""
        if isinstance(expression, Name):
            return self.money(expression.name)
        return not isinstance(expression, Number) and any(self.in_money(term) for term in expression.terms)

    def _words(self, expression: Expression, *, money: bool) -> str:
        if isinstance(expression, Number):
            return amount(expression.value, money=True) if money else count(expression.value)
        if isinstance(expression, Name):
            return f"«{self.label(expression.name)}»"
        inner = (money or self.in_money(expression)) and expression.operator not in JOINED
        terms = [self._words(term, money=inner) for term in expression.terms]
        if expression.operator is Operator.EXCESS:
            return f"quanto {terms[0]} supera {terms[1]}"
        if expression.operator in {Operator.LEAST, Operator.GREATEST}:
            which = "il minore" if expression.operator is Operator.LEAST else "il maggiore"
            return f"{which} fra {listed(terms)}"
        return SIGNS[expression.operator].join(terms)

    def condition(self, when: Mapping[str, Match]) -> str:
        """««ISEE» oltre 10.000,00 €, fino a 20.000,00 €; «Residente»: sì»; «sempre» where there is none."""
        parts = (f"«{self.label(name)}»{self._joint(match)}{self.match(name, match)}" for name, match in when.items())
        return "; ".join(parts) or "sempre"

    def _joint(self, match: Match) -> str:
        return " " if match.bounds else ": "

    def match(self, name: str, match: Match) -> str:
        """What a name must be, alone: «oltre 10.000,00 €, fino a 20.000,00 €», «sì», «indicato»."""
        money = self.money(name)
        ends = (("oltre", match.over), ("da", match.start), ("fino a", match.up_to), ("sotto", match.below))
        parts = [f"{word} {self._end(end, money=money)}" for word, end in ends if end is not None]
        if match.among:
            parts.append(" o ".join(said_plain(each, money=money) for each in match.among))
        if match.given is not None:
            parts.append("indicato" if match.given else "non indicato")
        return ", ".join(parts)

    def _end(self, end: Expression, *, money: bool) -> str:
        figure = self.figure(end)
        if figure is None or isinstance(end, Number):
            return self._words(end, money=money)
        return f"{amount(figure, money=money)} ({self._words(end, money=False)})"


def said_plain(value: Plain, *, money: bool) -> str:
    """A plain value: «sì», «1.000,00 €», «31/12/2026», an option with its spaces."""
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, Fraction):
        return amount(value, money=money) if money else count(value)
    return it_day(value) if isinstance(value, date) else value.replace("_", " ")


def _joined(operator: Operator, terms: list[Fraction]) -> Fraction | None:
    if operator in {Operator.SUM, Operator.LEAST, Operator.GREATEST}:
        return {Operator.SUM: sum, Operator.LEAST: min, Operator.GREATEST: max}[operator](terms)  # type: ignore[operator, no-any-return]
    found = terms[0]
    for term in terms[1:]:
        if operator is Operator.TIMES:
            found *= term
        elif operator is Operator.DIVIDE:
            if not term:
                return None
            found /= term
        else:
            found -= term
    return max(found, Fraction(0)) if operator is Operator.EXCESS else found
