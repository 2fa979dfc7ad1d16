"""The employees the share of protected workers is taken of: who counts, who does not and why, part time by hours."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

from traguardo.kernel.italian import it_day, it_number
from traguardo.staffing.domain.people import Contract, Person, Spell

RULES = Path(__file__).parents[2] / "rules" / "hiring_base.toml"
HALF = Fraction(1, 2)
WORDS = {
    "director": "direttori",
    "manager": "dirigenti",
    "agency": "somministrati, che contano dove sono assunti",
    "seconded_in": "in comando da altri, che contano nell'ente che li ha assunti",
    "short": "a tempo determinato fino a 6 mesi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The register counted on a day. `left` are the persons who do not count, by why; `part_time` the sum of their hours."""

    on: date
    full_time: int
    part_timers: int
    part_time: Fraction
    left: tuple[tuple[str, int], ...]

    @property
    def counted(self) -> int:
        """Whole employees: those full time, and as many as the hours of the others make, up past the half."""
        return self.full_time + floor(self.part_time) + (self.part_time - floor(self.part_time) > HALF)

    @property
    def lines(self) -> tuple[str, ...]:
        """How it is counted, in words."""
        return tuple(_lines(self))


def count_base(people: Sequence[Person], *, on: date) -> Base:
    """Who is employed on the day, each once by all they do; those the law leaves out are counted apart."""
    left: dict[str, int] = {}
    full, parts = 0, list[Fraction]()
    for person in people:
        held = [spell for spell in person.spells if spell.holds_on(on)]
        if not held:
            continue
        if why := _left_out(person, held):
            left[why] = left.get(why, 0) + 1
            continue
        hours = sum((spell.full_time for spell in held), Fraction(0))
        full, parts = (full + 1, parts) if hours >= 1 else (full, [*parts, hours])
    return Base(
        on=on,
        full_time=full,
        part_timers=len(parts),
        part_time=sum(parts, Fraction(0)),
        left=tuple((WORDS[why], left[why]) for why in WORDS if why in left),
    )


def statement_rule() -> dict[str, Any]:
    """Month, day and law of the statement sent every year."""
    found: dict[str, Any] = rules()["statement"]
    return found


@cache
def rules() -> dict[str, Any]:
    """Who does not count, as data."""
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def _left_out(person: Person, held: Sequence[Spell]) -> str:
    """Why somebody does not count, empty when they do."""
    main = max(held, key=lambda spell: (spell.full_time, spell.first_day))
    if main.position in rules()["positions"]:
        return str(main.position.value)
    if main.contract in rules()["contracts"]:
        return str(main.contract.value)
    if main.contract is Contract.FIXED_TERM and not _long(person.spells, main):
        return "short"
    return ""


def _long(spells: Iterable[Spell], main: Spell) -> bool:
    """Whether the fixed term, with those it follows without a break, lasts more than the months of the law."""
    first = main.first_day
    for spell in sorted(spells, key=lambda each: each.first_day, reverse=True):
        touches = spell.last_day is not None and spell.last_day.toordinal() + 1 == first.toordinal()
        if spell.contract is Contract.FIXED_TERM and touches:
            first = spell.first_day
    months = first.month - 1 + rules()["fixed_term_months"]
    last = main.last_day
    return last is None or last >= date(first.year + months // 12, months % 12 + 1, min(first.day, 28))


def _lines(base: Base) -> Iterator[str]:
    yield f"Il {it_day(base.on)} nel registro contano {base.full_time} dipendenti a tempo pieno."
    if base.part_timers:
        yield (
            f"Contano per le ore {base.part_timers} part time, insieme {it_number(base.part_time)} a tempo pieno "
            f"({rules()['part_time_law']})."
        )
    for why, many in base.left:
        yield f"Non contano: {why}. Sono {many} ({rules()['law']})."
    yield f"In tutto {base.counted}: le frazioni oltre la metà fanno un'unità."
