"""A TOML table read key by key: what is missing, of the wrong kind or unknown is noted, all of it, in plain words."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")
KINDS: dict[type, str] = {
    str: "un testo tra virgolette",
    bool: "true o false",
    int: "un numero intero",
    list: "un elenco",
    dict: "una tabella",
}


class Keys:
    """One table of the file. `problems` is shared by all tables: nothing is raised before the end."""

    def __init__(self, table: Mapping[str, object], where: str, problems: list[str]) -> None:
        self.rest: dict[str, object] = dict(table)
        self.where = where
        self.problems = problems

    def note(self, problem: str) -> None:
        self.problems.append(f"{self.where}: {problem}" if self.where else problem)

    def has(self, name: str) -> bool:
        return name in self.rest

    def raw(self, name: str) -> object:
        return self.rest.pop(name, None)

    def _typed(self, name: str, kind: type[T], default: T, *, needed: bool = False) -> T:
        if name not in self.rest:
            if needed:
                self.note(f"manca «{name}»")
            return default
        value = self.rest.pop(name)
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.note(f"«{name}» deve essere {KINDS[kind]}, non «{value}»")
        return default

    def text(self, name: str, *, needed: bool = False) -> str:
        return self._typed(name, str, "", needed=needed)

    def flag(self, name: str) -> bool:
        return self._typed(name, bool, default=False)

    def whole(self, name: str, default: int = 0) -> int:
        return self._typed(name, int, default)

    def number(self, name: str) -> Decimal | None:
        """A number, written with or without quotes; None when absent."""
        if name not in self.rest:
            return None
        value = self.rest.pop(name)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return Decimal(value)
        self.note(f"«{name}» deve essere un numero, non «{value}»")
        return None

    def texts(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """A text or a list of texts."""
        if name not in self.rest and needed:
            self.note(f"manca «{name}»")
        value = self.rest.pop(name, [])
        values = [value] if isinstance(value, str) else value
        if isinstance(values, list) and all(isinstance(item, str) for item in values):
            return tuple(values)
        self.note(f"«{name}» deve essere un testo o un elenco di testi, non «{value}»")
        return ()

    def pattern(self, name: str) -> re.Pattern[str] | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return re.compile(text)
        except re.error as error:
            self.note(f"«{name}»: l'espressione regolare «{text}» non è valida ({error})")
            return None

    def shape(self, name: str) -> re.Pattern[str]:
        """A regular expression that must be there."""
        if not self.has(name):
            self.note(f"manca «{name}»")
        return self.pattern(name) or re.compile(r"(?!)")

    def words(self, name: str) -> dict[str, str]:
        """A table from text to text."""
        table: dict[str, object] = self._typed(name, dict, {})
        for key in [key for key, value in table.items() if not isinstance(value, str)]:
            self.note(f"«{name}.{key}» deve essere un testo tra virgolette, non «{table[key]}»")
        return {key: value for key, value in table.items() if isinstance(value, str)}

    def table(self, name: str) -> "Keys | None":
        if name not in self.rest:
            return None
        return self.inner(name, self._typed(name, dict, {}))

    def tables(self, name: str) -> list["Keys"]:
        """The tables of `[[name]]`, each named by its position."""
        values: list[object] = self._typed(name, list, [])
        return [self.inner(f"{name} n. {number}", value) for number, value in enumerate(values, 1)]

    def items(self) -> list[str]:
        return list(self.rest)

    def order(self, name: str) -> int:
        """Position of a key as written, last when it is not there."""
        return self.items().index(name) if name in self.rest else len(self.rest)

    def inner(self, name: str, value: object) -> "Keys":
        where = f"{self.where}, {name}" if self.where else name
        if not isinstance(value, dict):
            self.note(f"«{name}» deve essere una tabella, non «{value}»")
            value = {}
        return Keys(value, where, self.problems)

    def close(self) -> None:
        """Whatever nobody asked for is a mistake in writing."""
        for name in self.rest:
            self.note(f"chiave sconosciuta «{name}»")
        self.rest.clear()
