"""The days of a week and who has a place on each: giving one, moving others to make room, liking days better."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from traguardo.agile_work.domain.rotation.model import Asker


@dataclass(slots=True, kw_only=True)
class Board:
    """Who holds which weekday of a week; `week` turns the weekdays, so that who likes none better does not always have Monday."""

    days: tuple[int, ...]
    places: int
    week: int = 0
    by_day: dict[int, list[Asker]] = field(default_factory=dict)

    def held(self, code: str) -> tuple[int, ...]:
        """The weekdays somebody holds."""
        return tuple(day for day in self.days if any(each.code == code for each in self._on(day)))

    def give(self, one: Asker) -> bool:
        """One more day: a free one, those liked first; else one that another leaves for a free day. False when there is none."""
        return self._take(one, set())

    def please(self, order: Sequence[Asker]) -> None:
        """Move people to days they like better, where a place is free or another loses nothing by changing with them."""
        while any(self._better(one) for one in order):
            pass

    def _take(self, one: Asker, tried: set[int]) -> bool:
        """Kuhn's augmenting path: nobody loses a day on the way."""
        wished = [day for day in self._liked(one) if day not in tried and one not in self._on(day)]
        for day in wished:
            if len(self._on(day)) < self.places:
                self._on(day).append(one)
                return True
        for day in wished:
            tried.add(day)
            for other in list(self._on(day)):
                if self._take(other, tried):
                    self._on(day).remove(other)
                    self._on(day).append(one)
                    return True
        return False

    def _better(self, one: Asker) -> bool:
        mine = self.held(one.code)
        leaves = [day for day in mine if day not in one.preferred]
        wants = [day for day in self._liked(one) if day in one.preferred and day not in mine]
        return any(self._change(one, old, new) for old in leaves for new in wants)

    def _change(self, one: Asker, old: int, new: int) -> bool:
        if len(self._on(new)) < self.places:
            self._on(old).remove(one)
            self._on(new).append(one)
            return True
        for other in self._on(new):
            if other not in self._on(old) and (old in other.preferred or new not in other.preferred):
                self._on(old).remove(one)
                self._on(new).remove(other)
                self._on(old).append(other)
                self._on(new).append(one)
                return True
        return False

    def _liked(self, one: Asker) -> list[int]:
        """The weekdays, those liked first, then the emptiest."""
        return sorted(self.days, key=lambda day: (day not in one.preferred, len(self._on(day)), (day - self.week) % 5))

    def _on(self, day: int) -> list[Asker]:
        return self.by_day.setdefault(day, [])
