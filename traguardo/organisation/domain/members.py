"""Member bodies and their quotas: exact shares, and whether they make a whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.ratio import rounded

KINDS = {"comune": "Comune", "asl": "Azienda sanitaria", "unione": "Unione di comuni", "altro": "Altro ente"}
_PAIR = re.compile(r"(\d+)\s*/\s*(\d+)")
_DECIMAL = re.compile(r"(\d+)(?:[.,](\d+))?\s*(%|‰|millesimi)?")
_SCALE = {"%": 100, "‰": 1000, "millesimi": 1000, None: 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member body with its share of the whole (1 is all of it) from a day to a day, both included."""

    code: str
    name: str
    kind: str
    share: Fraction
    act: str = ""
    valid_from: date
    valid_to: date | None = None
    version: int = 1

    @property
    def kind_label(self) -> str:
        return KINDS.get(self.kind, self.kind)


def read_share(text: str) -> Fraction:
    """The exact share in «34,56%», «34.56», «85/1000» or «85 millesimi»; ValueError says how to write it."""
    clean = text.strip().lower()
    if pair := _PAIR.fullmatch(clean):
        share = Fraction(int(pair[1]), int(pair[2])) if int(pair[2]) else None
    elif number := _DECIMAL.fullmatch(clean):
        digits = number[2] or ""
        share = Fraction(int(number[1] + digits), 10 ** len(digits) * _SCALE[number[3]])
    else:
        share = None
    if share is None or not 0 < share <= 1:
        raise ValueError(f"«{text}» non è una quota: scrivila come 34,56% oppure 85/1000, tra zero e l'intero.")
    return share


def total(members: Sequence[Member]) -> Fraction:
    """The sum of the shares; exactly 1 when they make the whole."""
    return sum((member.share for member in members), Fraction(0))


def check_total(members: Sequence[Member]) -> Finding | None:
    """What is wrong with the sum of the quotas, None when they make the whole or there are none."""
    found = total(members)
    if not members or found == 1:
        return None
    points, gap = _points(found), _points(abs(found - 1))
    way = "mancano" if found < 1 else "avanzano"
    return Finding(
        code="QUO01",
        severity=Severity.WARNING,
        message=f"Le quote fanno {points}%, non 100%: {way} {gap} punti.",
        mend="Correggi la quota sbagliata, o scrivi nell'atto su quale totale si calcolano i voti.",
        value=f"{points}%",
    )


def _points(share: Fraction) -> str:
    """Percentage points in Italian, with as many decimals as it takes up to four, at least two."""
    text = f"{rounded(share * 100, 4):f}"
    whole, _, decimals = text.partition(".")
    return f"{whole},{decimals[:2]}{decimals[2:].rstrip('0')}"
