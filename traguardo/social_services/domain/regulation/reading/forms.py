"""Shapes made for regulations: alternatives told apart by their word, expressions, conditions, points."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from traguardo.kernel.wording import either, listed
from traguardo.social_services.domain.machine import Tie
from traguardo.social_services.domain.regulation.expressions import (
    Expression,
    Match,
    Name,
    Number,
    Operation,
    Operator,
    Plain,
)
from traguardo.social_services.domain.regulation.reading.numbers import exact, plain_number
from traguardo.social_services.domain.regulation.reading.shapes import (
    A_NAME,
    BROKEN,
    DAY,
    FLAG,
    NAME,
    NUMBER,
    At,
    Field,
    Held,
    ListOf,
    Record,
    Scalar,
    one_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """A table whose kind is told by which word it holds; the object's `attribute` is that word."""

    attribute: str
    variants: Mapping[str, Record]

    def read(self, value: object, at: At) -> Held:
        """The object of the one kind whose word is there."""
        if not isinstance(value, Mapping):
            return Record(make=dict, fields={}).read(value, at)
        found = [word for word in self.variants if word in value]
        if len(found) == 1:
            return self.variants[found[0]].read(value, at)
        inner = at.inside(at.key) if at.key else at
        words = listed(self.variants, limit=20)
        if found:
            return inner.wrong(f"{listed(found)} non stanno insieme.", "Tienine una sola.")
        near = [each for name in value for each in get_close_matches(str(name), self.variants, n=1, cutoff=0.6)]
        mend = f"Forse intendevi «{near[0]}»." if near else f"Scrivi una voce fra {words}."
        said = f": {either(f'«{name}»' for name in map(str, value))} non lo dice" if value else ""
        return inner.wrong(f"Non si capisce che cosa dà{said}.", mend)

    def write(self, value: Held) -> object:
        """The table of its kind."""
        return self.variants[str(getattr(value, self.attribute))].write(value)

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"oneOf": [record.schema() for record in self.variants.values()]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A table whose kind is told by the value of a tag."""

    tag: str
    variants: Mapping[str, Record]

    def read(self, value: object, at: At) -> Held:
        """The object of the kind the tag says."""
        if not isinstance(value, Mapping):
            return Record(make=dict, fields={}).read(value, at)
        word = value.get(self.tag)
        if not isinstance(word, str) or word not in self.variants:
            near = get_close_matches(str(word), self.variants, n=1, cutoff=0.5)
            words = f"Forse intendevi «{near[0]}»." if near else f"Scrivi una parola fra {listed(self.variants)}."
            said = "manca" if word is None else f"è «{word}», che non esiste"
            return at.at(self.tag).wrong(f"«{self.tag}» {said}.", words)
        return self.variants[word].read({name: each for name, each in value.items() if name != self.tag}, at)

    def write(self, value: Held) -> object:
        """The table with its tag first."""
        word = type(value).__name__.lower()
        written = self.variants[word].write(value)
        return {self.tag: word, **(written if isinstance(written, dict) else {})}

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"oneOf": [self._variant(word, record.schema()) for word, record in self.variants.items()]}

    def _variant(self, word: str, said: dict[str, Any]) -> dict[str, object]:
        properties = {self.tag: {"const": word}, **said["properties"]}
        return {**said, "properties": properties, "required": [self.tag, *said.get("required", ())]}


DEEPEST = 40
SPLIT_IT = "Spezzala in più regole."


class ExpressionShape:
    """A number, a name, or one operation on expressions: `{ times = [1.25, "minimo"] }`."""

    def read(self, value: object, at: At) -> Held:
        """The expression."""
        number = exact(value)
        if number is not None:
            return Number(number)
        if isinstance(value, Mapping):
            return (
                OPERATIONS.read(value, at)
                if at.depth < DEEPEST
                else at.wrong("L'espressione ha troppi livelli.", SPLIT_IT)
            )
        name = A_NAME.take(value)
        if name is None:
            return at.wrong(
                f"«{at.key}» non è un'espressione: «{value}».",
                'Scrivi un numero (1234.56, senza punto delle migliaia), un nome in minuscolo, oppure { sum = ["isee", "altri_redditi"] }.',
            )
        return Name(name)

    def write(self, value: Expression) -> object:
        """The plain expression."""
        if isinstance(value, Number):
            return plain_number(value.value)
        return value.name if isinstance(value, Name) else OPERATIONS.write(value)

    def schema(self) -> dict[str, object]:
        """A reference, for expressions hold expressions."""
        return {"$ref": "#/$defs/expression"}

    def definition(self) -> dict[str, object]:
        """What the reference means."""
        return {"anyOf": [{"type": "string", "pattern": f"^{NAME}$"}, NUMBER.schema(), OPERATIONS.schema()]}


EXPRESSION = ExpressionShape()
OPERATIONS = Variants(
    attribute="operator",
    variants={
        operator.value: Record(
            make=Operation,
            fixed={"operator": operator},
            fields={
                operator.value: Field(shape=ListOf(EXPRESSION), attribute="terms", required=True),
                **({"step": Field(shape=NUMBER), "tie": Field(shape=one_of(Tie))} if operator == "divide" else {}),
            },
        )
        for operator in Operator
    },
)


def _plain(value: object) -> Plain | None:
    if isinstance(value, bool | date):
        return value
    number = exact(value) if not isinstance(value, str) or set(value) & {".", "/"} else None
    if number is not None:
        return number
    day = DAY.take(value)
    return day if day is not None else value if isinstance(value, str) else None


def _unplain(value: Plain) -> object:
    if isinstance(value, Fraction):
        return plain_number(value)
    return value if isinstance(value, bool | str) else value.isoformat()


PLAIN = Scalar(
    "un testo, un numero, una data, true o false", _plain, _unplain, {"type": ["string", "number", "boolean"]}
)
PLAINS = ListOf(PLAIN)
ENDS = {"over": "over", "from": "start", "up_to": "up_to", "below": "below"}
LONG_MATCH = Record(
    make=Match,
    fields={
        **{word: Field(shape=EXPRESSION, attribute=attribute) for word, attribute in ENDS.items()},
        "is": Field(shape=PLAINS, attribute="among", default=()),
        "given": Field(shape=FLAG),
    },
)


class MatchShape:
    """What a named thing must be: bounds in a table, one value, or a list of values."""

    def read(self, value: object, at: At) -> Held:
        """The match."""
        if isinstance(value, Mapping):
            return LONG_MATCH.read(value, at)
        among = PLAINS.read(value if isinstance(value, list) else [value], at)
        return BROKEN if among is BROKEN else Match(among=among)

    def write(self, value: Match) -> object:
        """One value or a list where that is all; a table otherwise."""
        if value == Match(among=value.among) and value.among:
            plain = [PLAIN.write(each) for each in value.among]
            return plain[0] if len(plain) == 1 else plain
        return LONG_MATCH.write(value)

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"anyOf": [PLAIN.schema(), PLAINS.schema(), LONG_MATCH.schema()]}


class PointShape:
    """A point of a broken line: [where, how much]."""

    def read(self, value: object, at: At) -> Held:
        """The two expressions."""
        if not isinstance(value, list | tuple) or len(value) != 2:
            return at.wrong(f"Un punto di «{at.key}» non è una coppia.", "Scrivi [ISEE, valore].", value)
        pair = (EXPRESSION.read(value[0], at), EXPRESSION.read(value[1], at))
        return BROKEN if BROKEN in pair else pair

    def write(self, value: tuple[Expression, Expression]) -> object:
        """A list of two."""
        return [EXPRESSION.write(value[0]), EXPRESSION.write(value[1])]

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"type": "array", "items": EXPRESSION.schema(), "minItems": 2, "maxItems": 2}
