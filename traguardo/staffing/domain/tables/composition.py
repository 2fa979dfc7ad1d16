"""The staff of one day by gender, age and part time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.italian import it_share
from traguardo.kernel.ratio import rounded
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table
from traguardo.staffing.domain.people import Contract, Gender, Person
from traguardo.staffing.domain.tables.heads import AT_WORK, EMPLOYED, REGISTER, Head, mains_on

BANDS = (
    (0, 30, "Fino a 30"),
    (31, 40, "Da 31 a 40"),
    (41, 50, "Da 41 a 50"),
    (51, 60, "Da 51 a 60"),
    (61, 200, "Oltre 60"),
)
GROUPS = (
    ("employed", "Dipendenti", EMPLOYED),
    ("seconded", "In comando", (Contract.SECONDED_IN,)),
    ("agency", "Somministrati", (Contract.AGENCY,)),
)
FULL_WEEK = 36


def by_gender(people: Iterable[Person], day: date) -> Table:
    """Women and men by contract and profile; who has no gender in the register is in the total only."""
    heads = mains_on(people, day)
    rows: list[Row] = []
    for code, label, contracts in GROUPS:
        mine = [head for head in heads if head.spell.contract in contracts]
        profiles = sorted({head.spell.profile for head in mine}, key=str.casefold)
        rows += [
            _genders(
                f"{code}:{name}",
                f"{label}: {name or 'profilo non indicato'}",
                [h for h in mine if h.spell.profile == name],
            )
            for name in profiles
        ]
        rows.append(_genders(code, label, mine, RowKind.SUBTOTAL))
    rows.append(_genders("total", "Totale", heads, RowKind.TOTAL))
    columns = tuple(
        Column(heading=name, measure=Measure.NUMBER, unit="persone") for name in ("Donne", "Uomini", "Totale")
    )
    return Table(
        code="by-gender",
        title="Personale per genere",
        columns=columns,
        rows=tuple(rows),
        source=REGISTER,
        stub="Personale",
        as_of=day,
    )


def _genders(code: str, label: str, heads: Sequence[Head], kind: RowKind = RowKind.ITEM) -> Row:
    counts = Counter(head.person.gender for head in heads)
    values = (counts[Gender.WOMAN], counts[Gender.MAN], len(heads))
    return Row(code=code, label=label, values=tuple(map(Decimal, values)), kind=kind)


def by_age(people: Iterable[Person], day: date, *, contracts: Sequence[Contract] = AT_WORK) -> Table:
    """Age bands by the year of birth, the only one the register keeps: the age is that of the end of the year."""
    heads = [head for head in mains_on(people, day) if head.spell.contract in contracts]
    ages = [day.year - head.person.born for head in heads if head.person.born is not None]
    rows = [
        _share(f"{low}-{high}", label, sum(low <= age <= high for age in ages), len(heads))
        for low, high, label in BANDS
    ]
    if len(ages) < len(heads):
        rows.append(_share("unknown", "Anno di nascita non indicato", len(heads) - len(ages), len(heads)))
    rows.append(_share("total", "Totale", len(heads), len(heads), RowKind.TOTAL))
    columns = (
        Column(heading="Persone", measure=Measure.NUMBER, unit="persone"),
        Column(heading="Quota", measure=Measure.PERCENT),
    )
    return Table(
        code="by-age",
        title="Personale per età",
        columns=columns,
        rows=tuple(rows),
        source=REGISTER,
        stub="Età",
        as_of=day,
    )


def _share(code: str, label: str, n: int, whole: int, kind: RowKind = RowKind.ITEM) -> Row:
    percent = rounded(Fraction(n, whole) * 100, 2) if whole else None
    return Row(code=code, label=label, values=(Decimal(n), percent), kind=kind)


def part_time(people: Iterable[Person], day: date, *, week: int = FULL_WEEK) -> Table:
    """Who works less than full time, by profile, category, contract and hours; `week` is the hours of full time."""
    shares: Counter[tuple[str, str, str, Fraction]] = Counter()
    for person in people:
        held = [spell for spell in person.spells if spell.holds_on(day)]
        main, worked = person.spell_on(day), sum((spell.full_time for spell in held), Fraction(0))
        if main and main.contract in AT_WORK and worked < 1:
            shares[main.profile, main.category, main.contract.label, worked] += 1
    rows = [
        Row(
            code=f"{profile}:{category}:{contract}:{worked}",
            label=profile or "Profilo non indicato",
            values=(category, contract, Decimal(n), it_share(worked, 2), rounded(worked * week)),
        )
        for (profile, category, contract, worked), n in sorted(shares.items())
    ]
    columns = (
        Column(heading="Area o categoria"),
        Column(heading="Rapporto"),
        Column(heading="Persone", measure=Measure.NUMBER, unit="persone"),
        Column(heading="Orario"),
        Column(heading="Ore a settimana", measure=Measure.NUMBER, unit="ore"),
    )
    return Table(
        code="part-time",
        title="Personale a tempo parziale",
        columns=columns,
        rows=tuple(rows),
        source=REGISTER,
        stub="Profilo",
        as_of=day,
    )
