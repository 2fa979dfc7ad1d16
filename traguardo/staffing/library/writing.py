"""The register as CSV files that come back in as they went out, and the workbook to start from."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

import xlsxwriter

from traguardo.kernel.cells import safe_cell
from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian
from traguardo.staffing.domain.people import Person, Spell
from traguardo.staffing.domain.register import Presences, Register
from traguardo.staffing.intake.columns import PEOPLE, PRESENCES, Field

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same content gives the same bytes
SHEETS: Mapping[str, Mapping[str, Field]] = {"persone": PEOPLE, "presenze": PRESENCES}


def register_files(register: Register) -> dict[str, str]:
    """The texts of «persone.csv» and «presenze.csv», in the order given; a file without rows is left out."""
    people = [_person_row(person, spell) for person in register.people for spell in person.spells]
    days = [_presence_row(key, register.presences) for key in register.presences]
    rows = {"persone": people, "presenze": days}
    return {f"{name}.csv": _csv(SHEETS[name], found) for name, found in rows.items() if found}


def template() -> bytes:
    """A workbook with the two sheets, an example row each, and what every column holds."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": NEVER})
    head = workbook.add_format({"bold": True, "text_wrap": True, "bg_color": "#17324D", "font_color": "#FFFFFF"})
    as_text = workbook.add_format({"num_format": "@"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for name, fields in SHEETS.items():
        page = workbook.add_worksheet(name)
        page.freeze_panes(1, 1)
        page.set_column(0, len(fields) - 1, 20, as_text)
        for at, field in enumerate(fields.values()):
            page.write_string(0, at, field.heading, head)
            page.write_comment(0, at, field.help)
            page.write_string(1, at, field.example, as_text)
    guide = workbook.add_worksheet("guida")
    guide.set_column(0, 1, 18)
    guide.set_column(2, 2, 80)
    lines = [(name, field) for name, fields in SHEETS.items() for field in fields.values()]
    told = [("foglio", "colonna", "che cosa contiene"), *((name, field.heading, field.help) for name, field in lines)]
    for row, cells in enumerate(told):
        for at, text in enumerate(cells):
            guide.write_string(row, at, text, wrapped if row else head)
    workbook.close()
    return content.getvalue()


def _csv(fields: Mapping[str, Field], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([field.heading for field in fields.values()])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _person_row(person: Person, spell: Spell) -> Sequence[str]:
    return (
        person.code,
        person.name,
        person.gender.value if person.gender else "",
        str(person.born or ""),
        spell.unit,
        spell.category,
        spell.profile,
        spell.position.label,
        spell.contract.label,
        full_time_words(spell.full_time),
        it_day(spell.first_day),
        _day(spell.last_day),
    )


def _presence_row(key: tuple[str, int], presences: Presences) -> Sequence[str]:
    code, year = key
    return code, str(year), str(presences[key].due), str(presences[key].worked)


def full_time_words(share: Fraction) -> str:
    """«50%» where a percentage with two decimals is exact, else «5/6»."""
    points = share * 100
    return f"{italian(points)}%" if (points * 100).denominator == 1 else f"{share.numerator}/{share.denominator}"


def _day(day: date | None) -> str:
    return it_day(day) if day else ""
