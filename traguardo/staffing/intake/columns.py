"""The columns of the files of people and of presences: what each holds, how it is read, an example."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from traguardo.books.rows import Cell
from traguardo.kernel.dates import read_day
from traguardo.kernel.numbers import read_number
from traguardo.kernel.wording import letters, listed
from traguardo.staffing.domain.people import Contract, Gender, Position

CODE = re.compile(r"[\w.-]{1,40}")
HOURS = re.compile(r"(\d+(?:,\d+)?)\s*/\s*(\d+(?:,\d+)?)")
FINEST = 10_000
ESCAPED = re.compile(r"'+[=+\-@]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column. `read` gives None for what it cannot read; `wanted` says what it takes; longer than `longest` is refused."""

    heading: str
    help: str
    read: Callable[[str], Any]
    wanted: str = ""
    needed: bool = True
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


def _words(kinds: Mapping[str, Any]) -> Callable[[str], Any]:
    known = {letters(word): value for word, value in kinds.items()}
    return lambda text: known.get(letters(text))


def _code(text: str) -> str | None:
    return text if CODE.fullmatch(text) else None


def _whole(first: int, last: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else -1
        return number if first <= number <= last else None

    return read


def read_full_time(text: str) -> Fraction | None:
    """The share of full time in «50%», «83,33%» or «18/36»; a bare number of at most one is refused as unclear.

    >>> read_full_time("18/36"), read_full_time("83,33%"), read_full_time("0,5")
    (Fraction(1, 2), Fraction(8333, 10000), None)
    """
    if hours := HOURS.fullmatch(text.strip()):
        done, whole = (Fraction(part.replace(",", ".")) for part in hours.groups())
        return (done / whole).limit_denominator(FINEST) if whole else None
    number = read_number(text)
    if number is None or (not number.percent and number.value <= 1):
        return None
    return (Fraction(number.value) / 100).limit_denominator(FINEST)


GENDERS = {
    "F": Gender.WOMAN,
    "D": Gender.WOMAN,
    "donna": Gender.WOMAN,
    "M": Gender.MAN,
    "U": Gender.MAN,
    "uomo": Gender.MAN,
}
POSITIONS = {each.label: each for each in Position} | {
    "EQ": Position.POST_HOLDER,
    "elevata qualificazione": Position.POST_HOLDER,
}
CONTRACTS = {each.label: each for each in Contract}
PEOPLE = {
    "code": Field(heading="matricola", help="Il codice della persona nelle paghe: non cambia mai. Lettere, cifre, punto, trattini.", read=_code, wanted="una matricola di lettere, cifre, punto o trattini, senza spazi", example="1001"),
    "name": Field(heading="cognome e nome", help="Come nelle paghe.", read=str, longest=150, example="Verdi Anna"),
    "gender": Field(heading="genere", help="F o M; vuoto se non lo tieni.", read=_words(GENDERS), wanted="F o M", needed=False, example="F"),
    "born": Field(heading="anno di nascita", help="Solo l'anno; vuoto se non lo tieni.", read=_whole(1920, 2020), wanted="un anno di nascita, per esempio 1975", needed=False, example="1975"),
    "unit": Field(heading="unità", help="Il codice dell'unità nell'organigramma, aperta il primo giorno del periodo.", read=str, longest=40, example="SST"),
    "category": Field(heading="area o categoria", help="Quella del contratto: D, C, Bs, Funzionari…", read=str, longest=60, example="D"),
    "profile": Field(heading="profilo", help="Il profilo professionale; facoltativo.", read=str, needed=False, longest=120, example="Assistente sociale"),
    "position": Field(heading="incarico", help="Direttore, dirigente, incarico di elevata qualificazione (o EQ), personale. Vuoto: personale.", read=_words(POSITIONS), wanted=f"uno tra {listed(each.label for each in Position)}", needed=False, example="personale"),
    "contract": Field(heading="rapporto", help="Tempo indeterminato, tempo determinato, in comando da altri, in comando altrove, somministrato.", read=_words(CONTRACTS), wanted=f"uno tra {listed(CONTRACTS)}", example="tempo indeterminato"),
    "full_time": Field(heading="orario", help="La parte del tempo pieno: 100%, 50%, oppure 18/36. Vuoto: tempo pieno.", read=read_full_time, wanted="una parte del tempo pieno, come 50% oppure 18/36", needed=False, example="100%"),
    "first_day": Field(heading="dal", help="Il primo giorno del periodo.", read=read_day, wanted="un giorno, come 31/12/2026", example="01/01/2026"),
    "last_day": Field(heading="al", help="L'ultimo giorno, compreso. Vuoto: è ancora così.", read=read_day, wanted="un giorno, come 31/12/2026", needed=False),
}  # fmt: skip
PRESENCES = {
    "code": PEOPLE["code"],
    "year": Field(heading="anno", help="L'anno delle presenze.", read=_whole(2000, 2099), wanted="un anno, come 2026", example="2026"),
    "due": Field(heading="giorni dovuti", help="I giorni di lavoro che la persona doveva nell'anno.", read=_whole(1, 366), wanted="un numero di giorni da 1 a 366", example="250"),
    "worked": Field(heading="giorni lavorati", help="I giorni in cui c'era, con quelli che per legge contano come presenza.", read=_whole(0, 366), wanted="un numero di giorni da 0 a 366", example="238"),
}  # fmt: skip
