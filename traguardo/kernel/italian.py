"""How numbers, percentages and amounts are written in Italian: 1.234,56 €, 57,1%."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

ABSENT = "n.d."
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)

Number = int | Decimal | Fraction


def it_day(value: date, style: str = "short") -> str:
    """«31/12/2026»; style "long" gives «31 dicembre 2026»."""
    if style == "long":
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value:%d/%m}/{value.year:04d}"


def it_number(value: Number | None, decimals: int | None = None, *, sign: bool = False) -> str:
    """«1.234,5». Rounds half up to `decimals`; without it, as many as the value has (at most two for a fraction).

    `sign` writes a plus before positive numbers. None gives «n.d.»: absent is not zero. A float is refused.
    """
    if value is None:
        return ABSENT
    if isinstance(value, float):
        raise TypeError(f"A float cannot be shown as a legal figure: {value!r}. Pass Decimal, Fraction or int.")
    places = _natural_decimals(value) if decimals is None else decimals
    rounded = _rounded(value, places)
    whole, _, part = f"{abs(rounded):.{places}f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    before = MINUS if rounded < 0 else "+" if sign and rounded > 0 else ""
    return f"{before}{grouped},{part}" if part else f"{before}{grouped}"


def it_percent(value: Number | None, decimals: int = 1) -> str:
    """«57,1%» from points (57.1 means 57,1%). None gives «n.d.»."""
    return ABSENT if value is None else f"{it_number(value, decimals)}%"


def it_share(value: Number | None, decimals: int = 1) -> str:
    """«57,1%» from a ratio (4/7 means 57,1%). None gives «n.d.»."""
    return ABSENT if value is None else it_percent(Fraction(value) * 100, decimals)


def it_money(cents: int | None) -> str:
    """«1.234,56 €» from integer cents. None gives «n.d.»."""
    if cents is None:
        return ABSENT
    if not isinstance(cents, int):
        raise TypeError(f"Amounts are integer cents, not {type(cents).__name__}: {cents!r}.")
    return f"{it_number(Decimal(cents).scaleb(-2), 2)}{NO_BREAK_SPACE}€"


def with_article(article: str, number: str) -> str:
    """A number as shown after «il», «al», «del», «dal», «nel» or «sul», joined as it is read aloud.

    >>> [with_article("il", each) for each in ("50%", "80,5%", "11%", "0%", "1.100%")]
    ['il 50%', "l'80,5%", "l'11%", 'lo 0%', 'il 1.100%']
    """
    stem = "" if article == "il" else article
    groups = number.strip("%").partition(",")[0].split(".")
    if groups[0].startswith("8") or groups[0] == "11" or groups == ["1"]:
        return f"{stem}l'{number}"
    return f"{stem}lo {number}" if groups == ["0"] else f"{article} {number}"


def _natural_decimals(value: Number) -> int:
    if isinstance(value, int):
        return 0
    if isinstance(value, Fraction):
        return next((places for places in (0, 1) if (value * 10**places).denominator == 1), 2)
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounded(value: Number, places: int) -> Decimal:
    """Half away from zero on the exact value, so that 0,05 is 0,1 and −0,05 is −0,1."""
    scaled = abs(Fraction(value)) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-units if value < 0 else units).scaleb(-places)
