"""Social workers of a year out of the staff register: the mean of their full-time equivalents, day by day, without names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.italian import it_number
from traguardo.kernel.wording import letters
from traguardo.staffing.domain.leps.law import LepsRule, social_worker_words
from traguardo.staffing.domain.people import Contract, Person, Spell


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Who works under a contract: persons of the year and their mean in full-time equivalents."""

    contract: Contract
    people: int
    mean: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """The social workers of a year. `mean` is what the law counts: the permanent ones, as the rule keeps decimals."""

    year: int
    exact: Fraction
    mean: Fraction
    first: Fraction
    last: Fraction
    shares: tuple[Share, ...]

    @property
    def why(self) -> tuple[str, ...]:
        """Line by line, who counts and who does not."""
        counted = [each for each in self.shares if each.contract is Contract.PERMANENT]
        left = [each for each in self.shares if each.contract is not Contract.PERMANENT]
        return (
            *(f"A tempo indeterminato: {_told(each)}." for each in counted),
            f"A tempo indeterminato il 1° gennaio {it_number(self.first)}, il 31 dicembre {it_number(self.last)}.",
            f"Media dei giorni del {self.year}: {it_number(self.exact, 4)}, che la regola tiene come {it_number(self.mean)}.",
            *(f"Non contano, {each.contract.label}: {_told(each)}." for each in left),
        )


def count_workers(people: Sequence[Person], rule: LepsRule, *, year: int) -> Workers:
    """The mean over the days of the year of permanent social workers (L. 178/2020, art. 1, c. 797 and 798, lett. a)."""
    held = [(person, spell) for person in people for spell in person.spells if is_social_worker(spell)]
    days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    shares = []
    for contract in Contract:
        ours = [(person, spell) for person, spell in held if spell.contract is contract and spell.days(year)]
        mean = sum((spell.full_time * spell.days(year) / days for _, spell in ours), Fraction(0))
        if ours:
            shares.append(Share(contract=contract, people=len({person.code for person, _ in ours}), mean=mean))
    exact = sum((each.mean for each in shares if each.contract is Contract.PERMANENT), Fraction(0))
    spells = [spell for _, spell in held if spell.contract is Contract.PERMANENT]
    return Workers(
        year=year,
        exact=exact,
        mean=rule.kept(exact),
        first=_on(spells, date(year, 1, 1)),
        last=_on(spells, date(year, 12, 31)),
        shares=tuple(shares),
    )


def is_social_worker(spell: Spell) -> bool:
    """Whether the profile of a spell says so."""
    profile = letters(spell.profile)
    return any(word in profile for word in social_worker_words())


def part_of_year(year: int, month: int) -> Fraction:
    """How much of the year is left for who comes in on the first of a month: 184/365 from July."""
    last = date(year, 12, 31)
    return Fraction((last - date(year, month, 1)).days + 1, (last - date(year, 1, 1)).days + 1)


def _on(spells: Sequence[Spell], day: date) -> Fraction:
    return sum((spell.full_time for spell in spells if spell.holds_on(day)), Fraction(0))


def _told(share: Share) -> str:
    people = "1 persona" if share.people == 1 else f"{share.people} persone"
    return f"{people}, {it_number(share.mean, 2)} in media a tempo pieno"
