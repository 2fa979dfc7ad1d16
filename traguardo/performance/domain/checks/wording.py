"""How figures, dates and lists of codes are written in the messages of the checks."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import points
from traguardo.kernel.ratio import rounded
from traguardo.kernel.wording import SPACES, letters, listed, short

__all__ = [
    "contrast",
    "count",
    "day",
    "decimals",
    "letters",
    "listed",
    "number",
    "plain",
    "short",
    "signed",
    "weight",
]


def number(value: Decimal | Fraction, places: int | None = None) -> str:
    """A number the Italian way: 8.056.169 · 93,00 with places=2 · as many decimals as it has when places is None.

    >>> number(Decimal("8056169")), number(Decimal("93"), 2), number(Decimal("17.130"))
    ('8.056.169', '93,00', '17,13')
    """
    if places is None:
        places = min(decimals(value), 4) if isinstance(value, Decimal) else 2
    text = f"{rounded(Fraction(value), places):,f}"
    return text.translate(str.maketrans(",.", ".,"))


def decimals(value: Decimal) -> int:
    """Decimals that a number needs: 17.130 needs two."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def weight(value: Decimal | Fraction) -> str:
    """A weight or a share of 100, with two decimals."""
    return points(value)


def signed(value: Decimal | Fraction, places: int | None = None) -> str:
    """A number with its sign: +183 · -5."""
    return f"+{number(value, places)}" if value > 0 else number(value, places)


def day(moment: date) -> str:
    """31/12/2026."""
    return f"{moment:%d/%m/%Y}"


def plain(text: str) -> str:
    """Text for comparing: lower case, single spaces."""
    return SPACES.sub(" ", text).strip().casefold()


def contrast(text: str, other: str, *, length: int = 90) -> str:
    """The part of a long text where it begins to differ from another, so that both can be told apart when cut."""
    one, two = (SPACES.sub(" ", each).strip() for each in (text, other))
    common = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    start = one.rfind(" ", 0, max(0, common - length // 3)) + 1 if max(len(one), len(two)) > length else 0
    return f"{'…' if start else ''}{short(one[start:], length=length)}"


def count(items: Sequence[object], one: str, many: str) -> str:
    """A number of things in words: «1 fase», «3 fasi»."""
    return f"{len(items)} {one if len(items) == 1 else many}"
