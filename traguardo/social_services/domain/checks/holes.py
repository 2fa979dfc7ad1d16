"""Tried places that no row provides for, joined where they touch: a gap is told once, with its ends."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

Hole = Mapping[str, Sequence[Fraction]]


def holes(places: Mapping[str, Sequence[Fraction]], empty: Iterable[Mapping[str, Fraction]]) -> list[Hole]:
    """For each gap the run of tried values it takes of every key: neighbours along a key are one gap.

    >>> ends = {"isee": [Fraction(each) for each in (0, 1, 2, 3)]}
    >>> [[int(each) for each in hole["isee"]] for hole in holes(ends, [{"isee": ends["isee"][at]} for at in (1, 2)])]
    [[1, 2]]
    """
    order = {name: {value: at for at, value in enumerate(values)} for name, values in places.items()}
    boxes: list[dict[str, tuple[int, ...]]] = [{name: (order[name][each[name]],) for name in places} for each in empty]
    for name in places:
        boxes = _joined(boxes, name)
    return [{name: [places[name][at] for at in box[name]] for name in places} for box in boxes]


def _joined(boxes: Sequence[dict[str, tuple[int, ...]]], name: str) -> list[dict[str, tuple[int, ...]]]:
    """The boxes that are alike but along one key, joined there where one follows the other."""
    found: list[dict[str, tuple[int, ...]]] = []
    last: dict[tuple[tuple[int, ...], ...], dict[str, tuple[int, ...]]] = {}
    for box in sorted(boxes, key=lambda each: each[name]):
        alike = tuple(run for key, run in box.items() if key != name)
        before = last.get(alike)
        if before is not None and before[name][-1] + 1 == box[name][0]:
            before[name] += box[name]
        else:
            last[alike] = dict(box)
            found.append(last[alike])
    return found
