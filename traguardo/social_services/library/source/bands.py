"""The rows of a table changed as bands: an upper limit moves its neighbour's lower one, a band is parted or taken away."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Rule = dict[str, Any]
KINDS = ("amount", "percent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A row as a band: `key` is what it limits, `limit` its upper end, `figure` what it gives (`kind`); None where not a number."""

    place: int
    title: str
    key: str
    limit: object | None
    kind: str
    figure: object | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is wanted of a band: another title, limit, figure; gone; or parted at a limit, with a figure above it."""

    place: int
    title: str
    limit: object | None = None
    figure: object | None = None
    gone: bool = False
    part_at: object | None = None
    part_figure: object | None = None


def bands(rule: Mapping[str, Any]) -> list[Band]:
    """The rows of a table's plain data that can be changed as bands, in order; the others have a limit and figure of None."""
    return [_band(place, row) for place, row in enumerate(rule.get("row", ()))]


def _band(place: int, row: Mapping[str, Any]) -> Band:
    key = next((name for name, match in row.get("when", {}).items() if _bounded(match)), "")
    match = row.get("when", {}).get(key, {}) if key else {}
    kind = next((each for each in KINDS if each in row["gives"]), "")
    figure = row["gives"].get(kind) if kind else None
    return Band(
        place=place,
        title=str(row.get("title", "")),
        key=key,
        limit=_number(match.get("up_to")),
        kind=kind,
        figure=_number(figure),
    )


def _bounded(match: object) -> bool:
    return isinstance(match, Mapping) and any(_number(match.get(end)) is not None for end in ("over", "up_to"))


def _number(value: object) -> object | None:
    return None if value is None or isinstance(value, str | bool | Mapping) else value


def with_bands(rule: Rule, changes: Sequence[Change]) -> Rule:
    """The table's plain data with its bands changed; conditions on other keys stay."""
    changed = deepcopy(rule)
    rows = changed["row"]
    for change, band in zip(changes, bands(rule), strict=True):
        _set(rows, band, change)
    for change in sorted(changes, key=lambda each: -each.place):
        if change.gone:
            _drop(rows, change.place)
        elif change.part_at is not None:
            _part(rows, change.place, change)
    return changed


def _set(rows: list[Rule], band: Band, change: Change) -> None:
    row = rows[band.place]
    if change.title or "title" in row:
        row["title"] = change.title
    if band.figure is not None and change.figure is not None:
        row["gives"][band.kind] = change.figure
    if band.limit is not None and change.limit is not None and change.limit != band.limit:
        for other in _above(rows, band.place, band.key, band.limit):
            other["when"][band.key]["over"] = change.limit
        row["when"][band.key]["up_to"] = change.limit


def _above(rows: list[Rule], place: int, key: str, limit: object) -> Iterator[Rule]:
    """The rows that begin where this one ends, with the same other conditions."""
    others = {name: match for name, match in rows[place]["when"].items() if name != key}
    for row in rows:
        when = row.get("when", {})
        rest = {name: match for name, match in when.items() if name != key}
        if rest == others and isinstance(when.get(key), Mapping) and when[key].get("over") == limit:
            yield row


def _drop(rows: list[Rule], place: int) -> None:
    """The band above takes its room."""
    band = _band(place, rows[place])
    match = rows[place].get("when", {}).get(band.key, {}) if band.key else {}
    if band.limit is not None:
        for other in _above(rows, place, band.key, band.limit):
            other["when"][band.key] = {end: value for end, value in other["when"][band.key].items() if end != "over"}
            other["when"][band.key] |= {end: match[end] for end in ("over", "from") if end in match}
            if not other["when"][band.key]:
                del other["when"][band.key]
    del rows[place]


def _part(rows: list[Rule], place: int, change: Change) -> None:
    """Two bands: up to the limit as it was, over it with the new figure."""
    row, band = rows[place], _band(place, rows[place])
    above = deepcopy(row)
    row["when"][band.key]["up_to"] = change.part_at
    lower = {"over": change.part_at}
    upper = {end: value for end, value in above["when"][band.key].items() if end in {"up_to", "below"}}
    above["when"][band.key] = lower | upper
    above["gives"][band.kind] = change.part_figure
    above.pop("title", None)
    rows.insert(place + 1, above)
