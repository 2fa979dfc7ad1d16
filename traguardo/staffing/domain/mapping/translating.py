"""The rows of an export in the words of the register, and the values nobody said the meaning of."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.numbers import italian, read_number
from traguardo.staffing.domain.mapping.model import VALUED, ColumnMap, Export, FullTime

Knows = Callable[[str], bool]
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
DAY = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?$")
YEAR = re.compile(r"(?:^|\D)((?:19|20)\d{2})(?:\D|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """Rows by number, each voice in the register's own words; `unknown`: values without a meaning, with how many rows."""

    rows: tuple[tuple[int, Mapping[str, str]], ...]
    unknown: Mapping[str, Mapping[str, int]]


def translate(export: Export, mapping: ColumnMap, knows: Mapping[str, Knows]) -> Translated:
    """Every row through the mapping. `knows` says, for a voice, whether the register reads a word as it is."""
    unknown: dict[str, dict[str, int]] = {}
    rows = []
    for number, cells in export.rows:
        said = _cells(export, mapping, cells)
        told = {voice: _meaning(voice, text, mapping, knows, unknown) for voice, text in said.items()}
        rows.append((number, {voice: _written(voice, text, mapping) for voice, text in told.items()}))
    return Translated(rows=tuple(rows), unknown=unknown)


def values_of(export: Export, mapping: ColumnMap, voice: str) -> Mapping[str, int]:
    """The values the column of a voice holds, with how many rows each, the commonest first."""
    counts: dict[str, int] = {}
    for _, cells in export.rows:
        text = _cells(export, mapping, cells).get(voice, "")
        if text:
            counts[text] = counts.get(text, 0) + 1
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _cells(export: Export, mapping: ColumnMap, cells: tuple[str, ...]) -> dict[str, str]:
    said = dict(mapping.fixed)
    for voice, heading in mapping.columns.items():
        at = export.column(heading)
        text = cells[at].strip() if at is not None and at < len(cells) else ""
        said[voice] = text or mapping.fixed.get(voice, "")
    if surname := said.pop("surname", ""):
        said["name"] = f"{surname} {said.get('name', '')}".strip()
    return said


def _meaning(
    voice: str, text: str, mapping: ColumnMap, knows: Mapping[str, Knows], unknown: dict[str, dict[str, int]]
) -> str:
    if not text or voice not in VALUED:
        return text
    told = mapping.values.get(voice, {}).get(text)
    if told is not None:
        return told
    if not knows[voice](text):
        counts = unknown.setdefault(voice, {})
        counts[text] = counts.get(text, 0) + 1
    return text


def _written(voice: str, text: str, mapping: ColumnMap) -> str:
    if not text:
        return text
    if voice in {"first_day", "last_day"}:
        return _day(text, mapping)
    if voice == "born":
        year = YEAR.search(text)
        return year[1] if year else text
    return _full_time(text, mapping) if voice == "full_time" else text


def _day(text: str, mapping: ColumnMap) -> str:
    """A day as the register reads it; nothing for the days that stand for «no end»."""
    said = TIME.sub("", text)
    if compact := COMPACT.fullmatch(said):
        said = "/".join(reversed(compact.groups()))
    if dotted := DAY.fullmatch(said):
        said = "/".join(dotted.groups())
    return "" if said in mapping.endless else said


def _full_time(text: str, mapping: ColumnMap) -> str:
    """A share of full time as the register reads it; as it is when it is no number, for the reader to refuse."""
    read = read_number(text)
    if read is None:
        return text
    value = Fraction(read.value)
    if read.percent or mapping.full_time is FullTime.PERCENT:
        return f"{italian(value, 4)}%"
    if mapping.full_time is FullTime.SHARE:
        return f"{italian(value * 100, 4)}%"
    return f"{italian(value, 4)}/{italian(mapping.hours, 4)}"
