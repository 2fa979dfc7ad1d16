"""Women and men by age and by profile, with small groups kept where the reader may not see people one by one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.kernel.suppression import hidden_cells
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value
from traguardo.staffing.domain.people import Gender, Person
from traguardo.staffing.domain.tables.composition import BANDS
from traguardo.staffing.domain.tables.heads import AT_WORK, REGISTER, Head, mains_on

LEAST = 4
KEPT = "riservato"
GENDERS = (Gender.WOMAN, Gender.MAN, None)
UNKNOWN_AGE, UNKNOWN_PROFILE = "Anno di nascita non indicato", "Profilo non indicato"
NOTE = f"«{KEPT}»: gruppi di meno di {LEAST} persone, e quelli che servirebbero a ricavarli."


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
    """Those at work by band of age and gender; `whole`: small groups too (GDPR art. 5 wants them kept otherwise)."""
    heads = [head for head in mains_on(people, day) if head.spell.contract in AT_WORK]
    labels = [label for _, _, label in BANDS]
    unknown = any(head.person.born is None for head in heads)
    return _crossed(heads, [*labels, *([UNKNOWN_AGE] if unknown else [])], lambda head: _band(head, day), whole=whole)


def age_table(found: Crossing, day: date) -> Table:
    """The same as a table."""
    return _table("by-age-and-gender", "Personale per età e genere", "Età", found, day)


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


def _band(head: Head, day: date) -> str:
    """The band of the age at the end of the year, as `by_age`."""
    if head.person.born is None:
        return UNKNOWN_AGE
    age = day.year - head.person.born
    return next((label for low, high, label in BANDS if low <= age <= high), BANDS[0][2])


def _profile(head: Head) -> str:
    return head.spell.profile or UNKNOWN_PROFILE
