"""Files of people and of presences into a register, with every problem at its row and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from traguardo.books import problems, read_book
from traguardo.books.rows import Book, Row, Sheet, Unreadable
from traguardo.books.uploads import laid_out
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.wording import letters, listed
from traguardo.staffing.domain.people import Contract, Person, Position, Presence, Spell
from traguardo.staffing.domain.register import Register
from traguardo.staffing.intake.columns import PEOPLE, PRESENCES, Field, text_of

Values = Mapping[str, Any]
Read = tuple[Values, Place]
FULL = PEOPLE["full_time"].read("100%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the files say. `spells` and `days` are where each spell and presence was read, by the person's code."""

    register: Register
    spells: Mapping[str, tuple[tuple[Spell, Place], ...]]
    days: Mapping[str, Place]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_register(files: Mapping[str, bytes]) -> Reading:
    """A workbook, or CSV files: a sheet with «giorni dovuti» is of presences, one with «dal» of people.

    PER01 no such sheet, PER02 a cell is missing, PER03 a cell cannot be read, PER05 one code for two people, PER11 more
    days worked than due, PER12 a row twice; LET… what cannot be opened.
    """
    with laid_out(files) as path:
        try:
            book = read_book(path)
        except Unreadable as unreadable:
            return reading_of([], [], [unreadable.finding])
    findings = [finding for finding in book.findings if finding.severity is not Severity.NOTE]
    people = _rows(book, PEOPLE, findings)
    days = _rows(book, PRESENCES, findings)
    if not any(_fields_of(sheet) for sheet in book.sheets):
        said = "Nel file non c'è un foglio di persone né di presenze."
        mend = f"La prima riga porta le intestazioni: {listed([f.heading for f in PEOPLE.values()], limit=20)}."
        findings.append(problems.error("PER01", said, mend))
    return reading_of(people, days, findings)


def reading_of(people: Sequence[Read], days: Sequence[Read], findings: list[Finding]) -> Reading:
    """The register that rows tell, with what is wrong among them: PER05, PER11, PER12."""
    spells: dict[str, list[tuple[Spell, Place]]] = {}
    for values, place in people:
        spells.setdefault(values["code"], []).append((_spell(values), place))
    findings += [*_twins(people), *_repeated(people, ("code", "unit", "first_day")), *_repeated(days, ("code", "year"))]
    findings += [_overworked(values, place) for values, place in days if values["worked"] > values["due"]]
    told = {
        (values["code"], values["year"]): Presence(due=values["due"], worked=values["worked"]) for values, _ in days
    }
    return Reading(
        register=Register(people=tuple(_people(people, spells)), presences=told),
        spells={code: tuple(each) for code, each in spells.items()},
        days={values["code"]: place for values, place in reversed(days)},
        findings=tuple(findings),
    )


def _people(rows: Sequence[Read], spells: Mapping[str, Sequence[tuple[Spell, Place]]]) -> list[Person]:
    first = {values["code"]: values for values, _ in reversed(rows)}
    return [
        Person(
            pk=0,
            code=code,
            name=first[code]["name"],
            gender=first[code]["gender"],
            born=first[code]["born"],
            spells=tuple(sorted((spell for spell, _ in held), key=lambda spell: (spell.first_day, spell.unit))),
        )
        for code, held in spells.items()
    ]


def _spell(values: Values) -> Spell:
    return Spell(
        unit=values["unit"],
        category=values["category"],
        profile=values["profile"] or "",
        position=values["position"] or Position.STAFF,
        contract=values["contract"] or Contract.PERMANENT,
        full_time=FULL if values["full_time"] is None else values["full_time"],
        first_day=values["first_day"],
        last_day=values["last_day"],
    )


def _fields_of(sheet: Sheet) -> Mapping[str, Field]:
    """Which of the two sheets this is, by its heads; none when it is another."""
    heads = {letters(text_of(cell)) for cell in sheet.rows[0].cells} if sheet.rows else set()
    if letters(PRESENCES["due"].heading) in heads:
        return PRESENCES
    return PEOPLE if letters(PEOPLE["first_day"].heading) in heads else {}


