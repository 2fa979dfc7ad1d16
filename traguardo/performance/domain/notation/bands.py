"""Bands of values and of days late, as written in a cell, refused when they leave a gap or overlap."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from traguardo.kernel.numbers import italian, read_number

_NUMBER = r"\d+(?:[.,]\d+)?"
_BAND = re.compile(
    rf"^\s*(?P<low>-?{_NUMBER})?\s*(?:-|–|\.\.|\ba\b)\s*(?P<high>-?{_NUMBER})?\s*%?\s*:\s*"
    rf"(?P<degree>{_NUMBER})(?:\s*(?:-|–|\.\.)\s*(?P<end>{_NUMBER}))?\s*$"
)
_DAYS = re.compile(rf"^\s*(?P<days>\d{{1,4}})\s*(?:gg?\.?|giorni)?\s*:\s*(?P<degree>{_NUMBER})\s*$")


class BandsError(ValueError):
    """Bands that cannot be used; the message says which and why, in Italian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Values from `low` to `high` (None: without limit) and their degree in points, linear up to `end` when it is given."""

    low: Fraction | None
    high: Fraction | None
    degree: Fraction
    end: Fraction | None = None

    def at(self, value: Fraction) -> Fraction:
        """Degree of a value of this band."""
        if self.end is None or self.low is None or self.high is None:
            return self.degree
        return self.degree + (self.end - self.degree) * (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Contiguous bands in order. edge «low»: a value on an edge is of the band that begins there; «high»: that ends there."""

    bands: tuple[Band, ...]
    edge: str = "low"

    def find(self, value: Fraction) -> Band | None:
        """The band of `value`, None when it lies outside all of them."""
        return next((band for band in self.bands if self._holds(band, value)), None)

    def describe(self, band: Band) -> str:
        """The band in words, with the side its edges are on."""
        low_side, high_side = ("compreso", "escluso") if self.edge == "low" else ("escluso", "compreso")
        low = f"da {italian(band.low, 6)} ({low_side})" if band.low is not None else ""
        high = f"a {italian(band.high, 6)} ({high_side})" if band.high is not None else "in su"
        return " ".join(part for part in (low, high) if part)

    def _holds(self, band: Band, value: Fraction) -> bool:
        if self.edge == "high":
            return (band.low is None or band.low < value) and (band.high is None or value <= band.high)
        return (band.low is None or band.low <= value) and (band.high is None or value < band.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBands:
    """Degree by days late: each pair holds up to and including its days; later than the last is worth 0."""

    steps: tuple[tuple[int, Fraction], ...]

    def degree(self, days_late: int) -> Fraction:
        """Degree in points; early is as good as in time."""
        return next((degree for days, degree in self.steps if days_late <= days), Fraction(0))


@lru_cache(maxsize=1024)
def read_bands(text: str, *, edge: str = "low") -> Bands:
    """Bands of «0-50:0; 50-80:60; 80-:100»; «50-80:60-90» is linear inside. BandsError on a gap, an overlap or bad writing."""
    bands = sorted(
        (_band(part) for part in _parts(text)), key=lambda band: (band.low is not None, band.low or Fraction(0))
    )
    for before, after in pairwise(bands):
        _refuse_gap(before, after)
    return Bands(bands=tuple(bands), edge=edge)


@lru_cache(maxsize=1024)
def read_date_bands(text: str) -> DateBands:
    """Bands of «0:100; 30:80; 60:50». BandsError when days repeat, a later day is worth more, or the writing is not this."""
    steps: list[tuple[int, Fraction]] = []
    for part in _parts(text):
        match = _DAYS.match(part)
        if match is None:
            raise BandsError(f"«{part}» non è una fascia di giorni: scrivi «giorni:grado», per esempio «30:80»")
        steps.append((int(match["days"]), _number(match["degree"])))
    steps.sort(key=lambda step: step[0])
    for (days, degree), (later, after) in pairwise(steps):
        if later == days or after > degree:
            raise BandsError(f"la fascia fino a {later} giorni contraddice quella fino a {days}")
    return DateBands(steps=tuple(steps))


@lru_cache(maxsize=1024)
def read_judgements(text: str) -> tuple[tuple[str, Fraction], ...]:
    """Steps of a judgement, «non avviato:0; in parte:50; raggiunto:100», lowest first. BandsError on a step without degree."""
    steps: dict[str, Fraction] = {}
    for part in _parts(text):
        label, _, degree = part.rpartition(":")
        number = read_number(degree)
        if not label.strip() or number is None or label.strip().casefold() in steps:
            raise BandsError(f"«{part}» non è un gradino di giudizio: scrivi «giudizio:grado», ognuno una volta sola")
        steps[label.strip().casefold()] = Fraction(number.value)
    return tuple(sorted(steps.items(), key=lambda step: step[1]))


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not parts:
        raise BandsError("le fasce sono vuote")
    return parts


def _band(part: str) -> Band:
    match = _BAND.match(part)
    if match is None:
        raise BandsError(f"«{part}» non è una fascia: scrivi «da-a:grado», per esempio «50-80:60»")
    low = _number(match["low"]) if match["low"] else None
    high = _number(match["high"]) if match["high"] else None
    if low is not None and high is not None and low >= high:
        raise BandsError(f"la fascia «{part}» è vuota: il primo valore deve essere minore del secondo")
    end = _number(match["end"]) if match["end"] else None
    if end is not None and (low is None or high is None):
        raise BandsError(f"la fascia «{part}» è senza un limite: non può essere lineare")
    return Band(low=low, high=high, degree=_number(match["degree"]), end=end)


def _refuse_gap(before: Band, after: Band) -> None:
    if before.high is None or after.low is None or before.high > after.low:
        raise BandsError("due fasce si sovrappongono: " + _shown(before) + " e " + _shown(after))
    if before.high < after.low:
        raise BandsError(f"fra {italian(before.high, 6)} e {italian(after.low, 6)} non c'è nessuna fascia")


def _shown(band: Band) -> str:
    low, high = ("" if edge is None else italian(edge, 6) for edge in (band.low, band.high))
    return f"«{low}-{high}»"


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))
