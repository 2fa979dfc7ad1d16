"""The rows of a draft in words, each with its findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from traguardo.kernel.dates import read_day
from traguardo.kernel.italian import it_day
from traguardo.staffing.domain.need.content import rows
from traguardo.staffing.intake.need_parts import PARTS, Field, Part, Sort
from traguardo.staffing.queries.needs import NeedSheet
from traguardo.staffing.views.needs.desk import Noted

PRINTS = {"year_of_plan", "count", "shares", "change", "printed", "leps"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: its place from 1 (0 where there is one only), its name, its values in a line, what is wrong with it."""

    place: int
    name: str
    facts: str
    notes: tuple[Noted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The rows of a part; `prints`: figures of the act, only held against the computed ones."""

    part: Part
    rows: tuple[Row, ...]
    prints: bool


def blocks(sheet: NeedSheet, notes: Sequence[Noted]) -> list[Block]:
    """Every part of a need with its rows."""
    return [_block(part, sheet, notes) for part in PARTS]


def row_name(part: Part, row: Mapping[str, object], sheet: NeedSheet) -> str:
    """What a row is called: its head, in words where it is a choice; a post with its category."""
    field = next((each for each in part.fields if each.key == part.head), None)
    name = _value(field, row, sheet) if field else part.title
    return f"{name} ({row.get('category', '')})" if part.key == "post" else name or str(row.get("code", ""))


def _block(part: Part, sheet: NeedSheet, notes: Sequence[Noted]) -> Block:
    mine = [each for each in notes if each.finding.place.sheet.partition(".")[0] == part.key]
    if part.single:
        table = sheet.content.get(part.key, {}) if part.key else sheet.content
        row = table if isinstance(table, Mapping) else {}
        found = [Row(place=0, name=part.title, facts=_facts(part, row, sheet), notes=tuple(mine) if part.key else ())]
    else:
        found = [
            Row(
                place=place,
                name=row_name(part, row, sheet),
                facts=_facts(part, row, sheet),
                notes=tuple(each for each in mine if each.finding.place.row == place),
            )
            for place, row in enumerate(rows(sheet.content, part.key), 1)
        ]
    return Block(part=part, rows=tuple(found), prints=part.key in PRINTS)


def _facts(part: Part, row: Mapping[str, object], sheet: NeedSheet) -> str:
    """«Posti ottimali 60 · Costo medio annuo 38.700,00 €»: what is there, but the name and the printed figures."""
    fields = [each for each in part.fields if each.key != part.head and (part.single or not each.printed)]
    told = [(each, _value(each, row, sheet)) for each in fields]
    return " · ".join(
        each.label if each.sort is Sort.FLAG else f"{each.label}: {value}" for each, value in told if value
    )


def _value(field: Field, row: Mapping[str, object], sheet: NeedSheet) -> str:
    value = row.get(field.key)
    if value is None or value is False or value == "":
        return ""
    if field.of_posts:
        post = sheet.need.post(str(value))
        return f"{post.profile} ({post.category})" if post else str(value)
    if field.sort is Sort.CHOICE:
        return dict(field.choices).get(str(value), str(value))
    if field.sort is Sort.DAY:
        day = read_day(str(value))
        return it_day(day) if day else str(value)
    if field.sort is Sort.MONEY:
        return f"{value} €"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
