"""One table of FUND.toml, asked for its values by key; what cannot be read is noted and reading goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from traguardo.incentives.domain.fund.card import FundCard, at
from traguardo.incentives.domain.fund.refusals import TOO_FINE, UNREADABLE
from traguardo.kernel.dates import read_day
from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import read_number
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed, short

Word = TypeVar("Word", bound=StrEnum)
LONGEST_CODE, LONGEST_TEXT = 40, 1000
LARGEST, FINEST = Decimal(10) ** 12, -30
AMOUNT = "un importo in euro, come 1.148,00 o 1148.00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A table and where it stands; `findings` is shared by all the entries of a file."""

    data: Mapping[str, object]
    place: Place
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, message: str, *, key: str = "", value: object = "", card: FundCard = UNREADABLE) -> None:
        """Note that a value is not what it should be."""
        self.findings.append(card.finding(Hit(message=message, place=at(self.place, key), value=shown(value))))

    def only(self, *keys: str) -> None:
        """Refuse the keys that are not among these: a misspelt one would be silently lost."""
        for key in self.data:
            if key not in keys:
                self.refuse(
                    f"La voce «{short(str(key))}» non esiste: qui si può scrivere {listed(keys, limit=20)}.",
                    key=str(key),
                )

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text or a whole number as text, stripped; empty where absent."""
        value = self.data.get(key, "")
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.refuse(f"«{key}» deve essere un testo.", key=key, value=value)
            return ""
        said = " ".join(str(value).split())
        if needed and not said:
            self.refuse(f"Manca «{key}».", key=key)
        if len(said) > LONGEST_TEXT:
            self.refuse(f"«{key}» supera i {LONGEST_TEXT} caratteri.", key=key, value=said)
        return said[:LONGEST_TEXT]

    def code(self, key: str = "code") -> str:
        """A code: not empty, short, without the signs formulas use."""
        said = self.text(key, needed=True)
        if said.startswith("-") or ":" in said or len(said) > LONGEST_CODE:
            self.refuse(
                f"Il codice «{short(said)}» non va bene: al più {LONGEST_CODE} caratteri, senza «:» e senza «-» davanti.",
                key=key,
                value=said,
            )
        return said

    def number(self, key: str, wanted: str) -> Fraction | None:
        """An exact number, None where absent or refused; Italian and English writings, never a guess between the two."""
        value = self.data.get(key)
        if value is None or value == "":
            return None
        read = exact(value)
        if read is None:
            self.refuse(f"«{key}» è «{shown(value)}»: serve {wanted}.", key=key, value=value)
        return read

    def money(self, key: str, *, needed: bool = False) -> Money | None:
        """An amount in euro to whole cents, None where absent or refused."""
        before = len(self.findings)
        number = self.number(key, AMOUNT)
        if number is None:
            if needed and len(self.findings) == before:
                self.refuse(f"Manca «{key}».", key=key)
            return None
        if (number * 100).denominator != 1:
            said = f"«{key}» è «{shown(self.data[key])}»: più di due decimali."
            self.refuse(said, key=key, value=self.data[key], card=TOO_FINE)
            return None
        return Money(int(number * 100))

    def ratio(self, key: str, *, low: int, high: int) -> Fraction | None:
        """An exact number between two bounds, ends included; None where absent or refused."""
        number = self.number(key, f"un numero fra {low} e {high}")
        if number is not None and not low <= number <= high:
            self.refuse(f"«{key}» è «{shown(self.data[key])}»: serve un numero fra {low} e {high}.", key=key)
            return None
        return number

    def day(self, key: str) -> date | None:
        """A day, None where absent or refused."""
        value = self.data.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        day = read_day(value) if isinstance(value, str) else None
        if day is None and value is not None and value != "":
            self.refuse(f"«{key}» è «{shown(value)}»: serve una data, come 31/12/2016.", key=key, value=value)
        return day

    def flag(self, key: str) -> bool:
        """A yes or no, no where absent."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.refuse(f"«{key}» è «{shown(value)}»: scrivi true o false.", key=key, value=value)
        return value is True

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word | None:
        """One of a list of words; the default where absent, None where refused."""
        said = self.text(key, needed=default is None)
        if not said:
            return default
        if said not in set(words):
            self.refuse(f"«{key}» è «{short(said)}»: può essere {', '.join(words)}.", key=key, value=said)
            return None
        return words(said)

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of codes, each with or without a minus before."""
        value = self.data.get(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(each, str | int) for each in value):
            self.refuse(f'«{key}» deve essere un elenco di codici, come ["stable", "-10"].', key=key, value=value)
            return ()
        return tuple(str(each).strip() for each in value)

    def within(self, key: str) -> "Entry | None":
        """A table inside this one, None where absent or refused."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, Mapping):
            self.refuse(f"«{key}» deve essere una tabella.", key=key, value=value)
        return Entry(data=value, place=self.place, findings=self.findings) if isinstance(value, Mapping) else None

    def tables(self, key: str) -> "list[Entry]":
        """The tables [[key]] of this one, in order, numbered from 1."""
        value = self.data.get(key, [])
        if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
            self.refuse(f"«{key}» deve essere un elenco di tabelle [[{key}]].", key=key, value=value)
            return []
        sheet = f"{self.place.sheet}.{key}".removeprefix(".")
        places = (Place(sheet=sheet, row=row) for row in range(1, len(value) + 1))
        return [Entry(data=each, place=at, findings=self.findings) for each, at in zip(value, places, strict=True)]


def shown(value: object) -> str:
    """A value as its file writes it, short; only what kind it is where that would be long."""
    if isinstance(value, bool):
        return str(value).lower()
    return short(str(value)) if isinstance(value, str | int | Decimal | date) else "…"


def exact(value: object) -> Fraction | None:
    """The exact number a value holds: an integer, a decimal, a text like «-1.148,00 €»; None for anything doubtful."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    number = _decimal(value) if isinstance(value, str) else Decimal(value)
    if number is None or not number.is_finite() or abs(number) >= LARGEST:
        return None
    exponent = number.as_tuple().exponent
    return Fraction(number) if isinstance(exponent, int) and exponent >= FINEST else None


def _decimal(text: str) -> Decimal | None:
    read = read_number(text)
    if read is None or read.percent or read.ambiguous:
        return None
    return read.value
