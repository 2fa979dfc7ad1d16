"""Changes to a fund under construction: put an item in, take it out, move it among its neighbours. The fund given is left as it is."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from traguardo.incentives.domain.fund import Agreement, Fund, Line, Pool, Section, Total, Use
from traguardo.incentives.domain.fund.model import DIRECT, INDIRECT, NEXT_YEAR, SAVING, WHOLE_FUND

Item = Section | Line | Total | Pool | Use | Agreement
TAKEN = {WHOLE_FUND, DIRECT, INDIRECT, NEXT_YEAR, SAVING}
LONGEST = 40


class Part(StrEnum):
    """The lists a fund is made of, by their names in `Fund`."""

    SECTION = "sections"
    LINE = "lines"
    TOTAL = "totals"
    POOL = "pools"
    USE = "uses"
    AGREEMENT = "agreements"


def items(fund: Fund, part: Part) -> tuple[Item, ...]:
    """The items of a part, in the order of the fund."""
    found: tuple[Item, ...] = getattr(fund, part.value)
    return found


def item_of(fund: Fund, part: Part, code: str) -> Item | None:
    """The item of that code, None when there is none."""
    return next((each for each in items(fund, part) if each.code == code), None)


def with_item(fund: Fund, part: Part, item: Item) -> Fund:
    """The fund with the item in the place of the one of its code, or after the last of its group when it is new."""
    known = items(fund, part)
    if item_of(fund, part, item.code) is not None:
        return _with(fund, part, [item if each.code == item.code else each for each in known])
    beside = [place for place, each in enumerate(known) if group(each) == group(item)]
    place = beside[-1] + 1 if beside else len(known)
    return _with(fund, part, [*known[:place], item, *known[place:]])


def without_item(fund: Fund, part: Part, code: str) -> Fund:
    """The fund without that item; LookupError when there is none."""
    _known(fund, part, code)
    return _with(fund, part, [each for each in items(fund, part) if each.code != code])


def shifted(fund: Fund, part: Part, code: str, *, up: bool) -> Fund:
    """The fund with that item one place before or after among those of its group; the same at the ends."""
    moving, known = _known(fund, part, code), list(items(fund, part))
    beside = [place for place, each in enumerate(known) if group(each) == group(moving)]
    here = next(at for at, place in enumerate(beside) if known[place].code == code)
    there = here - 1 if up else here + 1
    if 0 <= there < len(beside):
        known[beside[here]], known[beside[there]] = known[beside[there]], known[beside[here]]
    return _with(fund, part, known)


def group(item: Item) -> str:
    """What an item stands among: lines by section, uses by pool, agreements by the line they are part of."""
    if isinstance(item, Line):
        return item.section
    if isinstance(item, Use):
        return item.pool
    return item.line if isinstance(item, Agreement) else ""


def new_code(fund: Fund, words: str) -> str:
    """A code that no figure of the fund has, from the words that describe it: lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "voce"
    taken = TAKEN | {each.code for part in Part for each in items(fund, part)}
    candidates = (stem if number == 1 else f"{stem[: LONGEST - 4]}-{number}" for number in range(1, len(taken) + 2))
    return next(code for code in candidates if code not in taken)


def _known(fund: Fund, part: Part, code: str) -> Item:
    found = item_of(fund, part, code)
    if found is None:
        raise LookupError(f"Nel fondo non c’è «{code}».")
    return found


def _with(fund: Fund, part: Part, changed: Sequence[Item]) -> Fund:
    return replace(fund, **{part.value: tuple(changed)})  # type: ignore[arg-type]
