"""Small formulas over named variables, computed exactly: + - * / ( ) numbers, names, min max sum mean. Nothing else runs."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*(?:\.\w+)*)|(?P<sign>[-+*/(),;]))")
_LONGEST, _DEEPEST, _MOST = 2000, 40, 400
_FUNCTIONS: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "min": min,
    "max": max,
    "sum": lambda values: sum(values, Fraction(0)),
    "mean": lambda values: sum(values, Fraction(0)) / len(values),
}


class FormulaError(ValueError):
    """The formula is not written as one; the message says where and why, in Italian."""


@dataclass(frozen=True, slots=True)
class NotComputable:
    """Why there is no value: never zero, never a guess."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Literal:
    value: Fraction


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


@dataclass(frozen=True, slots=True)
class _Call:
    """An operator or a function over its operands, in order."""

    operator: str
    operands: tuple["Node", ...]


Node = _Literal | _Name | _Call


def evaluate(formula: str, variables: Mapping[str, Decimal | None]) -> Fraction | NotComputable:
    """The exact value of `formula`; NotComputable, with its reason, for an absent variable, a division by zero or a bad formula.

    >>> evaluate("num / den * 100", {"num": Decimal(3), "den": Decimal(8)})
    Fraction(75, 2)
    """
    try:
        return _value(parse(formula), variables)
    except FormulaError as error:
        return NotComputable(f"formula non valida: {error}")


@lru_cache(maxsize=4096)
def parse(formula: str) -> Node:
    """The formula's tree; FormulaError when it is not a formula of this small language."""
    return _Parser(_tokens(formula)).whole()


def names(formula: str) -> tuple[str, ...]:
    """The variables a formula needs, in order of first appearance; FormulaError when it cannot be parsed."""
    found: dict[str, None] = {}
    pending: list[Node] = [parse(formula)]
    while pending:
        node = pending.pop()
        if isinstance(node, _Name):
            found[node.name] = None
        elif isinstance(node, _Call):
            pending.extend(reversed(node.operands))
    return tuple(found)


def parts(node: Node) -> tuple[str, tuple[Node, ...], str, Fraction | None]:
    """What a node of the tree is: its operator and operands, or the name of a variable, or a number."""
    if isinstance(node, _Literal):
        return "", (), "", node.value
    if isinstance(node, _Name):
        return "", (), node.name, None
    return node.operator, node.operands, "", None


class _Parser:
    """Recursive descent over the tokens; `depth` keeps a hostile formula from exhausting the stack."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._sum()
        if self._peek():
            after = "un elemento" if self._next == 1 else f"{self._next} elementi"
            raise FormulaError(f"«{self._peek()}» non è atteso dopo {after}")
        return node

    def _sum(self) -> Node:
        node = self._product()
        while self._peek() in {"+", "-"}:
            node = _Call(self._take(), (node, self._product()))
        return node

    def _product(self) -> Node:
        node = self._factor()
        while self._peek() in {"*", "/"}:
            node = _Call(self._take(), (node, self._factor()))
        return node

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError(f"più di {_DEEPEST} parentesi o segni uno dentro l'altro")
        lexeme = self._take()
        node = self._after(lexeme)
        self._depth -= 1
        return node

    def _after(self, lexeme: str) -> Node:
        if lexeme == "-":
            return _Call("neg", (self._factor(),))
        if lexeme == "(":
            node = self._sum()
            self._expect(")")
            return node
        if lexeme[:1].isdecimal():
            return _Literal(Fraction(lexeme))
        if self._peek() == "(" and lexeme.casefold() in _FUNCTIONS:
            return _Call(lexeme.casefold(), self._arguments())
        if re.fullmatch(r"[^\W\d]\w*(?:\.\w+)*", lexeme) and self._peek() != "(":
            return _Name(lexeme)
        raise FormulaError(f"«{lexeme}» non è atteso qui" if lexeme else "la formula finisce prima del previsto")

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        operands = [self._sum()]
        while self._peek() in {",", ";"}:
            self._take()
            operands.append(self._sum())
        self._expect(")")
        return tuple(operands)

    def _peek(self) -> str:
        return self._tokens[self._next] if self._next < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._next += 1
        return token

    def _expect(self, sign: str) -> None:
        if self._take() != sign:
            raise FormulaError(f"manca «{sign}»")


def _tokens(formula: str) -> list[str]:
    if len(formula) > _LONGEST:
        raise FormulaError(f"è più lunga di {_LONGEST} caratteri")
    text = (
        formula.replace("−", "-")
        .replace("×", "*")
        .replace("÷", "/")
        .replace("·", "*")
        .replace("[", "(")
        .replace("]", ")")
    )
    tokens, position = [], 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None:
            raise FormulaError(f"«{text[position:].strip()[0]}» non si può usare (posizione {position + 1})")
        tokens.append(match[0].strip())
        position = match.end()
    if not tokens or len(tokens) > _MOST:
        raise FormulaError(f"ha più di {_MOST} elementi" if tokens else "è vuota")
    return tokens


def _value(node: Node, variables: Mapping[str, Decimal | None]) -> Fraction | NotComputable:
    if isinstance(node, _Literal):
        return node.value
    if isinstance(node, _Name):
        return _variable(node.name, variables)
    values: list[Fraction] = []
    for operand in node.operands:
        value = _value(operand, variables)
        if isinstance(value, NotComputable):
            return value
        values.append(value)
    return _apply(node.operator, values)


def _variable(name: str, variables: Mapping[str, Decimal | None]) -> Fraction | NotComputable:
    value = variables.get(name)
    if value is None or not value.is_finite():
        return NotComputable(f"manca il valore di «{name}»")
    return Fraction(value)


def _apply(operator: str, values: list[Fraction]) -> Fraction | NotComputable:
    if operator in _FUNCTIONS:
        return _FUNCTIONS[operator](values)
    if operator == "neg":
        return -values[0]
    left, right = values
    if operator == "/":
        return left / right if right else NotComputable("divisione per zero")
    return {"+": left + right, "-": left - right, "*": left * right}[operator]
