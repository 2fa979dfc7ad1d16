"""The shape of NEED.toml as it is kept and changed: plain values, row by row; the content given is left as it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from traguardo.kernel.numbers import italian
from traguardo.staffing.domain.need.in_service import Service

Content = Mapping[str, object]
Row = dict[str, object]
PRINTED = ("printed", "year_of_plan", "count", "shares", "change", "leps")


def plain(value: object) -> object:
    """The same value for JSON: days as 2022-07-01, decimals as text."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, date | Decimal) else value


def rows(content: Content, part: str) -> list[Row]:
    """The tables [[part]], in their order."""
    found = content.get(part, [])
    return [dict(each) for each in found] if isinstance(found, list) else []


def with_row(content: Content, part: str, place: int | None, row: Mapping[str, object]) -> Row:
    """The content with a row in the place of the one that stands there (from 0), or after the last; empty values go away.

    LookupError when there is no such place.
    """
    known, told = (
        rows(content, part),
        {key: each for key, each in row.items() if each is not False and each not in ("", None, [])},
    )
    if place is None:
        return {**content, part: [*known, told]}
    _known(known, place)
    return {**content, part: [*known[:place], told, *known[place + 1 :]]}


def without_row(content: Content, part: str, place: int) -> Row:
    """The content without that row; LookupError when there is none."""
    known = rows(content, part)
    _known(known, place)
    left = [*known[:place], *known[place + 1 :]]
    return {key: each for key, each in {**content, part: left}.items() if each != []}


def without_prints(content: Content) -> Row:
    """The content without the figures that an act prints: what is left is what the program computes from."""
    bare = {key: value for key, value in content.items() if key not in PRINTED}
    for part in ("post", "standard", "hire", "source"):
        if part in bare:
            bare[part] = [
                {key: value for key, value in row.items() if not key.startswith("printed")} for row in rows(bare, part)
            ]
    return bare


def for_year(content: Content, year: int) -> Row:
    """What another year starts from: the same posts, sources and ceilings, the hires still to come, no printed figure."""
    kept = [row for row in rows(content, "hire") if str(row.get("from", "")) >= f"{year}-01-01"]
    start = {**without_prints(content), "year": year, "on": f"{year - 1}-12-31", "hire": kept}
    start.pop("title", None)
    return {key: value for key, value in start.items() if value != []}


def counted(content: Content, service: Service) -> Row:
    """The content with the numbers of the register in the place of those typed; the rest of each post stays."""
    posts = rows(content, "post")
    for row, held in zip(posts, service.held, strict=True):
        row |= dict(held.counts)
        row["full_time"] = italian(held.full_time, 4)
    return {**content, "on": service.day.isoformat(), "post": posts}


def _known(known: Sequence[Row], place: int) -> None:
    if not 0 <= place < len(known):
        raise LookupError("Nel fabbisogno quella riga non c'è più.")
