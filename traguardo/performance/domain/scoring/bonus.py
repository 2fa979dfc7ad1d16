"""The share of the bonus a score gives, by the bands of the measurement system."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import points
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.scoring.scores import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """Share of the bonus, in percent, of the band a score falls in; `label` is the band's name, where it has one."""

    exact: Fraction
    label: str
    why: str

    @property
    def share(self) -> Decimal:
        """Percent of the bonus, rounded once."""
        return rounded(self.exact)


def bonus(score: Score, system: MeasurementSystem) -> Bonus | None:
    """What a score gives of the bonus (D.Lgs. 150/2009, art. 20); None without a score, without bands or outside them."""
    found = system.bonus.find(score.exact) if system.bonus and score.exact is not None else None
    if found is None or system.bonus is None or score.exact is None:
        return None
    band, label = found
    share = band.at(score.exact)
    named = f" «{label}»" if label else ""
    where = system.bonus.bands.describe(band)
    why = f"{points(score.exact)} punti: fascia{named} {where}, {points(share)}% del premio."
    return Bonus(exact=share, label=label, why=why)
