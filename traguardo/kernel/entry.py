"""One table of a TOML or JSON file, asked for its values by key; what cannot be read is noted and reading goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self, TypeVar

from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.italian import it_number
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import read_number
from traguardo.kernel.rule_card import Hit, RuleCard
from traguardo.kernel.wording import either, listed, short

Word = TypeVar("Word", bound=StrEnum)
LONGEST_CODE, LONGEST_TEXT = 40, 1000
LARGEST, FINEST = Decimal(10) ** 12, -30
AMOUNT = "un importo in euro, come 1.148,00 o 1148.00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A table and where it stands. `card` is the rule every refusal is told by; `findings` is one for a whole file."""

    data: Mapping[str, object]
    card: RuleCard[Any]
    place: Place = Place()
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, message: str, *, key: str = "", mend: str = "", card: RuleCard[Any] | None = None) -> None:
        """Note that the value of a key is not what it should be; `card` where another rule says so."""
        place = Place(sheet=self.place.sheet, row=self.place.row, column=key)
        value = shown(self.data.get(key, "")) if key else ""
        self.findings.append((card or self.card).finding(Hit(message=message, place=place, value=value, mend=mend)))

    def only(self, *keys: str) -> None:
        """Refuse the keys that are not among these: a misspelt one would be silently lost."""
        for key in self.data:
            if key not in keys:
                known = listed(keys, limit=30)
                self.refuse(f"La voce «{short(str(key))}» non esiste: qui si può scrivere {known}.", key=str(key))

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text or a whole number as text, stripped; empty where absent."""
        value = self.data.get(key, "")
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.refuse(f"«{key}» deve essere un testo.", key=key)
            return ""
        said = " ".join(str(value).split())
        if needed and not said:
            self.refuse(f"Manca «{key}».", key=key)
        if len(said) > LONGEST_TEXT:
            self.refuse(f"«{key}» supera i {LONGEST_TEXT} caratteri.", key=key)
        return said[:LONGEST_TEXT]

    def code(self, key: str = "code") -> str:
        """A code: not empty and short."""
        said = self.text(key, needed=True)
        if len(said) > LONGEST_CODE:
            self.refuse(f"Il codice «{short(said)}» supera i {LONGEST_CODE} caratteri.", key=key)
        return said

    def number(self, key: str, *, low: int = 0, high: int, needed: bool = False) -> Fraction | None:
        """An exact number between two bounds, ends included; None where absent or refused."""
        value = self._given(key, needed=needed)
        read = self.exact(value)
        if value is not None and (read is None or not low <= read <= high):
            self.refuse(f"«{key}» è «{shown(value)}»: serve un numero fra {_bound(low)} e {_bound(high)}.", key=key)
            return None
        return read

    def whole(self, key: str, *, low: int = 0, high: int, needed: bool = False) -> int | None:
        """A whole number between two bounds, ends included; None where absent or refused."""
        read = self.number(key, low=low, high=high, needed=needed)
        if read is not None and read.denominator != 1:
            self.refuse(f"«{key}» è «{shown(self.data[key])}»: serve un numero intero.", key=key)
            return None
        return None if read is None else int(read)

    def money(self, key: str, *, needed: bool = False) -> Money | None:
        """An amount in euro to whole cents, not below zero; None where absent or refused."""
        value = self._given(key, needed=needed)
        read = self.exact(value)
        if value is not None and (read is None or read < 0):
            self.refuse(f"«{key}» è «{shown(value)}»: serve {AMOUNT}.", key=key)
            return None
        if read is not None and (read * 100).denominator != 1:
            self.refuse(f"«{key}» è «{shown(value)}»: più di due decimali.", key=key)
            return None
        return None if read is None else Money(int(read * 100))

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """A day, None where absent or refused."""
        value = self._given(key, needed=needed)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        day = read_day(value) if isinstance(value, str) else None
        if value is not None and day is None:
            self.refuse(f"«{key}» è «{shown(value)}»: serve una data, come 31/12/2026.", key=key)
        return day

    def flag(self, key: str) -> bool:
        """A yes or no, no where absent."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.refuse(f"«{key}» è «{shown(value)}»: scrivi true o false.", key=key)
        return value is True

    def word(self, key: str, words: type[Word], default: Word, *, needed: bool = False) -> Word:
        """One of a list of words; the default where absent or refused."""
        said = self.text(key, needed=needed)
        if said and said not in set(words):
            self.refuse(f"«{key}» è «{short(said)}»: può essere {either(words)}.", key=key)
        return words(said) if said in set(words) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where absent or refused."""
        value = self.data.get(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            self.refuse(f"«{key}» deve essere un elenco di testi fra virgolette.", key=key)
            return ()
        return tuple(each.strip() for each in value)

    def within(self, key: str) -> Self | None:
        """The table [key] of this one, None where absent or refused."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, Mapping):
            self.refuse(f"«{key}» deve essere una tabella [{key}].", key=key)
        return replace(self, data=value, place=Place(sheet=self._sheet(key))) if isinstance(value, Mapping) else None

    def tables(self, key: str) -> list[Self]:
        """The tables [[key]] of this one, in order, numbered from 1."""
        value = self.data.get(key, [])
        if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
            self.refuse(f"«{key}» deve essere un elenco di tabelle [[{key}]].", key=key)
            return []
        sheet = self._sheet(key)
        return [replace(self, data=each, place=Place(sheet=sheet, row=row)) for row, each in enumerate(value, 1)]

    def exact(self, value: object) -> Fraction | None:
        """The exact number a value of this file holds; None for anything doubtful."""
        return exact(value)

    def _given(self, key: str, *, needed: bool) -> object:
        """The value of a key, None where absent or empty."""
        value = self.data.get(key)
        absent = value is None or value == ""
        if absent and needed:
            self.refuse(f"Manca «{key}».", key=key)
        return None if absent else value

    def _sheet(self, key: str) -> str:
        """The name of a table inside this one: «part» of the second [[shares]] is «shares.2.part»."""
        row = f"{self.place.row}." if self.place.row else ""
        return f"{self.place.sheet}.{row}{key}".removeprefix(".")


def shown(value: object) -> str:
    """A value as its file writes it, short; «…» where it is a list or a table."""
    if isinstance(value, bool):
        return str(value).lower()
    return short(str(value)) if isinstance(value, str | int | Decimal | date) else "…"


def _bound(value: int) -> str:
    """A bound as one reads it: a year has no dot of thousands."""
    return it_number(value) if abs(value) >= 10_000 else str(value)


def exact(value: object) -> Fraction | None:
    """The exact number of an integer, a decimal, a text like «1.148,00 €» or «83,33%» (0,8333); None for anything doubtful.

    >>> exact("38.700,00"), exact("50%"), exact("38.700")
    (Fraction(38700, 1), Fraction(1, 2), None)
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    read = read_number(value) if isinstance(value, str) else None
    if isinstance(value, str) and (read is None or read.ambiguous):
        return None
    number = read.value if read else Decimal(value)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < FINEST or abs(number) >= LARGEST:
        return None
    return Fraction(number) / (100 if read and read.percent else 1)
