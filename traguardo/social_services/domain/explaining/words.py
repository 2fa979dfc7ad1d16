"""Figures, expressions and conditions in plain Italian."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from traguardo.kernel.italian import MINUS, NO_BREAK_SPACE, it_day, with_article
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.compiling import Compiled, Dimension, Value
from traguardo.social_services.domain.machine import Run
from traguardo.social_services.domain.regulation import (
    Expression,
    Key,
    Match,
    Name,
    Number,
    Operator,
    Plain,
    names_in,
    names_when,
)

EXACT_PLACES, CENTS = 4, 2
SIGNS = {Operator.SUM: " + ", Operator.MINUS: " − ", Operator.TIMES: " × ", Operator.DIVIDE: " ÷ "}


def amount(value: Fraction, *, money: bool) -> str:
    """«1.234,56 €»; four decimals where it is not whole cents, for it is not rounded yet."""
    top, bottom = value.numerator, value.denominator
    places = CENTS if 100 % bottom == 0 or top * 100 % bottom == 0 else EXACT_PLACES
    if money:
        return f"{_digits(top, bottom, places)}{NO_BREAK_SPACE}€"
    return _digits(top, bottom, 0 if bottom == 1 else places)


def count(value: Fraction) -> str:
    """A number without unit, with no more decimals than it has: «24,5», «18»."""
    shown = amount(value, money=False)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown


def with_unit(value: Fraction, unit: str) -> str:
    """«53,50 € al giorno», «365 giorni», «1»: an amount has its cents."""
    name, _, rest = unit.partition(" ")
    shown = amount(value, money=True) if name == "euro" else f"{count(value)} {name}"
    return f"{shown} {rest}".rstrip()


def percent(value: Fraction, article: str) -> str:
    """A percentage with its article: «il 50%», «l'80%», «all'11%»."""
    return with_article(article, f"{count(value)}%")


def _digits(top: int, bottom: int, places: int) -> str:
    """As kernel it_number, in integers alone: an explanation prints dozens of figures."""
    units = (2 * abs(top) * 10**places + bottom) // (2 * bottom)
    whole, part = divmod(units, 10**places)
    sign = MINUS if top < 0 and units else ""
    grouped = f"{sign}{whole:,}".replace(",", ".")
    return f"{grouped},{part:0{places}d}" if places else grouped


class Telling:
    """One case being told: the run that knows the figures, the names, and the words for both."""

    def __init__(self, compiled: Compiled, run: Run) -> None:
        self.compiled, self.run = compiled, run
        self._shown: dict[str, str] = {}

    def value(self, name: str) -> Value:
        """What the name means."""
        return self.compiled.names[name]

    def money(self, name: str) -> bool:
        """Whether the name is an amount in euro."""
        return self.value(name).dimension is Dimension.MONEY

    def label(self, name: str) -> str:
        """The words of a name: of the key, of the parameter, or of the rule."""
        return self.compiled.labels.get(name, name)

    def shown(self, name: str) -> str:
        """What the case says of a key, or the figure of a parameter or of a rule."""
        found = self._shown.get(name)
        if found is None:
            found = self._shown[name] = self._in_words(self.value(name))
        return found

    def _in_words(self, value: Value) -> str:
        if not self.run(value.given):
            return "non indicato"
        if value.key is not None and value.dimension in {Dimension.CHOICE, Dimension.YES_NO, Dimension.DATE}:
            return _answer(value.key, value.dimension, self.run(value.node))
        return amount(self.run.exact(value.node), money=value.dimension is Dimension.MONEY)

    def with_figure(self, expression: Expression, *, money: bool = False) -> str:
        """««Minimo INPS annuo» (7.781,93 €)», «1,25 × «Minimo INPS annuo» (7.781,93 €)», «365»; `money`: a bare number is euro."""
        if isinstance(expression, Number):
            return amount(expression.value, money=money)
        if isinstance(expression, Name):
            return f"«{self.label(expression.name)}» ({self.shown(expression.name)})"
        same_unit = money and expression.operator not in {Operator.TIMES, Operator.DIVIDE}
        terms = [self.with_figure(term, money=same_unit) for term in expression.terms]
        if expression.operator is Operator.EXCESS:
            return f"quanto {terms[0]} supera {terms[1]}"
        if expression.operator in {Operator.LEAST, Operator.GREATEST}:
            which = "il minore" if expression.operator is Operator.LEAST else "il maggiore"
            return f"{which} fra {listed(terms)}"
        return SIGNS[expression.operator].join(terms)

    def number(self, expression: Expression) -> Fraction:
        """The figure of an expression on this case, for words alone: amounts come from the machine."""
        if isinstance(expression, Number):
            return expression.value
        if isinstance(expression, Name):
            return self.run.exact(self.value(expression.name).node)
        terms = [self.number(term) for term in expression.terms]
        return _joined(expression.operator, terms)

    def condition(self, when: Mapping[str, Match]) -> str:
        """«ISEE oltre 9.727,41 € e fino a 31.127,72 €, residente: sì»."""
        return "; ".join(f"«{self.label(name)}»{self._match(name, match)}" for name, match in when.items())

    def _match(self, name: str, match: Match) -> str:
        if match.given is not None and not match.bounds and not match.among:
            return ": indicato" if match.given else ": non indicato"
        money = self.money(name)
        ends = (("oltre", match.over), ("da", match.start), ("fino a", match.up_to), ("sotto", match.below))
        parts = [f"{word} {amount(self.number(end), money=money)}" for word, end in ends if end is not None]
        if match.among:
            among = " o ".join(_plain(each, money=money) for each in match.among)
            parts.append(f"è {among}" if parts else f": {among}")
        return (" " if match.bounds else "") + " e ".join(parts)

    def parameters_in(
        self, *expressions: Expression | None, when: Mapping[str, Match] | None = None
    ) -> tuple[str, ...]:
        """The parameters that expressions and conditions call."""
        names = [name for expression in expressions for name in names_in(expression)]
        names += names_when(when or {})
        return tuple(dict.fromkeys(name for name in names if name in self.compiled.parameters))


def _joined(operator: Operator, terms: list[Fraction]) -> Fraction:
    if operator is Operator.TIMES:
        product = Fraction(1)
        for term in terms:
            product *= term
        return product
    if operator in {Operator.SUM, Operator.LEAST, Operator.GREATEST}:
        return {Operator.SUM: sum, Operator.LEAST: min, Operator.GREATEST: max}[operator](terms)  # type: ignore[operator, no-any-return]
    first, second = terms
    if operator is Operator.DIVIDE:
        return first / second if second else Fraction(0)
    return first - second if operator is Operator.MINUS else max(first - second, Fraction(0))


def _answer(key: Key, dimension: Dimension, number: int) -> str:
    if dimension is Dimension.YES_NO:
        return "sì" if number else "no"
    if dimension is Dimension.DATE:
        return it_day(date.fromordinal(number))
    return key.options[number].replace("_", " ") if number < len(key.options) else ""


def _plain(value: Plain, *, money: bool) -> str:
    if isinstance(value, bool):
        return "sì" if value else "no"
    if isinstance(value, Fraction):
        return amount(value, money=money)
    return it_day(value) if isinstance(value, date) else value.replace("_", " ")
