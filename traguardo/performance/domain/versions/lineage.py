"""The same indicator across the years: by its code or by the one it had before, whatever became of its objective."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from traguardo.performance.domain.plan import Direction, Indicator, Plan

_WAYS = {
    Direction.HIGHER: "in aumento",
    Direction.LOWER: "in diminuzione",
    Direction.BY_DATE: "entro una data",
    Direction.RANGE: "in un intervallo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The indicator of one year."""

    year: int
    indicator: Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Why the values before and from a year cannot simply be compared."""

    year: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """An indicator through the years, oldest first. `key` names it: its latest code, unless a later lineage took that code."""

    key: str
    members: tuple[Member, ...]
    breaks: tuple[Break, ...]

    @property
    def code(self) -> str:
        """The code it has now, or had last."""
        return self.members[-1].indicator.code

    @property
    def name(self) -> str:
        """The name it has now, or had last."""
        return self.members[-1].indicator.name

    @property
    def first_year(self) -> int:
        """The first year it was in a plan."""
        return self.members[0].year

    @property
    def last_year(self) -> int:
        """The last year it was in a plan."""
        return self.members[-1].year

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code it had, oldest first."""
        return tuple(dict.fromkeys(member.indicator.code for member in self.members))

    def of(self, year: int) -> Indicator | None:
        """The indicator of that year, None when the plan had none."""
        return next((member.indicator for member in self.members if member.year == year), None)


def lineages(plans: Mapping[int, Plan]) -> tuple[Lineage, ...]:
    """Every indicator of the plans, by year, as its chain through them; those of the newest plan first, in its order.

    A code it says it continues wins over the same code: who says nothing and finds its code taken begins anew. Chains
    only go from an earlier year to a later one, hence have no cycles, and each year's indicator is in exactly one.
    """
    chains: list[list[Member]] = []
    last: dict[str, list[Member]] = {}
    for year in sorted(plans):
        taken: dict[str, list[Member]] = {}
        for indicator in sorted(_each_once(plans[year].indicators), key=lambda each: not each.continues):
            before = last.pop(indicator.continues or indicator.code, None)
            chain = before if before is not None else []
            if before is None:
                chains.append(chain)
            chain.append(Member(year=year, indicator=indicator))
            taken[indicator.code] = chain
        last |= taken
    return _named(chains, plans)


def _each_once(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Of a repeated code the first, as the scores have it."""
    found: dict[str, Indicator] = {}
    for indicator in indicators:
        found.setdefault(indicator.code, indicator)
    return list(found.values())


def _named(chains: Sequence[Sequence[Member]], plans: Mapping[int, Plan]) -> tuple[Lineage, ...]:
    places = {
        (year, indicator.code): place
        for year, plan in plans.items()
        for place, indicator in enumerate(_each_once(plan.indicators))
    }
    ordered = sorted(chains, key=lambda chain: (-chain[-1].year, places[chain[-1].year, chain[-1].indicator.code]))
    found, keys = [], set()
    for chain in ordered:
        code = chain[-1].indicator.code
        key = code if code not in keys else f"{code}@{chain[-1].year}"
        keys.add(key)
        found.append(Lineage(key=key, members=tuple(chain), breaks=_breaks(chain)))
    return tuple(found)


def _breaks(chain: Sequence[Member]) -> tuple[Break, ...]:
    return tuple(
        Break(year=after.year, what=what)
        for before, after in pairwise(chain)
        for what in _differences(before, after)
        if what
    )


def _differences(before: Member, after: Member) -> tuple[str, ...]:
    old, new = before.indicator, after.indicator
    return (
        _changed("unità di misura", old.unit_of_measure, new.unit_of_measure),
        _changed("verso", _way(old), _way(new)),
        _changed("formula", old.formula, new.formula),
        _changed("modo di calcolo", old.algorithm, new.algorithm),
        f"manca negli anni fra il {before.year} e il {after.year}" if after.year - before.year > 1 else "",
    )  # fmt: skip


def _way(indicator: Indicator) -> str:
    return _WAYS[indicator.direction] if indicator.direction else ""


def _changed(what: str, old: str, new: str) -> str:
    """In words, when both say something and it is not the same."""
    same = " ".join(old.casefold().split()) == " ".join(new.casefold().split())
    return "" if same or not old.strip() or not new.strip() else f"{what}: prima «{old}», poi «{new}»"
