"""Plain values of a file read one by one, every problem kept with the place it is at, so that all are told at once."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.wording import listed, short

W = TypeVar("W", bound=StrEnum)
T = TypeVar("T")
CODE = re.compile(r"[\w-]{1,40}")
MOST, PLACES, LONGEST, MANY = 100_000, 6, 4000, 200
UNREADABLE = "VAL00"


class Plain:
    """A table of a file: gives its values by name, and writes in `findings` what cannot be read."""

    def __init__(self, data: Mapping[str, object], findings: list[Finding], where: str = "") -> None:
        self._data, self._where, self.findings, self._asked = data, where, findings, set[str]()

    def text(self, name: str, *, needed: bool = False, longest: int = LONGEST) -> str:
        """A text, stripped; «» when absent."""
        value = self._take(name)
        if value is None or value == "":
            return self._absent(name) if needed else ""
        if not isinstance(value, str) or len(value) > longest or "\0" in value:
            return self._wrong(name, value, f"deve essere un testo di al più {longest} caratteri", "")
        return value.strip()

    def code(self, name: str = "code") -> str:
        """A short name made of letters, digits, «-» and «_»."""
        value = self.text(name, needed=True)
        if value and not CODE.fullmatch(value):
            return self._wrong(name, value, "può avere solo lettere, cifre, «-» e «_», al più 40", "")
        return value

    def number(self, name: str, default: Fraction = Fraction(0)) -> Fraction:
        """An exact number, written bare or between quotes, with comma or dot."""
        value = self._take(name)
        if value is None or value == "":
            return default
        number = exact(value)
        return self._wrong(name, value, "deve essere un numero", default) if number is None else number

    def whole(self, name: str, default: int = 0, *, least: int = 0, most: int = MOST) -> int:
        """A whole number between two bounds."""
        value = self._take(name)
        number = Fraction(default) if value is None or value == "" else exact(value)
        if number is None or number.denominator != 1 or not least <= number <= most:
            return self._wrong(name, value, f"deve essere un numero intero da {least} a {most}", default)
        return int(number)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._take(name)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        return self._wrong(name, value, "deve essere true o false", default)

    def choice(self, name: str, kind: type[W]) -> W | None:
        """One of the words of an enumeration; None, and told, when it is not."""
        value = self._take(name)
        if isinstance(value, str) and value in set(kind):
            return kind(value)
        return self._wrong(name, value, f"deve essere uno fra {listed(each.value for each in kind)}", None)

    def choice_or(self, name: str, default: W) -> W:
        """One of the words of an enumeration, the default when absent."""
        return default if self._take(name) is None else self.choice(name, type(default)) or default

    def choices(self, name: str, kind: type[W]) -> tuple[W, ...]:
        """A list of words of an enumeration."""
        words = self.texts(name)
        if unknown := [word for word in words if word not in set(kind)]:
            return self._wrong(name, listed(unknown), f"possono essere solo {listed(each.value for each in kind)}", ())
        return tuple(map(kind, words))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or not all(isinstance(each, str) for each in value) or len(value) > MANY:
            return self._wrong(name, value, "deve essere un elenco di testi", ())
        return (value,) if isinstance(value, str) else tuple(each.strip() for each in value)

    def table(self, name: str) -> "Plain":
        """A table inside this one; an empty one when absent."""
        value = self._take(name)
        if value is not None and not isinstance(value, Mapping):
            value = self._wrong(name, value, "deve essere una tabella", None)
        return Plain(value or {}, self.findings, self._path(name))

    def tables(self, name: str, read: Callable[["Plain"], T | None]) -> tuple[T, ...]:
        """A list of tables, each read by a function; those that cannot be read are left out, and told."""
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > MANY:
            return self._wrong(name, value, f"deve essere un elenco di al più {MANY} tabelle", ())
        return tuple(each for place, entry in enumerate(value, 1) if (each := self._one(name, place, entry, read)))

    def names(self) -> Iterator[str]:
        """The names this table has."""
        return iter(self._data)

    def close(self) -> None:
        """Tell the names nobody asked for: a misspelt setting must not be lost in silence."""
        for name in self._data:
            if name not in self._asked:
                self._tell(f"{self._path(name)}: voce sconosciuta.", "Correggi il nome, o togli la voce.")

    def _one(self, name: str, place: int, entry: object, read: Callable[["Plain"], T | None]) -> T | None:
        where = f"{self._path(name)}, voce {place}"
        if not isinstance(entry, Mapping):
            self._tell(f"{where}: deve essere una tabella.", "Guarda l'esempio: traguardo evaluation example.")
            return None
        inner = Plain(entry, self.findings, where)
        made = read(inner)
        inner.close()
        return made

    def _take(self, name: str) -> object:
        self._asked.add(name)
        return self._data.get(name)

    def _path(self, name: str) -> str:
        return f"{self._where}, «{name}»" if self._where else f"«{name}»"

    def _absent(self, name: str) -> str:
        self._tell(f"{self._path(name)}: manca.", "Scrivi la voce.")
        return ""

    def _wrong(self, name: str, value: object, why: str, instead: T) -> T:
        self._tell(f"{self._path(name)}: {why}.", "Correggi il valore.", short(str(value), length=60))
        return instead

    def _tell(self, message: str, mend: str, value: str = "") -> None:
        self.findings.append(Finding(code=UNREADABLE, severity=Severity.ERROR, message=message, mend=mend, value=value))


def exact(value: object) -> Fraction | None:
    """The number, None when it is not one, or is beyond any weight, score or number of days."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    text = str(value).strip().replace(",", ".")
    try:
        number = Decimal(text) if len(text) <= 20 else Decimal("NaN")
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() > PLACES or int(number.as_tuple().exponent) < -PLACES:
        return None
    return Fraction(number) if abs(number) <= MOST else None
