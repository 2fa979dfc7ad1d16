"""People of a sharing in groups: by category, gender, unit; too small a group is never shown alone to who may not see people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from traguardo.incentives.domain.sharing import Worker

FEWEST = 5
TOGETHER = "Gruppi piccoli insieme"


class Cut(StrEnum):
    """Along what the people are put in groups."""

    CATEGORY = "categoria"
    GENDER = "genere"
    UNIT = "unita"

    @property
    def label(self) -> str:
        return {Cut.CATEGORY: "Per area o categoria", Cut.GENDER: "Per genere", Cut.UNIT: "Per unità"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group by its label, and the places of its people in the list."""

    label: str
    places: tuple[int, ...]


KEYS: Mapping[Cut, Callable[[Worker], str]] = {
    Cut.CATEGORY: lambda worker: worker.category,
    Cut.GENDER: lambda worker: worker.gender,
    Cut.UNIT: lambda worker: worker.unit,
}
GENDERS = {"F": "Donne", "M": "Uomini"}


def groups(workers: Sequence[Worker], cut: Cut, *, units: Mapping[str, str], protect: bool) -> tuple[Group, ...]:
    """Groups in order of label. With `protect` those under five people go together, with the next larger one where the
    rest could be told by subtraction; none when no two groups are left."""
    found: dict[str, list[int]] = {}
    for place, worker in enumerate(workers):
        found.setdefault(label_of(KEYS[cut](worker), cut, units), []).append(place)
    whole = [Group(label=label, places=tuple(places)) for label, places in sorted(found.items())]
    return protected(whole) if protect else tuple(whole)


def label_of(key: str, cut: Cut, units: Mapping[str, str]) -> str:
    """The name of a group; what is not said is a group too."""
    if not key:
        return "Non indicato"
    if cut is Cut.GENDER:
        return GENDERS.get(key.upper(), key)
    return units.get(key, key) if cut is Cut.UNIT else key


def protected(whole: Sequence[Group]) -> tuple[Group, ...]:
    """The groups with the small ones put together until no part of the picture is of fewer than five people."""
    large = sorted((group for group in whole if len(group.places) >= FEWEST), key=lambda group: len(group.places))
    joined = [place for group in whole if len(group.places) < FEWEST for place in group.places]
    while joined and len(joined) < FEWEST and large:
        joined += large.pop(0).places
    kept = sorted(large, key=lambda group: group.label)
    if joined:
        kept.append(Group(label=TOGETHER, places=tuple(sorted(joined))))
    return tuple(kept) if len(kept) > 1 else ()
