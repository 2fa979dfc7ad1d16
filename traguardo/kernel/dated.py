"""Values that change in time, on two clocks: from when they are valid, and from when we know them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue(Generic[T]):
    """A value valid from a day, and known from a day (a retroactive change is known later than it is valid)."""

    value: T
    valid_from: date
    known_from: date


def value_on(values: Iterable[DatedValue[T]], day: date, *, known_by: date) -> T | None:
    """The value valid on `day` as it was known on `known_by`; None when nothing was.

    Of two values valid from the same day, the one known later wins.
    """
    seen = [dated for dated in values if dated.valid_from <= day and dated.known_from <= known_by]
    latest = max(seen, key=lambda dated: (dated.valid_from, dated.known_from), default=None)
    return None if latest is None else latest.value
