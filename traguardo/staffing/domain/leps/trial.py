"""What would change: other residents, other social workers, some hires from a month. Nothing is kept."""

from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.money import Money
from traguardo.staffing.domain.leps.counting import part_of_year
from traguardo.staffing.domain.leps.law import LepsRule
from traguardo.staffing.domain.leps.reading import Body
from traguardo.staffing.domain.leps.reckoning import Leps, reckon_leps


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The contribution as it is, this year with the hires from their month, a whole year with them."""

    before: Leps
    hires: Fraction
    month: int
    added: Fraction
    this_year: Leps
    full_year: Leps

    @property
    def gain(self) -> Money:
        """What the hires bring this year, below zero when they leave."""
        return self.this_year.amount - self.before.amount

    @property
    def yearly_gain(self) -> Money:
        """What they bring in a whole year."""
        return self.full_year.amount - self.before.amount


def try_hires(rule: LepsRule, body: Body, *, year: int, hires: Fraction, month: int) -> Trial:
    """Hires (or, below zero, who leaves) from the first of a month; never fewer than nobody."""
    exact = hires * part_of_year(year, month)
    added = max(rule.kept(abs(exact)) * (1 if exact >= 0 else -1), -body.staff)

    def of(staff: Fraction) -> Leps:
        return reckon_leps(rule, (Body(residents=body.residents, staff=staff),), year=year)

    return Trial(
        before=of(body.staff),
        hires=hires,
        month=month,
        added=added,
        this_year=of(body.staff + added),
        full_year=of(body.staff + max(hires, -body.staff)),
    )
