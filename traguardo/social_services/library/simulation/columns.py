"""Columns of a population file into the machine's integers: exact, absent as NULL, what is wrong as truths to count."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from traguardo.social_services.domain.cases.answers import NO, YES
from traguardo.social_services.domain.cases.reading import BLANK
from traguardo.social_services.domain.machine import Input

EPOCH = 719_163  # the proleptic ordinal of 1 January 1970
SPARE = r"^(€|(?i:euro?))|(€|(?i:euro?))$|['\s\x{00a0}\x{202f}]"  # what a number may carry and says nothing
PLAIN = r"^[+-]?[0-9]+([.,][0-9]+)?$"
DOTTED, COMMAED = r"^[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}$", r"^[+-]?[0-9]{1,3}(,[0-9]{3}){2,}$"
ITALIAN, ENGLISH = r"^[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+$", r"^[+-]?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$"
TWO_WAYS = r"^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$"  # 12.000: twelve, or twelve thousand
THOUSANDTHS = 3
AROUND = r"^\s+|\s+$"  # each engine trims blanks its own way
ITALIAN_DAY, ISO_DAY = r"^[0-9]{2}/[0-9]{2}/[0-9]{4}$", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
WRONG_TYPE, TOO_FINE, OUT_OF_RANGE, NO_OPTION = "type", "decimals", "range", "option"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The integer of a column, NULL where it is absent or wrong; each way it may be wrong, as a truth."""

    value: ir.Value
    wrong: Mapping[str, ir.Value] = field(default_factory=dict)


def tidied(table: ir.Table, names: Collection[str]) -> ir.Table:
    """The table with the texts of those columns without blanks around, NULL where they say nothing."""
    texts = [name for name in table.columns if name in names and table[name].type().is_string()]
    if not texts:
        return table
    table = table.mutate(**{name: table[name].re_replace(AROUND, "") for name in texts})
    blank = {name: table[name].isin(sorted(BLANK)) for name in texts}
    return table.mutate(**{name: ibis.ifelse(blank[name], ibis.null("string"), table[name]) for name in texts})


def decoded(table: ir.Table, read: Input) -> Decoded | None:
    """The column of an input; all absent where the file has none, None where its type can never be the input's."""
    if read.name not in table.columns:
        return Decoded(ibis.null("int64"))
    column = table[read.name]
    if column.type().is_null():
        return Decoded(ibis.null("int64"))
    decoder = _DECODERS.get(read.kind, _number)
    return decoder(column, read)


