"""Residents and social workers as typed: read exactly, all that is wrong said at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.italian import it_number
from traguardo.kernel.numbers import read_number
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short
from traguardo.staffing.domain.leps.cards import (
    HUGE,
    NEGATIVE,
    NO_LAW,
    NOBODY,
    TOO_FINE,
    UNPAIRED,
    UNREADABLE,
    LepsCard,
)
from traguardo.staffing.domain.leps.law import LepsRule, leps_rule

MOST_RESIDENTS = 60_000_000
RESIDENTS, STAFF = "abitanti", "assistenti sociali"
FIRST_YEAR = 2021


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body of a district: residents on 1 January, permanent social workers in full-time equivalents."""

    residents: int
    staff: Fraction


def read_bodies(
    residents: Sequence[str], staff: Sequence[str], *, year: int
) -> tuple[LepsRule | None, tuple[Body, ...], list[Finding]]:
    """The rule of the year and the bodies of the district; with any finding (LEP01-LEP07) nothing can be computed."""
    found: list[Finding] = []
    rule, first = leps_rule(year), leps_rule(FIRST_YEAR)
    if rule is None:
        found.append(NO_LAW.finding(Hit(message=f"Nel {year} il contributo non c'era: è dal 2021.", value=str(year))))
    if len(residents) != len(staff):
        message = f"Gli enti con gli abitanti sono {len(residents)}, quelli con gli assistenti sociali {len(staff)}."
        found.append(UNPAIRED.finding(Hit(message=message)))
    people = [_residents(text, Place(row=row, column=RESIDENTS), found) for row, text in enumerate(residents, 1)]
    workers = [_staff(text, rule or first, Place(row=row, column=STAFF), found) for row, text in enumerate(staff, 1)]
    bodies = tuple(
        Body(residents=int(many), staff=few)
        for many, few in zip(people, workers, strict=False)
        if many and few is not None
    )
    return rule, bodies, [*found, *_crowded(people, workers), *_too_many(people)]


def _residents(text: str, place: Place, found: list[Finding]) -> Fraction | None:
    value = _number(text, place, found, dots=True)
    if value == 0:
        found.append(_finding(NOBODY, "Gli abitanti sono zero.", text, place))
    if value is not None and value.denominator != 1:
        found.append(_finding(TOO_FINE, f"Gli abitanti sono «{short(text)}»: serve un numero intero.", text, place))
    if value is not None and value > MOST_RESIDENTS:
        message = f"Gli abitanti sono {it_number(value)}: più di {it_number(MOST_RESIDENTS)}, quanti ne ha l'Italia."
        found.append(_finding(HUGE, message, text, place))
    return value


def _staff(text: str, rule: LepsRule | None, place: Place, found: list[Finding]) -> Fraction | None:
    value = _number(text, place, found, dots=False)
    if value is not None and rule and not rule.fits(value):
        message = f"Gli assistenti sociali sono «{short(text)}»: la regola tiene {rule.decimals} decimale."
        found.append(_finding(TOO_FINE, message, text, place))
    return value


def _number(text: str, place: Place, found: list[Finding], *, dots: bool) -> Fraction | None:
    """The exact number not below zero; `dots` where a dot before three digits can only be of thousands."""
    read = read_number(text)
    if read is None or read.percent or read.euro or (read.ambiguous and not dots):
        found.append(_finding(UNREADABLE, f"«{short(text)}» non si legge come numero di {place.column}.", text, place))
        return None
    if read.value < 0:
        found.append(_finding(NEGATIVE, f"Gli {place.column} sono {it_number(read.value)}: meno di zero.", text, place))
        return None
    return Fraction(read.value)


def _crowded(people: Sequence[Fraction | None], workers: Sequence[Fraction | None]) -> list[Finding]:
    pairs = enumerate(zip(people, workers, strict=False), 1)
    return [
        _finding(HUGE, "Gli assistenti sociali sono più degli abitanti.", "", Place(row=row, column=STAFF))
        for row, (many, few) in pairs
        if many and few is not None and few > many
    ]


def _too_many(people: Sequence[Fraction | None]) -> list[Finding]:
    """All the bodies together past the country, though each by itself is not."""
    known = [each for each in people if each is not None]
    if sum(known) <= MOST_RESIDENTS or max(known) > MOST_RESIDENTS:
        return []
    message = f"Gli abitanti di tutti gli enti sono {it_number(sum(known))}: più di quanti ne ha l'Italia."
    return [_finding(HUGE, message, "", Place(column=RESIDENTS))]


def _finding(card: LepsCard, message: str, text: str, place: Place) -> Finding:
    return card.finding(Hit(message=message, value=short(text), place=place))
