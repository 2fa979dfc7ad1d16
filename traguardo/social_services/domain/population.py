"""What an invented population looks like: kinds of household, and how the keys of a case are spread over people.

Plain integers, no chance here: who draws gives a number from 0 to `DRAWS` − 1 and gets a value. The shapes are plausible,
skewed as incomes are, and made up: no figure comes from real people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from traguardo.social_services.domain.machine import Input

DRAWS = 1_000_000
ID, HOUSEHOLD, HOUSEHOLD_KIND, MEMBERS, AGE = "id", "nucleo", "nucleo_tipo", "nucleo_componenti", "eta"
PEOPLE_COLUMNS = (ID, HOUSEHOLD, HOUSEHOLD_KIND, MEMBERS, AGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdKind:
    """A kind of household: its share of households in thousandths, how many members, the ages of adults; from `children_from` on
    the members are minors.
    """

    name: str
    share: int
    sizes: tuple[int, ...]
    ages: tuple[int, int]
    children_from: int = 9


HOUSEHOLD_KINDS = (
    HouseholdKind(name="anziano solo", share=190, sizes=(1,), ages=(66, 97)),
    HouseholdKind(name="coppia di anziani", share=130, sizes=(2,), ages=(66, 94)),
    HouseholdKind(name="adulto solo", share=180, sizes=(1,), ages=(20, 65)),
    HouseholdKind(name="coppia senza figli", share=110, sizes=(2,), ages=(24, 65)),
    HouseholdKind(name="famiglia con figli", share=270, sizes=(3, 3, 4, 4, 4, 5, 6), ages=(25, 62), children_from=2),
    HouseholdKind(name="un genitore con figli", share=80, sizes=(2, 2, 3), ages=(22, 60), children_from=1),
    HouseholdKind(name="altro nucleo", share=40, sizes=(2, 3, 4), ages=(18, 90)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How a key is spread: a broken line from thousandths of the people to values, in the key's own unit.

    `absent` thousandths say nothing; `by_household`: the members of a household have the same value.
    """

    line: tuple[tuple[int, int], ...]
    absent: int = 0
    by_household: bool = False


SPREADS = {
    "isee": Spread(
        line=((0, 0), (60, 0), (150, 2_500), (300, 6_000), (450, 9_400), (600, 13_500), (750, 19_000), (880, 28_000), (960, 45_000), (995, 110_000), (1000, 400_000)),
        absent=80, by_household=True,
    ),
    "patrimonio": Spread(line=((0, 0), (200, 0), (500, 4_000), (700, 9_000), (850, 21_000), (960, 80_000), (1000, 600_000))),
    "reddito_netto": Spread(line=((0, 0), (50, 3_000), (400, 8_500), (800, 17_000), (970, 32_000), (1000, 90_000)), absent=150),
    "altri_redditi": Spread(line=((0, 0), (700, 0), (900, 4_000), (1000, 20_000))),
    "franchigia": Spread(line=((0, 0), (800, 0), (950, 4_000), (1000, 12_000))),
    "componente_figlio_1": Spread(line=((0, 0), (750, 0), (930, 4_000), (1000, 30_000))),
    "componente_figlio_2": Spread(line=((0, 0), (880, 0), (970, 4_000), (1000, 25_000))),
    "componente_figlio_3": Spread(line=((0, 0), (960, 0), (1000, 15_000))),
    "costo": Spread(line=((0, 40), (300, 150), (700, 380), (950, 900), (1000, 1_800))),
    "quota_sociale": Spread(line=((0, 38), (400, 46), (800, 53), (1000, 62))),
    "quota_sanitaria": Spread(line=((0, 0), (300, 0), (301, 52), (1000, 57))),
    "quota_giornaliera": Spread(line=((0, 0), (200, 8), (700, 35), (1000, 54))),
    "retta": Spread(line=((0, 18), (1000, 26))),
    "aumento": Spread(line=((0, 0), (600, 0), (1000, 100))),
    "ore": Spread(line=((0, 1), (500, 14), (900, 40), (1000, 90))),
    "giorni": Spread(line=((0, 1), (500, 15), (900, 30), (1000, 90))),
    "giorni_usati": Spread(line=((0, 0), (600, 0), (1000, 60))),
    "periodi_usati": Spread(line=((0, 0), (700, 0), (1000, 5))),
    "presenze": Spread(line=((0, 4), (400, 12), (1000, 23))),
    "assenze": Spread(line=((0, 0), (400, 0), (1000, 8))),
    "pasti_gia_avuti": Spread(line=((0, 0), (1000, 340))),
    "chilometri": Spread(line=((0, 1), (600, 12), (950, 60), (1000, 180))),
    "fratelli": Spread(line=((0, 0), (500, 0), (800, 1), (1000, 3))),
    "residente": Spread(line=((0, 1), (930, 1), (931, 0), (1000, 0)), by_household=True),
    "tutela_minori": Spread(line=((0, 0), (960, 0), (961, 1), (1000, 1)), by_household=True),
    "caso_complesso": Spread(line=((0, 0), (850, 0), (851, 1), (1000, 1))),
}  # fmt: skip
FEW_ABSENT = 30


def spread_of(read: Input) -> Spread:
    """The spread of a key: by its name, or even between its bounds (the lowest hundredth of wide ones)."""
    known = SPREADS.get(read.name)
    if known is not None:
        return known
    low, high = -(-read.low // read.scale), read.high // read.scale
    top = high if high - low <= 1_000 else low + (high - low) // 100
    return Spread(line=((0, low), (1000, top)), absent=FEW_ABSENT if read.optional else 0)


def knots_of(spread: Spread, read: Input) -> tuple[tuple[int, int], ...]:
    """The broken line in draws and in the machine's integers, within the bounds of the key."""
    per = DRAWS // 1000
    return tuple((at * per, min(max(value * read.scale, read.low), read.high)) for at, value in spread.line)


def value_at(knots: Sequence[tuple[int, int]], draw: int) -> int:
    """The value of a draw on a broken line, floored to an integer.

    >>> value_at(((0, 0), (500_000, 10), (1_000_000, 20)), 750_000)
    15
    """
    for (first, low), (last, high) in pairwise(knots):
        if draw < last:
            return low + (high - low) * (draw - first) // (last - first)
    return knots[-1][1]


def together(inputs: Sequence[Input]) -> tuple[tuple[Input, ...], tuple[str, ...]]:
    """The keys of many regulations as columns of one file, within the bounds of all; and the names that mean two things."""
    found: dict[str, Input] = {}
    clashing = []
    for read in inputs:
        known = found.setdefault(read.name, read)
        if (known.kind, known.scale, known.options) != (read.kind, read.scale, read.options):
            clashing.append(read.name)
        elif known is not read:
            found[read.name] = _narrower(known, read)
    return tuple(found.values()), tuple(dict.fromkeys(clashing))


def _narrower(one: Input, two: Input) -> Input:
    low, high = max(one.low, two.low), min(one.high, two.high)
    return Input(
        name=one.name, kind=one.kind, scale=one.scale, low=low, high=max(low, high), absent=one.absent,
        optional=one.optional and two.optional, options=one.options,
    )  # fmt: skip