def _rows(book: Book, fields: Mapping[str, Field], findings: list[Finding]) -> list[Read]:
    """The rows of the sheets of these fields; those with a problem are told and left out."""
    found = []
    for sheet in book.sheets:
        if _fields_of(sheet) is not fields:
            continue
        heads = [letters(text_of(cell)) for cell in sheet.rows[0].cells]
        at = {
            key: heads.index(letters(field.heading)) for key, field in fields.items() if letters(field.heading) in heads
        }
        if missing := [field.heading for key, field in fields.items() if field.needed and key not in at]:
            said = f"Mancano le colonne: {listed(missing, limit=20)}."
            place = Place(sheet=sheet.name, row=1)
            findings.append(
                problems.error("PER01", said, "Aggiungile con queste intestazioni, o parti dal modello.", place)
            )
            continue
        found += [read for row in sheet.rows[1:] if (read := _row(sheet.name, row, at, fields, findings))]
    return found


def _row(
    sheet: str, row: Row, at: Mapping[str, int], fields: Mapping[str, Field], findings: list[Finding]
) -> Read | None:
    texts = {key: text_of(row.cells[index]) if index < len(row.cells) else "" for key, index in at.items()}
    return row_of(texts, Place(sheet=sheet, row=row.number), fields, findings)


def row_of(texts: Mapping[str, str], place: Place, fields: Mapping[str, Field], findings: list[Finding]) -> Read | None:
    """The values of a row of texts by voice; None when it is empty, or has a problem, which is told."""
    if not any(texts.values()):
        return None
    before = len(findings)
    values = {
        key: _value(field, texts.get(key, ""), replace(place, column=field.heading), findings)
        for key, field in fields.items()
    }
    return (values, place) if len(findings) == before else None


def _value(field: Field, text: str, place: Place, findings: list[Finding]) -> Any:  # noqa: ANN401 - what the field reads
    if not text:
        if field.needed:
            said = f"Manca «{field.heading}»."
            findings.append(problems.error("PER02", said, f"Riempi la cella. {field.help}", place))
        return None
    value = field.read(text)
    if value is None:
        said, mend = f"«{text}» non va bene come {field.heading}.", f"Scrivi {field.wanted}."
        findings.append(problems.error("PER03", said, mend, place, text))
    if field.longest and len(text) > field.longest:
        said = f"«{field.heading}» ha {len(text)} caratteri: al massimo {field.longest}."
        findings.append(problems.error("PER03", said, "Accorcia il testo.", place, text))
    return value


def _twins(rows: Sequence[Read]) -> list[Finding]:
    """Rows of one code that say different people."""
    first: dict[str, Read] = {}
    found = []
    for values, place in rows:
        known, where = first.setdefault(values["code"], (values, place))
        for key in ("name", "gender", "born"):
            if values[key] != known[key]:
                said = f"La matricola «{values['code']}» ha {PEOPLE[key].heading} diverso alla riga {where.row}."
                mend = "Una matricola è di una persona sola: correggi la matricola, o scrivi gli stessi dati."
                at = Place(sheet=place.sheet, row=place.row, column=PEOPLE[key].heading)
                found.append(problems.error("PER05", said, mend, at))
    return found


def _repeated(rows: Sequence[Read], key: Sequence[str]) -> list[Finding]:
    first: dict[tuple[object, ...], Place] = {}
    found = []
    for values, place in rows:
        where = first.setdefault(tuple(values[each] for each in key), place)
        if where is not place:
            said = f"La riga ripete la {where.row}: stessa matricola, stesso {'anno' if 'year' in key else 'periodo'}."
            found.append(problems.error("PER12", said, "Tieni una delle due.", place))
    return found


def _overworked(values: Values, place: Place) -> Finding:
    said = f"I giorni lavorati, {values['worked']}, sono più dei dovuti, {values['due']}."
    at = Place(sheet=place.sheet, row=place.row, column=PRESENCES["worked"].heading)
    return problems.error("PER11", said, "Correggi uno dei due numeri.", at)
