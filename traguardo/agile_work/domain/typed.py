"""Cells as people type them, row by row, with the place of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from traguardo.agile_work.domain.requests import WEEKDAYS
from traguardo.kernel.finding import Place
from traguardo.kernel.wording import letters

YES, NO = frozenset({"si", "s", "x", "yes", "true", "1"}), frozenset({"no", "n", "false", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """The texts of a row by the column they are of, and where the row is."""

    cells: Mapping[str, str]
    place: Place

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")

    def at(self, column: str) -> Place:
        return Place(sheet=self.place.sheet, row=self.place.row, column=column)


def yes_or_no(text: str) -> bool | None:
    """True for «sì», «x», «1»; False for «no»; None for anything else.

    >>> yes_or_no("Sì"), yes_or_no("NO"), yes_or_no("forse")
    (True, False, None)
    """
    said = letters(text)
    return True if said in YES else False if said in NO else None


def weekdays(text: str) -> frozenset[int] | None:
    """The weekdays of «lun, gio» or «lunedì e giovedì»; None when one is not a weekday from Monday to Friday.

    >>> sorted(weekdays("lun, giovedì")), weekdays("domenica")
    ([0, 3], None)
    """
    known = {letters(day): at for at, day in enumerate(WEEKDAYS)}
    words = [letters(word) for word in text.replace(",", " ").replace("/", " ").split() if word != "e"]
    found = [next((at for day, at in known.items() if len(word) > 2 and day.startswith(word)), None) for word in words]
    return None if None in found else frozenset(each for each in found if each is not None)
