"""Plan records as JSON-ready values and back, exactly: decimals travel as text, dates as ISO, tuples as lists."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan import (
    Baseline,
    Computation,
    Moment,
    Outcome,
    OutcomeState,
    Precision,
    PrintedChange,
    PrintedFigure,
    Restatement,
)

Packed = dict[str, Any]
Json: TypeAlias = Any
Record: TypeAlias = Any


def pack(value: object) -> Json:
    """The value as JSON can hold it; a decimal is written plainly («30», never «3E+1» or «30.00»)."""
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {item.name: pack(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): pack(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [pack(item) for item in value]
    return value


def decimal(packed: str | None) -> Decimal | None:
    """The number back from its text, None when there was none."""
    return None if packed is None else Decimal(packed)


def decimals(packed: Mapping[str, str]) -> dict[str, Decimal]:
    """Named numbers back from their texts."""
    return {name: Decimal(text) for name, text in packed.items()}


def moment(packed: Packed | None) -> Moment | None:
    """A printed date back from its packed form."""
    if packed is None:
        return None
    day, precision = date.fromisoformat(packed["day"]), Precision(packed["precision"])
    return Moment(day=day, precision=precision, indicative=packed["indicative"])


def outcome(packed: Packed | None) -> Outcome | None:
    """A printed result back from its packed form."""
    if packed is None:
        return None
    return Outcome(
        printed=packed["printed"],
        state=OutcomeState(packed["state"]),
        value=decimal(packed["value"]),
        moment=moment(packed["moment"]),
        moved_to=moment(packed["moved_to"]),
        per_year=packed["per_year"],
    )


def baseline(packed: Packed) -> Baseline:
    """A starting value back from its packed form."""
    return Baseline(printed=packed["printed"], value=decimal(packed["value"]), years=tuple(packed["years"]))


def place(packed: Packed) -> Place:
    """A cell back from its packed form."""
    return Place(sheet=packed["sheet"], row=packed["row"], column=packed["column"])


def restatement(packed: Packed) -> Restatement:
    """A restatement back from its packed form."""
    return Restatement(**{**packed, "place": place(packed["place"])})


def figure(packed: Packed) -> PrintedFigure:
    """A printed table cell back from its packed form."""
    return PrintedFigure(**{**packed, "value": decimal(packed["value"]), "place": place(packed["place"])})


def change(packed: Packed) -> PrintedChange:
    """A printed percentage change back from its packed form."""
    return PrintedChange(**{**packed, "percent": Decimal(packed["percent"]), "place": place(packed["place"])})


def computation(packed: Packed) -> Computation:
    """A printed figure with its formula back from its packed form."""
    read = {
        "variables": {name: decimal(text) for name, text in packed["variables"].items()},
        "result": Decimal(packed["result"]),
        "tolerance": Decimal(packed["tolerance"]),
        "place": place(packed["place"]),
    }
    return Computation(**{**packed, **read})
