"""The columns of the file of a plan: what each holds, how it is read, an example."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from traguardo.books.rows import Cell
from traguardo.kernel.dates import read_day
from traguardo.kernel.entry import exact
from traguardo.kernel.money import Money
from traguardo.kernel.wording import either, letters
from traguardo.training.domain.hours import read_minutes
from traguardo.training.domain.lines import AudienceKind, Costing, Duty, WithoutCost

CODE = re.compile(r"[\w.-]{1,40}")
ESCAPED = re.compile(r"'+[=+\-@]")
LARGEST = Money(100_000_000_00)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column. `read` gives None for what it cannot read; `wanted` says what it takes; longer than `longest` is refused."""

    heading: str
    help: str
    read: Callable[[str], Any]
    wanted: str = ""
    needed: bool = False
    longest: int = 0
    example: str = ""


def text_of(cell: Cell) -> str:
    """A cell as one reads it: numbers without a useless «.0», days as 31/12/2026, the apostrophe of an escape gone."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = f"{cell.normalize():f}" if isinstance(cell, Decimal) else str(cell).strip()
    return text[1:] if ESCAPED.match(text) else text


def read_money(text: str) -> Money | None:
    """Whole cents, not below zero; None for anything doubtful."""
    amount = exact(text)
    if amount is None or amount < 0 or (amount * 100).denominator != 1:
        return None
    read = Money(int(amount * 100))
    return read if read <= LARGEST else None


def whole(first: int, last: int) -> Callable[[str], int | None]:
    """Whole numbers between two, ends included."""

    def read(text: str) -> int | None:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
        return number if first <= number <= last else None

    return read


def _code(text: str) -> str | None:
    return text if CODE.fullmatch(text) else None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _one_of(kinds: type[StrEnum]) -> Callable[[str], Any]:
    known = {letters(each.label): each for each in kinds}  # type: ignore[attr-defined]
    return lambda text: known.get(letters(text))


def _words(kinds: type[StrEnum]) -> str:
    return either(f"«{each.label}»" for each in kinds if each.label)  # type: ignore[attr-defined]


MONEY = "un importo in euro, come 1.600,00"
PLAN: Mapping[str, Field] = {
    "code": Field(heading="codice", help="Il nome corto della riga, che resta nelle versioni dopo. «totale» per la riga dei totali scritti di un anno.", read=_code, wanted="lettere, cifre, punto o trattini, senza spazi", needed=True, example="4"),
    "title": Field(heading="titolo", help="L'argomento del corso.", read=str, longest=300, needed=True, example="Novità del contratto nazionale"),
    "year": Field(heading="anno", help="L'anno in cui si fa.", read=whole(2000, 2099), wanted="un anno, come 2026", needed=True, example="2026"),
    "kind": Field(heading="per chi", help=f"{_words(AudienceKind)}. Vuoto: una parte del personale.", read=_one_of(AudienceKind), wanted=_words(AudienceKind), example="unità"),
    "codes": Field(heading="quali", help="I codici delle unità o le matricole, o i nomi dei profili, separati da punto e virgola.", read=_codes, example="PAG; SFE"),
    "words": Field(heading="destinatari", help="Chi sono, a parole.", read=str, longest=300, example="Personale e affari generali"),
    "stated": Field(heading="persone", help="Quante sono. Vuoto: le conta il registro.", read=whole(0, 99_999), wanted="un numero intero", example="4"),
    "unit": Field(heading="unità responsabile", help="Il codice dell'unità che ne risponde.", read=str, longest=40, example="PAG"),
    "set_aside": Field(heading="già accantonato", help="Quanto è già messo da parte, in euro.", read=read_money, wanted=MONEY),
    "to_set_aside": Field(heading="da accantonare", help="Quanto resta da mettere da parte, in euro.", read=read_money, wanted=MONEY, example="1600,00"),
    "without": Field(heading="senza costo", help=f"Perché non c'è un importo: {_words(WithoutCost)}.", read=_one_of(WithoutCost), wanted=_words(WithoutCost)),
    "costing": Field(heading="come si conta", help=f"{_words(Costing)}. Vuoto: a corpo.", read=_one_of(Costing), wanted=_words(Costing), example="a persona per edizione"),
    "unit_cost": Field(heading="costo unitario", help="Il costo a corpo o di una persona, in euro.", read=read_money, wanted=MONEY, example="200,00"),
    "editions": Field(heading="edizioni", help="Quante volte ogni persona lo paga. Vuoto: una.", read=whole(1, 99), wanted="un numero intero da 1 a 99", example="2"),
    "starts": Field(heading="dal", help="Da quando; facoltativo.", read=read_day, wanted="un giorno, come 31/12/2026"),
    "due": Field(heading="entro", help="Il giorno entro cui va fatto.", read=read_day, wanted="un giorno, come 31/12/2026", example="31/12/2026"),
    "minutes": Field(heading="ore a persona", help="Quante ore dura per ognuno: 4, 3:30 oppure 3,5.", read=read_minutes, wanted="ore come 4, 3:30 oppure 3,5", example="8"),
    "duty": Field(heading="obbligo", help=f"{_words(Duty)}. Vuoto: facoltativo.", read=_one_of(Duty), wanted=_words(Duty)),
    "duty_law": Field(heading="norma", help="La norma dell'obbligo, quando è un altro.", read=str, longest=200),
    "note": Field(heading="note", help="Quello che serve sapere.", read=str, longest=500),
}  # fmt: skip
