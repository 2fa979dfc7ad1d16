"""The staff of one day by profile and contract, and each contract's share of everybody."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.ratio import rounded
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table
from traguardo.staffing.domain.people import Contract, Person
from traguardo.staffing.domain.tables.composition import GROUPS
from traguardo.staffing.domain.tables.heads import REGISTER, mains_on

PEOPLE = "persone"
UNNAMED = "Non indicato"


def by_profile_and_contract(people: Iterable[Person], day: date) -> Table:
    """Heads by profile, a column for employees, seconded and agency workers, and one for all of them."""
    counts = Counter((head.spell.profile or UNNAMED, head.spell.contract) for head in mains_on(people, day))

    def row(code: str, profiles: Iterable[str], kind: RowKind = RowKind.ITEM) -> Row:
        kept = set(profiles)
        told = [sum(n for (name, each), n in counts.items() if name in kept and each in held) for _, _, held in GROUPS]
        return Row(code=code, label=code, values=tuple(map(Decimal, (*told, sum(told)))), kind=kind)

    named = sorted({name for name, _ in counts}, key=str.casefold)
    heads = (*(label for _, label, _ in GROUPS), "Totale")
    return Table(
        code="by-profile-and-contract",
        title="Personale per profilo e rapporto di lavoro",
        columns=tuple(Column(heading=head, measure=Measure.NUMBER, unit=PEOPLE) for head in heads),
        rows=(*(row(name, [name]) for name in named), row("Totale", named, RowKind.TOTAL)),
        source=REGISTER,
        stub="Profilo",
        as_of=day,
    )


def contract_shares(people: Iterable[Person], day: date) -> Table:
    """Heads by contract and their share of all the heads of the day; contracts nobody has are left out."""
    counts = Counter(head.spell.contract for head in mains_on(people, day))
    whole = counts.total()

    def row(code: str, label: str, n: int, kind: RowKind = RowKind.ITEM) -> Row:
        return Row(code=code, label=label, values=(Decimal(n), rounded(Fraction(n, whole) * 100, 2)), kind=kind)

    held = [each for each in Contract if counts[each]]
    total = [row("total", "Totale", whole, RowKind.TOTAL)] if whole else []
    return Table(
        code="contract-shares",
        title="Con quale rapporto si lavora",
        columns=(
            Column(heading="Persone", measure=Measure.NUMBER, unit=PEOPLE),
            Column(heading="Quota", measure=Measure.PERCENT),
        ),
        rows=(*(row(each.value, each.label.capitalize(), counts[each]) for each in held), *total),
        source=REGISTER,
        stub="Rapporto",
        as_of=day,
        note="Le quote sono calcolate su tutte le persone della tavola." if whole else "",
    )
