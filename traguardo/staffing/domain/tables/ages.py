"""Women and men by age and by profile, with small groups kept where the reader may not see people one by one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from traguardo.kernel.suppression import hidden_cells
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value
from traguardo.staffing.domain.people import Gender, Person
from traguardo.staffing.domain.tables.composition import BANDS
from traguardo.staffing.domain.tables.heads import REGISTER, Head, mains_on

LEAST = 4
KEPT = "riservato"
GENDERS = (Gender.WOMAN, Gender.MAN, None)
UNKNOWN_AGE, UNKNOWN_PROFILE = "Anno di nascita non indicato", "Profilo non indicato"
TOGETHER = f"Le fasce sono messe insieme finché nessun gruppo è di meno di {LEAST} persone."
NOTE = (
    f"«{KEPT}»: meno di {LEAST} persone, che si potrebbero riconoscere, o una cifra da cui si ricaverebbe quante sono."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How many women, men and people of unsaid gender a group has, None where kept; the total is always told."""

    label: str
    counts: tuple[int | None, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Groups by gender, with the sum of each gender, told anyway: nothing kept can be worked out from the sums."""

    groups: tuple[Group, ...]
    sums: tuple[int, ...]


def ages_by_gender(people: Iterable[Person], day: date, *, whole: bool) -> Crossing:
    """Everybody on the day by band of age and gender; unless `whole`, bands are put together until no group is too small.

    GDPR art. 5 (no more than needed): a band of three men says who they are to whoever works there. Those counted are those
    of `gender_table`: with others, the two taken one from the other would tell the gender of the few in only one of them.
    """
    heads = mains_on(people, day)
    aged = [(day.year - head.person.born, head) for head in heads if head.person.born is not None]
    bands = [(low, high) for low, high, _ in BANDS]
    while not whole and len(bands) > 1 and (small := _small(bands, aged)) is not None:
        first = min(small, len(bands) - 2)
        bands[first : first + 2] = [(bands[first][0], bands[first + 1][1])]
    labels = {band: _named(*band) for band in bands}
    ages = {id(head): _band(age, bands) for age, head in aged}
    unknown = [UNKNOWN_AGE] if len(aged) < len(heads) else []
    told = [labels[band] for band in bands]
    return _crossed(
        heads, [*told, *unknown], lambda head: labels.get(ages.get(id(head), (0, 0)), UNKNOWN_AGE), whole=whole
    )


def _small(bands: Sequence[tuple[int, int]], aged: Sequence[tuple[int, Head]]) -> int | None:
    """The first band with somebody, but too few, of a gender."""
    for place, (low, high) in enumerate(bands):
        counts = Counter(head.person.gender for age, head in aged if low <= age <= high)
        if any(0 < count < LEAST for count in counts.values()):
            return place
    return None


def _band(age: int, bands: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The band of the age at the end of the year, as `by_age`."""
    return next((band for band in bands if band[0] <= age <= band[1]), bands[0])


def _named(low: int, high: int) -> str:
    """«Fino a 30», «Da 31 a 40», «Oltre 60», «Tutte le età»."""
    if low == BANDS[0][0]:
        return "Tutte le età" if high == BANDS[-1][1] else f"Fino a {high}"
    return f"Oltre {low - 1}" if high == BANDS[-1][1] else f"Da {low} a {high}"


def age_table(found: Crossing, day: date) -> Table:
    """The same as a table."""
    made = _table("by-age-and-gender", "Personale per età e genere", "Età", found, day)
    return replace(made, note=made.note or TOGETHER) if len(found.groups) < len(BANDS) else made


def gender_table(people: Iterable[Person], day: date, *, whole: bool) -> Table:
    """Everybody on the day by profile and gender."""
    heads = mains_on(people, day)
    labels = sorted({_profile(head) for head in heads}, key=str.casefold)
    found = _crossed(heads, labels, _profile, whole=whole)
    return _table("by-gender", "Personale per profilo e genere", "Profilo", found, day)


def _crossed(heads: Sequence[Head], labels: Sequence[str], label: Callable[[Head], str], *, whole: bool) -> Crossing:
    counter = Counter((label(head), head.person.gender) for head in heads)
    counts = [[counter[name, gender] for gender in GENDERS] for name in labels]
    hidden = frozenset() if whole or not counts else hidden_cells(counts, LEAST, open_rows=True)
    groups = tuple(
        Group(
            label=name,
            counts=tuple(None if (row, column) in hidden else count for column, count in enumerate(line)),
            total=sum(line),
        )
        for row, (name, line) in enumerate(zip(labels, counts, strict=True))
    )
    return Crossing(groups=groups, sums=tuple(sum(line[column] for line in counts) for column in range(len(GENDERS))))


def _table(code: str, title: str, stub: str, found: Crossing, day: date) -> Table:
    many = len(GENDERS) if found.sums[-1] else len(GENDERS) - 1
    rows = [
        Row(code=each.label, label=each.label, values=(*_cells(each.counts[:many]), Decimal(each.total)))
        for each in found.groups
    ]
    totals = (*found.sums[:many], sum(found.sums))
    rows.append(Row(code="total", label="Totale", values=tuple(map(Decimal, totals)), kind=RowKind.TOTAL))
    names = ("Donne", "Uomini", "Non indicato")[:many]
    kept = any(None in each.counts[:many] for each in found.groups)
    return Table(
        code=code,
        title=title,
        columns=tuple(Column(heading=name, measure=Measure.NUMBER, unit="persone") for name in (*names, "Totale")),
        rows=tuple(rows),
        source=REGISTER,
        stub=stub,
        as_of=day,
        note=NOTE if kept else "",
    )


def _cells(counts: Iterable[int | None]) -> list[Value]:
    return [KEPT if count is None else Decimal(count) for count in counts]


def _profile(head: Head) -> str:
    return head.spell.profile or UNKNOWN_PROFILE
