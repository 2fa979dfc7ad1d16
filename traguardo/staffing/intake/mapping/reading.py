"""The table of an export into a register through a mapping, with every problem at its row and under its own heading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from traguardo.kernel.finding import Finding, Place
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import listed, short
from traguardo.staffing.domain.mapping import (
    ABSENT,
    STAYING,
    UNKNOWN,
    VOICES,
    ColumnMap,
    Export,
    Target,
    lacking,
    merge,
    translate,
)
from traguardo.staffing.domain.people import Person
from traguardo.staffing.domain.register import Register
from traguardo.staffing.intake.columns import PEOPLE, PRESENCES, Field
from traguardo.staffing.intake.reading import Reading, reading_of, row_of

FIELDS: Mapping[Target, Mapping[str, Field]] = {Target.PEOPLE: PEOPLE, Target.PRESENCES: PRESENCES}
Units = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedReading:
    """What the file says through a mapping; `unknown`: values to give a meaning to, by voice, with how many rows."""

    reading: Reading
    unknown: Mapping[str, Mapping[str, int]]


def read_mapped(
    export: Export, mapping: ColumnMap, *, units: Units, held: tuple[Person, ...] = (), on: date
) -> MappedReading:
    """The register of an export. `units` says which codes are units; `held` and `on` are who we have and the day of a snapshot.

    MAP02 a voice without a column, MAP03 a column the file has not, MAP04 a value without a meaning, MAP06 who is not in
    a snapshot; PER… as in the register's own files.
    """
    findings = [*lacking(mapping), *_absent(export, mapping)]
    if findings:
        return MappedReading(reading=reading_of([], [], findings), unknown={})
    told = translate(export, mapping, knows(units))
    begins = {"first_day": it_day(on)} if mapping.snapshot and mapping.target is Target.PEOPLE else {}
    findings += _unknown(export, told.unknown)
    fields = _fields(mapping)
    unclear = set(told.unknown)
    read = [
        found
        for number, texts in told.rows
        if (
            found := row_of(
                _clear(begins | {voice: text for voice, text in texts.items() if text}, unclear, fields),
                Place(sheet=export.sheet, row=number),
                fields,
                findings,
            )
        )
    ]
    people = read if mapping.target is Target.PEOPLE else []
    reading = reading_of(people, [] if people else read, findings)
    merged = _merged(reading, held, on) if mapping.snapshot and people and not reading.refused else reading
    return MappedReading(reading=merged, unknown=told.unknown)


def knows(units: Units) -> Mapping[str, Callable[[str], bool]]:
    """For each voice with values, whether the register reads a word as it is."""
    return {
        "gender": lambda text: PEOPLE["gender"].read(text) is not None,
        "unit": units,
        "category": lambda text: len(text) <= PEOPLE["category"].longest,
        "position": lambda text: PEOPLE["position"].read(text) is not None,
        "contract": lambda text: PEOPLE["contract"].read(text) is not None,
    }


def own_word(voice: str, value: str) -> str:
    """A value the register reads as it is, in the register's own word for it."""
    read = PEOPLE[voice].read(value)
    return str(getattr(read, "label", read)) if voice in {"position", "contract"} else str(read)


def _fields(mapping: ColumnMap) -> dict[str, Field]:
    """Our fields under their headings, so that a problem names the column of the file."""
    return {
        voice: replace(field, heading=mapping.columns.get(voice, field.heading))
        for voice, field in FIELDS[mapping.target].items()
    }


def _clear(texts: Mapping[str, str], unclear: set[str], fields: Mapping[str, Field]) -> dict[str, str]:
    """A row without the values that have no meaning yet, told once for all rows, where an example stands for them."""
    return {
        voice: (fields[voice].example if voice in unclear and fields[voice].read(text) is None else text)
        for voice, text in texts.items()
        if voice in fields
    }


def _absent(export: Export, mapping: ColumnMap) -> list[Finding]:
    return [
        ABSENT.finding(
            Hit(message=f"«{heading}» ({VOICES[mapping.target][voice]}) non è fra le colonne del file.", value=heading)
        )
        for voice, heading in mapping.columns.items()
        if export.column(heading) is None
    ]


def _unknown(export: Export, unknown: Mapping[str, Mapping[str, int]]) -> list[Finding]:
    words = VOICES[Target.PEOPLE]
    return [
        UNKNOWN.finding(
            Hit(
                message=f"{words[voice]}: «{short(value)}», {'1 riga' if rows == 1 else f'{rows} righe'}.",
                place=Place(sheet=export.sheet, column=words[voice]),
                value=short(value),
            )
        )
        for voice, values in unknown.items()
        for value, rows in values.items()
    ]


def _merged(reading: Reading, held: tuple[Person, ...], on: date) -> Reading:
    """The same reading with the history of who was there, each spell at the row that told it."""
    found = merge(held, reading.register.people, on=on)
    first = {code: spells[0][1] for code, spells in reading.spells.items()}
    spells = {one.code: tuple((spell, first[one.code]) for spell in one.spells) for one in found.people}
    notes: tuple[Finding, ...] = ()
    if found.staying:
        message = f"In servizio e non nel file: {listed(found.staying, limit=20)}. Restano come sono."
        notes = (STAYING.finding(Hit(message=message)),)
    register = Register(people=found.people, presences=reading.register.presences)
    return replace(reading, register=register, spells=spells, findings=(*reading.findings, *notes))
