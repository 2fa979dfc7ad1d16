"""What a person's history must hold to: days in order, a share of full time, open units, never more than one full time."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.italian import it_day, it_share
from traguardo.staffing.domain.people import Spell

Stands = Callable[[str, date], bool]


def check_spells(spells: Sequence[tuple[Spell, Place]], stands: Stands) -> list[Finding]:
    """All that is wrong with one person's spells, each with the place it was read at.

    `stands(unit, day)` says whether the unit is open on the day. Codes: PER06 last day before the first, PER07 part
    time not between nothing and the whole, PER08 unit closed or unknown, PER09 more than one full time on a day.
    """
    found = [finding for spell, place in spells for finding in _check(spell, place, stands)]
    return [*found, *(problem for spell, place in spells if (problem := _too_much(spell, place, spells)))]


def _check(spell: Spell, place: Place, stands: Stands) -> list[Finding]:
    found = []
    if spell.last_day is not None and spell.last_day < spell.first_day:
        said = f"L'ultimo giorno, {it_day(spell.last_day)}, viene prima del primo, {it_day(spell.first_day)}."
        found.append(_error("PER06", said, "Correggi uno dei due giorni.", place))
    if not 0 < spell.full_time <= 1:
        said = (
            f"L'orario è {it_share(spell.full_time, 2)} del tempo pieno: dev'essere più di zero e al massimo il 100%."
        )
        found.append(_error("PER07", said, "Scrivi 100% per il tempo pieno, 50% o 18/36 per la metà.", place))
    if not stands(spell.unit, spell.first_day):
        said = f"L'unità «{spell.unit}» il {it_day(spell.first_day)} non c'è."
        found.append(_error("PER08", said, "Scrivi il codice di un'unità aperta quel giorno, o cambia giorno.", place))
    return found


def _too_much(spell: Spell, place: Place, spells: Sequence[tuple[Spell, Place]]) -> Finding | None:
    """More than one full time on the day the spell begins, said once: at the last of those that begin that day."""
    held = [one for one, _ in spells if one.holds_on(spell.first_day)]
    total = sum((one.full_time for one in held), Fraction(0))
    last = next((one for one in reversed(held) if one.first_day == spell.first_day), None)
    if total <= 1 or spell is not last:
        return None
    said = (
        f"Il {it_day(spell.first_day)} i periodi della persona fanno insieme il {it_share(total, 2)} del tempo pieno."
    )
    return _error("PER09", said, "Chiudi il periodo di prima il giorno precedente, o riduci l'orario.", place)


def _error(code: str, message: str, mend: str, place: Place) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, mend=mend, place=place)