def _number(column: ir.Value, read: Input) -> Decoded | None:
    kind = column.type()
    if kind.is_string():
        return _text_number(column, read)
    if kind.is_integer():
        within = column.between(-(-read.low // read.scale), read.high // read.scale)
        return Decoded(_where(within, column).cast("int64") * read.scale, {OUT_OF_RANGE: ~within})
    if kind.is_decimal():
        return _decimal(column, read)
    return _float(column, read) if kind.is_floating() else None


def _places(read: Input) -> int:
    return len(str(read.scale)) - 1


def _exact_type(read: Input) -> dt.Decimal:
    """A decimal just wide enough for the key."""
    digits = max(len(str(abs(read.low))), len(str(abs(read.high))), _places(read)) + 1
    return dt.Decimal(min(38, digits), _places(read))


def _ends(read: Input) -> tuple[Decimal, Decimal]:
    return Decimal(read.low) / read.scale, Decimal(read.high) / read.scale


def _decimal(column: ir.Value, read: Input) -> Decoded:
    low, high = _ends(read)
    within = column.between(ibis.literal(low), ibis.literal(high))
    exact = _where(within, column).cast(_exact_type(read))
    wrong = {OUT_OF_RANGE: ~within}
    if (column.type().scale or 0) > _places(read):
        wrong[TOO_FINE] = within & (exact != column)
    return Decoded(_whole(exact, read), wrong)


def _float(column: ir.Value, read: Input) -> Decoded:
    """A float stands for the decimal it is nearest to: 12.34 is 12.34, 12.345 has too many decimals."""
    low, high = _ends(read)
    column = column.cast("float64")
    within = column.between(float(low), float(high))
    exact = _where(within, column).cast(_exact_type(read))
    return Decoded(_whole(exact, read), {OUT_OF_RANGE: ~within, TOO_FINE: within & (exact.cast("float64") != column)})


def _text_number(column: ir.Value, read: Input) -> Decoded:
    number = _dotted(column, read)
    exact = number.try_cast(_exact_type(read))
    low, high = _ends(read)
    within = exact.notnull() & exact.between(ibis.literal(low), ibis.literal(high))
    fine = number.re_search(rf"\.[0-9]{{{_places(read)}}}[0-9]*[1-9]")
    value = _whole(_where(number.notnull() & within & ~fine, exact), read)
    wrong = {WRONG_TYPE: column.notnull() & number.isnull(), TOO_FINE: fine, OUT_OF_RANGE: ~fine & ~within}
    return Decoded(value, wrong)


def _dotted(column: ir.Value, read: Input) -> ir.Value:
    """A number written as `kernel.numbers` reads it, with a dot for decimals and nothing else; NULL where it could be two numbers."""
    text = column.re_replace(SPARE, "").replace("\u2212", "-").replace("\u2013", "-")
    two_ways = text.re_search(TWO_WAYS) if _places(read) < THOUSANDTHS else ibis.literal(value=False)
    return ibis.cases(
        (two_ways, ibis.null("string")),
        (text.re_search(PLAIN), text.replace(",", ".")),
        (text.re_search(ITALIAN), text.replace(".", "").replace(",", ".")),
        (text.re_search(ENGLISH) | text.re_search(COMMAED), text.replace(",", "")),
        (text.re_search(DOTTED), text.replace(".", "")),
        else_=ibis.null("string"),
    )


def _whole(exact: ir.Value, read: Input) -> ir.Value:
    return (exact * read.scale).cast("int64") if read.scale > 1 else exact.cast("int64")


def _where(holds: ir.Value, column: ir.Value) -> ir.Value:
    return ibis.ifelse(holds, column, ibis.null(column.type()))


def _choice(column: ir.Value, read: Input) -> Decoded | None:
    if not column.type().is_string():
        return None
    text = column
    places = ibis.cases(
        *((text == option, place) for place, option in enumerate(read.options)), else_=ibis.null("int64")
    )
    return Decoded(places.cast("int64"), {NO_OPTION: text.notnull() & places.isnull()})


def _yes_no(column: ir.Value, read: Input) -> Decoded | None:
    kind = column.type()
    if kind.is_boolean():
        return Decoded(column.cast("int64"))
    if kind.is_integer():
        known = column.isin([0, 1])
        return Decoded(_where(known, column).cast("int64"), {NO_OPTION: ~known})
    if not kind.is_string():
        return None
    text = column.lower()
    value = ibis.cases((text.isin(sorted(YES)), 1), (text.isin(sorted(NO)), 0), else_=ibis.null("int64")).cast("int64")
    return Decoded(value, {NO_OPTION: text.notnull() & value.isnull()})


def _date(column: ir.Value, read: Input) -> Decoded | None:
    kind, wrong = column.type(), {}
    if kind.is_string():
        text = column
        swapped = text.substr(6, 4) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2)
        day = ibis.cases(
            (text.re_search(ISO_DAY), text), (text.re_search(ITALIAN_DAY), swapped), else_=ibis.null("string")
        )
        day = day.try_cast("date")
        wrong[WRONG_TYPE] = text.notnull() & day.isnull()
    elif kind.is_date() or kind.is_timestamp():
        day = column.cast("date")
    else:
        return None
    ordinal = day.delta(ibis.date(1970, 1, 1), unit="day").cast("int64") + EPOCH
    within = ordinal.between(read.low, read.high)
    return Decoded(_where(within, ordinal), {**wrong, OUT_OF_RANGE: ~within})


_DECODERS: dict[str, Callable[[ir.Value, Input], Decoded | None]] = {
    "choice": _choice,
    "yes_no": _yes_no,
    "date": _date,
}
