"""The share of a regulation along the key it says, its other keys as in the example, in stretches with their slope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from traguardo.social_services.domain.cases import example_case, read_case
from traguardo.social_services.domain.compiling import Compiled, compile_regulation
from traguardo.social_services.domain.curves import Curve, Piece, jumps, share_curve
from traguardo.social_services.domain.regulation import Key, Regulation

ROOM, THOUSAND, UNTOUCHED, BENDS = Fraction(5, 4), 1_000, 40_000, 24
Spot = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From one amount of the ISEE to another the share goes from `low` to `high`, in euro; `rate`: percent of an euro more, in a year.

    `rate` is None where it changes inside the stretch.
    """

    start: Fraction
    end: Fraction
    low: Fraction
    high: Fraction
    rate: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one sees: the compiled regulation, the key it is looked along, the case around it, the curve."""

    compiled: Compiled
    key: Key
    case: Mapping[str, object]
    curve: Curve

    @property
    def natural_end(self) -> Fraction:
        """A little past the last place where something changes."""
        last = Fraction(self.curve.pieces[-1].first, self.curve.scale) * ROOM
        whole = Fraction(self.curve.pieces[-1].last, self.curve.scale)
        return min(whole, Fraction(-(-last // THOUSAND) * THOUSAND or UNTOUCHED))

    def stretches(self, end: Fraction) -> list[Stretch]:
        """The pieces up to `end`, for a table."""
        scale, times = self.curve.scale, self.compiled.times_a_year * 100
        found = []
        for piece in self.curve.pieces:
            if Fraction(piece.first, scale) <= end:
                last = min(piece.last, int(end * scale))
                rate = _slope(piece) * scale * times if len(piece.share) <= 2 else None
                stretch = Stretch(
                    start=Fraction(piece.first, scale),
                    end=Fraction(last, scale),
                    low=piece.at(piece.first),
                    high=piece.at(last),
                    rate=rate,
                )
                found.append(stretch)
        return found

    def runs(self, end: Fraction) -> tuple[tuple[Spot, ...], ...]:
        """The share as broken lines, parted where it jumps."""
        runs: list[list[Spot]] = []
        previous: Piece | None = None
        for piece in self.curve.pieces:
            if Fraction(piece.first, self.curve.scale) > end:
                break
            if previous is None or _jumps(previous, piece):
                runs.append([])
            runs[-1] += self._spots(piece, end)
            previous = piece
        return tuple(tuple(run) for run in runs)

    @property
    def leaps(self) -> tuple[tuple[Fraction, Fraction, Fraction], ...]:
        """Where the share jumps by more than the regulation accepts: past what ISEE, from what to what, in euro."""
        found = jumps(self.curve, above=self.compiled.regulation.limits.jump)
        return tuple((Fraction(leap.where, self.curve.scale), leap.before, leap.after) for leap in found)

    def rates(self, end: Fraction) -> tuple[tuple[Spot, ...], ...]:
        """The percentage of one euro more that goes to the share in a year, as levels joined by their steps."""
        levels: list[Spot] = []
        for run in self.runs(end):
            for (start, low), (stop, high) in pairwise(run):
                if stop > start:
                    rate = (high - low) / (stop - start) * self.compiled.times_a_year * 100
                    levels += [(start, rate), (stop, rate)]
        return (tuple(levels),) if levels else ()

    def _spots(self, piece: Piece, end: Fraction) -> list[Spot]:
        last = min(piece.last, int(end * self.curve.scale))
        bends = range(piece.first, last, max(1, (last - piece.first) // BENDS)) if len(piece.share) > 2 else ()
        return [(Fraction(at, self.curve.scale), piece.at(at)) for at in sorted({piece.first, *bends, last})]


def look(regulation: Regulation, *, on: date, known: date) -> Look | None:
    """The regulation as it is on a day; None where it does not compile, has no ISEE to look along, or gives no amount there."""
    compiled, _ = compile_regulation(regulation, on=on, known=known)
    key = _along(regulation)
    if compiled is None or key is None:
        return None
    case = example_case(regulation, on=on)
    curve = share_curve(compiled, read_case(compiled, case).values, key.name)
    return Look(compiled=compiled, key=key, case=case, curve=curve) if curve.pieces else None


def _along(regulation: Regulation) -> Key | None:
    wanted = regulation.limits.along
    keys = (key for key in regulation.keys if (key.name == wanted if wanted else key.isee is not None))
    return next(keys, None)


def _slope(piece: Piece) -> Fraction:
    return piece.share[1] if len(piece.share) > 1 else Fraction(0)


def _jumps(one: Piece, two: Piece) -> bool:
    """A hole between them, or more than a step of the line itself: half a cent is not a jump."""
    return two.first != one.last + 1 or abs(two.at(two.first) - one.at(two.first)) > Fraction(1, 200)
