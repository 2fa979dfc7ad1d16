"""Shapes of plain data: each reads with all its errors at once, writes back, and says itself as JSON Schema."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Protocol

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.wording import listed, short
from traguardo.social_services.domain.regulation.reading.numbers import exact, plain_number

UNREADABLE = "REG01"
Held = Any  # what a shape reads and writes is known only to the shape


class Broken:
    """What a shape gives where the data cannot be read; the finding is already told."""


BROKEN = Broken()


@dataclass(frozen=True, slots=True)
class At:
    """Where one is in the data, and the findings so far, shared by all places."""

    findings: list[Finding]
    table: str = ""
    key: str = ""

    def inside(self, table: str) -> "At":
        """One table down."""
        return replace(self, table=f"{self.table} › {table}" if self.table else table, key="")

    @property
    def depth(self) -> int:
        """How many tables down."""
        return self.table.count("›")

    def at(self, key: str) -> "At":
        """A key of this table."""
        return replace(self, key=key)

    def wrong(self, message: str, mend: str, value: object = "") -> Broken:
        """Tell an error here."""
        place = Place(sheet=self.table, column=self.key)
        shown = short(str(value)) if value != "" else ""
        self.findings.append(
            Finding(code=UNREADABLE, severity=Severity.ERROR, message=message, mend=mend, place=place, value=shown)
        )
        return BROKEN


class Shape(Protocol):
    """What data can be."""

    def read(self, value: object, at: At) -> Held:
        """The value the data mean, or BROKEN."""

    def write(self, value: Held) -> object:
        """The data that read back as the value: texts, whole numbers, lists and tables only."""

    def schema(self) -> dict[str, object]:
        """The shape as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: `take` gives it from the data, or None when it is not one."""

    what: str
    take: Callable[[object], Any]
    give: Callable[[Any], object]
    said: Mapping[str, object]

    def read(self, value: object, at: At) -> Held:
        """The value, or a finding that says what was wanted."""
        taken = self.take(value)
        if taken is None:
            return at.wrong(f"«{at.key}» è {_shown(value)}: serve {self.what}.", f"Scrivi {self.what}.", value)
        return taken

    def write(self, value: Held) -> object:
        """The plain value."""
        return self.give(value)

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return dict(self.said)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"il numero approssimato {value}"
    return "una tabella" if isinstance(value, Mapping) else "una lista" if isinstance(value, list) else f"«{value}»"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _named(pattern: str) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and re.fullmatch(pattern, value) else None


NAME, CODE = r"[a-z][a-z0-9_]*", r"[a-z0-9][a-z0-9-]*"
NUMERIC = r"-?\d+([.]\d+)?(/\d+)?"
TEXT = Scalar("un testo", _text, str, {"type": "string"})
A_NAME = Scalar(
    "un nome di lettere minuscole, cifre e «_»", _named(NAME), str, {"type": "string", "pattern": f"^{NAME}$"}
)
A_CODE = Scalar(
    "un codice di lettere minuscole, cifre e «-»", _named(CODE), str, {"type": "string", "pattern": f"^{CODE}$"}
)
NUMBER = Scalar(
    "un numero esatto, senza punto delle migliaia (12000, 1.25, «1/3»)",
    exact,
    plain_number,
    {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{NUMERIC}$"}]},
)
WHOLE = Scalar(
    "un numero intero",
    lambda value: value if isinstance(value, int) and not isinstance(value, bool) else None,
    int,
    {"type": "integer"},
)
FLAG = Scalar("true o false", lambda value: value if isinstance(value, bool) else None, bool, {"type": "boolean"})
DAY = Scalar("una data (2026-01-31)", _day, date.isoformat, {"type": "string", "format": "date"})


def one_of(choices: type[StrEnum]) -> Scalar:
    """One of the words of an enumeration."""
    words = [choice.value for choice in choices]
    return Scalar(
        f"una parola fra {listed(words, limit=20)}",
        lambda value: choices(value) if value in words else None,
        lambda value: str(value.value),
        {"enum": words},
    )


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape; `named` reads the name of a table for the place of its errors."""

    item: Shape
    what: str = ""

    def read(self, value: object, at: At) -> Held:
        """The items, in order."""
        if not isinstance(value, list | tuple):
            return at.wrong(f"«{at.key}» è {_shown(value)}: serve una lista.", "Scrivi i valori fra [ ].", value)
        found = [self.item.read(each, self._place(at, place, each)) for place, each in enumerate(value, start=1)]
        return BROKEN if BROKEN in found else tuple(found)

    def _place(self, at: At, place: int, value: object) -> At:
        if not isinstance(value, Mapping):
            return at
        name = value.get("name")
        return at.inside(
            f"{self.what or at.key} «{name}»" if isinstance(name, str) else f"{self.what or at.key} {place}"
        )

    def write(self, value: Held) -> object:
        """A list."""
        return [self.item.write(each) for each in value]

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True, slots=True)
class MapOf:
    """A table from any name to one shape."""

    item: Shape

    def read(self, value: object, at: At) -> Held:
        """The values by name."""
        if not isinstance(value, Mapping):
            return at.wrong(f"«{at.key}» è {_shown(value)}: serve una tabella.", "Scrivi nome = valore fra { }.", value)
        inner = at.inside(at.key)
        found = {str(name): self.item.read(each, inner.at(str(name))) for name, each in value.items()}
        return BROKEN if BROKEN in found.values() else found

    def write(self, value: Held) -> object:
        """A table."""
        return {name: self.item.write(each) for name, each in value.items()}

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key of a record: its shape, the attribute it fills, what it is when not written."""

    shape: Shape
    attribute: str = ""
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A table with known keys, which makes one object; `fixed` are attributes the data do not say."""

    make: Callable[..., Any]
    fields: Mapping[str, Field]
    fixed: Mapping[str, Any] = field(default_factory=dict)

    def read(self, value: object, at: At) -> Held:
        """The object, or BROKEN with every error of every key told."""
        if not isinstance(value, Mapping):
            return at.wrong(f"«{at.key}» è {_shown(value)}: serve una tabella.", "Scrivi nome = valore fra { }.", value)
        inner = at.inside(at.key) if at.key else at
        sound = [self._known(str(name), inner) for name in value]
        read = {
            name: each.shape.read(value[name], inner.at(name)) for name, each in self.fields.items() if name in value
        }
        sound += [self._there(name, value, inner) for name, each in self.fields.items() if each.required]
        if BROKEN in read.values() or not all(sound):
            return BROKEN
        return self.make(**self.fixed, **{self.fields[name].attribute or name: each for name, each in read.items()})

    def _known(self, name: str, at: At) -> bool:
        if name not in self.fields:
            near = get_close_matches(name, self.fields, n=1, cutoff=0.5)
            mend = (
                f"Forse intendevi «{near[0]}»." if near else f"Qui si possono scrivere {listed(self.fields, limit=30)}."
            )
            at.at(name).wrong(f"La voce «{name}» non esiste.", mend)
        return name in self.fields

    def _there(self, name: str, value: Mapping[str, object], at: At) -> bool:
        if name not in value:
            at.at(name).wrong(f"Manca la voce «{name}».", f"Aggiungi «{name} = …».")
        return name in value

    def write(self, value: Held) -> object:
        """The table, without what is as when not written."""
        data = {}
        for name, each in self.fields.items():
            held = getattr(value, each.attribute or name)
            if each.required or held != each.default:
                data[name] = each.shape.write(held)
        return data

    def schema(self) -> dict[str, object]:
        """Its JSON Schema, which refuses unknown keys."""
        required = [name for name, each in self.fields.items() if each.required]
        properties = {name: each.shape.schema() for name, each in self.fields.items()}
        said: dict[str, object] = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**said, "required": required} if required else said
