"""Who answers for the results of each unit on a day: whom it delegated, else its head, else the planning office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority, Holder, Role, holders
from traguardo.organisation.facade import units as units_of_organisation
from traguardo.performance.domain.measuring.owing import Due
from traguardo.performance.domain.measuring.silence import Owner
from traguardo.performance.queries.delegations import Delegated, delegations


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody results may be asked of."""

    user: int
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Who answers for what on a day; units by their code in the plan.

    `whole`: heads of the whole authority; `office`: the planning office; `left`: when a unit's last head went.
    """

    names: Mapping[str, str]
    heads: Mapping[str, tuple[Person, ...]]
    delegated: Mapping[str, tuple[Delegated, ...]]
    every: tuple[Delegated, ...]
    whole: tuple[Person, ...]
    office: tuple[Person, ...]
    members: tuple[Person, ...]
    left: Mapping[str, date]
    known: frozenset[str]

    def heads_of(self, unit: str) -> tuple[Person, ...]:
        """Who heads a unit, or the whole authority where it has no head of its own."""
        return self.heads.get(unit) or (self.whole if unit else ())

    def answering(self, unit: str) -> tuple[Person, ...]:
        """Of whom a unit's results are asked; of the planning office where nobody else is left."""
        handed = tuple(_person_of(each) for each in self.delegated.get(unit, ()))
        return handed or self.heads_of(unit) or self.office

    def asked_of(self, due: Due) -> frozenset[int]:
        """The people a result is asked of."""
        return frozenset(person.user for unit in due.asked.units or ("",) for person in self.answering(unit))

    def headed_by(self, user: int) -> frozenset[str]:
        """Units of the plan somebody heads."""
        return frozenset(unit for unit in self.names if any(person.user == user for person in self.heads_of(unit)))

    def find(self, email: str) -> Person | None:
        """A member of today by address."""
        return next((person for person in self.members if person.email == email), None)

    @property
    def units(self) -> tuple[Owner, ...]:
        """Each unit of the plan with its heads, for what nobody answers for."""
        return tuple(
            Owner(
                unit=unit,
                name=name,
                heads=tuple(person.name for person in self.heads_of(unit)),
                left=self.left.get(unit),
                known=not self.known or bool({unit.casefold(), name.casefold()} & self.known),
            )
            for unit, name in self.names.items()
        )


def owners(authority: Authority, names: Mapping[str, str], *, on: date) -> Owners:
    """Who answers for the units of a plan, by code or by name as memberships have it. Three SQL statements."""
    held = holders(authority)
    present = [holder for holder in held if holder.holds_on(on)]
    every = delegations(authority, on=on)
    inside = {holder.user for holder in present}
    heading = [holder for holder in present if holder.assignment.role is Role.UNIT_HEAD]
    return Owners(
        names=names,
        heads={unit: _people(_of_unit(heading, unit, name)) for unit, name in names.items()},
        delegated={
            unit: tuple(each for each in every if each.unit == unit and each.stage == "in corso" and each.to in inside)
            for unit in names
        },
        every=every,
        whole=_people(holder for holder in heading if not holder.assignment.unit),
        office=_people(holder for holder in present if holder.assignment.role is Role.PLANNING_OFFICE),
        members=_people(present),
        left=_left(held, names),
        known=frozenset(
            word.casefold() for unit in units_of_organisation(authority, on=on) for word in (unit.code, unit.name)
        ),
    )


def _of_unit(held: Iterable[Holder], unit: str, name: str) -> list[Holder]:
    return [holder for holder in held if holder.assignment.unit.casefold() in {unit.casefold(), name.casefold()}]


def _left(held: Iterable[Holder], names: Mapping[str, str]) -> dict[str, date]:
    """When the last head of each unit went, for those who have a last day."""
    heads = [holder for holder in held if holder.assignment.role is Role.UNIT_HEAD]
    gone = {
        unit: [holder.assignment.last_day for holder in _of_unit(heads, unit, name) if holder.assignment.last_day]
        for unit, name in names.items()
    }
    return {unit: max(days) for unit, days in gone.items() if days}


def _people(held: Iterable[Holder]) -> tuple[Person, ...]:
    """Each person once, in the order given."""
    found = {holder.user: Person(user=holder.user, name=holder.name, email=holder.email) for holder in held}
    return tuple(found.values())


def _person_of(each: Delegated) -> Person:
    return Person(user=each.to, name=each.to_name, email=each.to_email)
