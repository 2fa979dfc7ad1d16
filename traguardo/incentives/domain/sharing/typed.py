"""Numbers and amounts as offices type them, into exact values, or the finding that says why not."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import ReadNumber, read_number

WHOLE_DIGITS, DECIMALS, TYPED = 12, 10, 60
AMBIGUOUS = "Se il punto è dei decimali, scrivi la virgola."


class TooLongError(ValueError):
    """The number has more digits than any amount, score or coefficient."""


@lru_cache(maxsize=1 << 16)
def typed_number(text: str) -> ReadNumber | None:
    """The number of a cell («87,5», «1.234,50», «95%»), None when it is not one; TooLongError past 12 whole digits and 10 decimals."""
    if len(text) > TYPED and text.strip(" 0123456789.,'%€+-") == "":
        raise TooLongError(text)
    read = read_number(text) if len(text) <= TYPED else None
    if read is not None and too_long(read.value):
        raise TooLongError(text)
    return read


def too_long(value: Decimal) -> bool:
    """Whether a number has more than 12 whole digits or 10 decimals."""
    exponent = value.as_tuple().exponent
    return abs(value) >= Decimal(10) ** WHOLE_DIGITS or (isinstance(exponent, int) and exponent < -DECIMALS)


def exact(value: object) -> Fraction | None:
    """A number of TOML or JSON, or one typed in a text («1,1», «1/3»), exact; None when it is not one. TooLongError as above."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        above, slash, below = value.partition("/")
        if slash:
            over, under = exact(above), exact(below)
            return over / under if over is not None and under else None
        read = typed_number(value)
        return None if read is None else Fraction(read.value)
    if isinstance(value, int | float | Decimal):
        return _finite(str(value))
    return None


def _finite(text: str) -> Fraction | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    if too_long(number):
        raise TooLongError(text)
    return Fraction(number)


def plain(value: Fraction) -> int | str:
    """The exact number back for TOML and JSON: a whole number, a decimal text, or a ratio («1/3»)."""
    if value.denominator == 1:
        return value.numerator
    for places in range(1, 2 * DECIMALS + 1):
        if (value * 10**places).denominator == 1:
            return f"{Decimal((value * 10**places).numerator).scaleb(-places):f}"
    return f"{value.numerator}/{value.denominator}"


def read_amount(text: str) -> tuple[Money | None, list[Finding]]:
    """The fund typed by a person: «25.696,59», «25696.59», «25.696» (read as thousands, and said so)."""
    try:
        read = typed_number(text.strip())
    except TooLongError:
        return None, [found("RIP06", f"L'importo del fondo ha troppe cifre: «{text[:30]}…».", value=text)]
    if read is None or read.percent:
        return None, [found("RIP01", f"«{text[:60]}» non è un importo.", value=text)]
    cents = read.value * 100
    if cents != cents.to_integral_value():
        return None, [
            found("RIP01", f"L'importo «{text}» ha più di due decimali: i centesimi non si indovinano.", value=text)
        ]
    amount = Money(int(cents))
    return amount, [_doubt(text, amount)] if read.ambiguous else []


def _doubt(text: str, amount: Money) -> Finding:
    return found("RIP05", f"«{text}» è stato letto {it_money(amount.cents)}: il punto separa le migliaia.", value=text)
