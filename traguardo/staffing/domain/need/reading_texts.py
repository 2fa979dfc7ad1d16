"""What an act prints around its tables: counts of other tables, percentages of a whole, changes between two years."""

from fractions import Fraction

from traguardo.kernel.entry import Entry, exact
from traguardo.staffing.domain.need.kinds import Held
from traguardo.staffing.domain.need.model import Change, Count, Part, Shares

MOST = 1_000_000
NONE = Fraction(0)


def read_count(entry: Entry) -> Count:
    """A number of another table."""
    entry.only("table", "what", "category", "n")
    return Count(
        table=entry.text("table", needed=True),
        what=entry.word("what", Held, Held.IN_SERVICE),
        category=entry.text("category"),
        n=entry.number("n", high=MOST, needed=True) or NONE,
        place=entry.place,
    )


def read_shares(entry: Entry) -> Shares:
    """A whole with its parts [[shares.part]]."""
    entry.only("title", "whole", "part")
    return Shares(
        title=entry.text("title", needed=True),
        whole=entry.number("whole", low=1, high=MOST, needed=True) or Fraction(1),
        parts=tuple(map(_part, entry.tables("part"))),
        place=entry.place,
    )


def _part(entry: Entry) -> Part:
    entry.only("label", "n", "percent")
    percent, decimals = _percent(entry)
    return Part(
        label=entry.text("label", needed=True),
        n=entry.number("n", high=MOST, needed=True) or NONE,
        percent=percent,
        decimals=decimals,
        place=entry.place,
    )


def read_change(entry: Entry) -> Change:
    """A change between two years."""
    entry.only("what", "before", "after", "percent")
    percent, decimals = _percent(entry)
    if percent is None:
        entry.refuse("Manca «percent», la variazione scritta, come «+25%».", key="percent")
    return Change(
        what=entry.text("what", needed=True),
        before=entry.number("before", high=MOST, needed=True) or NONE,
        after=entry.number("after", high=MOST, needed=True) or NONE,
        percent=percent or NONE,
        decimals=decimals,
        place=entry.place,
    )


def _percent(entry: Entry) -> tuple[Fraction | None, int]:
    """A percentage in points, and with how many decimals it is printed: «86,08%» is 86.08 and two."""
    said = entry.text("percent")
    if not said:
        return None, 0
    read = exact(said) if said.endswith("%") else None
    if read is None:
        entry.refuse(f"«percent» è «{said}»: serve una percentuale, come 86,08%.", key="percent")
        return None, 0
    return read * 100, len(said.rstrip("% ").partition(",")[2])
