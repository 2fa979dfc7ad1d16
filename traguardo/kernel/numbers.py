"""Numbers as Italian offices print them, read exactly and printed back."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.ratio import rounded

WHOLE = Fraction(100)

_NUMBER = re.compile(
    r"""^\s*(?P<euro1>€|eur(?:o)?\b)?\s*
    (?P<sign>[+\-−–]\s*)?
    (?P<euro2>€)?\s*
    (?P<digits>\d[\d.,' \u00a0\u202f]*)
    \s*(?P<unit>%|per\s*cento\b|punti\s+percentuali\b|€|euro\b)?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADING = re.compile(
    r"^\s*(?:n\.?\s*|num\.?\s*|nr\.?\s*)?(?P<number>[+\-−–]?\s*€?\s*\d[\d.,]*(?<![.,])(?:\s*[%€])?)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = {
    "zero": 0, "nessuno": 0, "nessuna": 0, "uno": 1, "una": 1, "un": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5,
    "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "undici": 11, "dodici": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNumber:
    """A number as read. Percentages stay in points; `ambiguous` when the dot could be of thousands or of decimals."""

    value: Decimal
    percent: bool = False
    euro: bool = False
    signed: bool = False
    ambiguous: bool = False


def read_number(text: str) -> ReadNumber | None:
    """The number a whole cell holds: «30,00%», «1.241.425», «12.5», «€ 38.700,00», «-125%», «+2»; None when it is not one.

    A dot before exactly three digits («38.700») is of thousands, as in Italian, and is said to be ambiguous.
    """
    match = _NUMBER.match(text)
    if match is None:
        return None
    unit = (match["unit"] or "").casefold()
    percent = unit.startswith(("%", "per", "punti"))
    read = _plain(re.sub(r"[' \u00a0\u202f]", "", match["digits"]), percent=percent)
    if read is None:
        return None
    digits, ambiguous = read
    sign = (match["sign"] or "").strip()
    value = Decimal(digits)
    return ReadNumber(
        value=-value if sign and sign != "+" else value,
        percent=percent,
        euro=bool(match["euro1"] or match["euro2"] or unit in {"€", "euro"}),
        signed=bool(sign),
        ambiguous=ambiguous,
    )


def read_leading_number(text: str) -> ReadNumber | None:
    """The number a cell begins with, when words alone follow: «5 incontri», «n. 20 famiglie», «tre riunioni», «95% dei casi».

    None when other digits follow: «3 su 4» or «7 gennaio 2025» hold more than one fact.
    """
    whole = read_number(text)
    if whole is not None:
        return whole
    words = text.split()
    if words and words[0].casefold() in _WORDS:
        return ReadNumber(value=Decimal(_WORDS[words[0].casefold()]))
    match = _LEADING.match(text)
    if match is None or re.search(r"\d", match["rest"]) or not re.match(r"\s|$", match["rest"]):
        return None
    rest = match["rest"].strip().casefold()
    return read_number(match["number"] + ("%" if rest.startswith(("per cento", "percento")) else ""))


def italian(value: Fraction | Decimal | int, places: int = 2) -> str:
    """A number in Italian print, without needless zeros: 1234.5 -> «1.234,5»; rounded to `places` only to be shown."""
    shown = rounded(value, places)
    text = f"{shown:,f}".rstrip("0").rstrip(".") if "." in f"{shown:f}" else f"{shown:,f}"
    text = "0" if text in {"", "-0"} else text
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def points(value: Fraction | Decimal) -> str:
    """A degree or a weight in Italian print, always with two decimals: «92,50»."""
    whole, _, decimals = f"{rounded(Fraction(value)):,f}".partition(".")
    return f"{whole.replace(',', '.')},{decimals}"


def _plain(digits: str, *, percent: bool) -> tuple[str, bool] | None:
    """Digits with a dot for decimals, and whether the dot could be read otherwise; None when they make no number."""
    if "," in digits and "." in digits:
        return _mixed(digits)
    if "," in digits:
        return _one_sign(digits, ",")
    if digits.count(".") == 1 and (percent or not re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits)):
        return _one_sign(digits, ".")
    if "." in digits:
        grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits)
        return (digits.replace(".", ""), digits.count(".") == 1) if grouped else None
    return digits, False


def _one_sign(digits: str, sign: str) -> tuple[str, bool] | None:
    whole, _, decimals = digits.partition(sign)
    if sign in decimals:
        grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits)
        return (digits.replace(",", ""), False) if grouped else None
    return (f"{whole}.{decimals}", False) if whole and decimals else None


def _mixed(digits: str) -> tuple[str, bool] | None:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", digits):
        return digits.replace(".", "").replace(",", "."), False
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", digits):
        return digits.replace(",", ""), False
    return None
