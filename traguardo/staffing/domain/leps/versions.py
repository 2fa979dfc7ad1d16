"""The two moments a contribution is told, booking and settlement, each in versions that stay, and what they say of each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day, it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.staffing.domain.leps.cards import BY_HAND, LACKING, LATE, OVER_BOOKED
from traguardo.staffing.domain.leps.law import leps_rule
from traguardo.staffing.domain.leps.printed import check_printed
from traguardo.staffing.domain.leps.reading import Body
from traguardo.staffing.domain.leps.reckoning import Leps, reckon_leps, settled

PROSPECTUS = (2, 28)
"""Month and day of the year after by which the district sends its prospectus (L. 178/2020, art. 1, c. 798)."""


class Stage(StrEnum):
    """What a version tells: the sum booked on the staff foreseen, or the one settled on the staff there was."""

    BOOKING = "booking"
    FINAL = "final"

    @property
    def label(self) -> str:
        """In words."""
        return {Stage.BOOKING: "prenotazione", Stage.FINAL: "liquidazione"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A body of the district with its name; `register`: what the staff register gives, where it is our own."""

    name: str
    residents: int
    staff: Fraction
    register: Fraction | None = None

    @property
    def per_worker(self) -> Fraction | None:
        """Residents for one social worker, None without any."""
        return Fraction(self.residents) / self.staff if self.staff else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a stage of a year. `told`: the amount written in the act, None where it says none."""

    year: int
    stage: Stage
    number: int
    on: date
    act: str
    source: str
    members: tuple[Member, ...]
    told: Money | None = None
    computed: Money
    reason: str = ""
    by: str = ""

    @property
    def leps(self) -> Leps:
        """The contribution by the rule as it is known now; ValueError for a year before the law."""
        rule = leps_rule(self.year)
        if rule is None:
            raise ValueError(f"Nel {self.year} il contributo non c'era.")
        bodies = tuple(Body(residents=each.residents, staff=each.staff) for each in self.members)
        return reckon_leps(rule, bodies, year=self.year)

    @property
    def amount(self) -> Money:
        """What the act says, else what was computed."""
        return self.told or self.computed


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the contribution: all its versions, the later after the earlier."""

    year: int
    versions: tuple[Version, ...]

    def last(self, stage: Stage) -> Version | None:
        """The version of a stage that counts."""
        return max((each for each in self.versions if each.stage is stage), key=lambda each: each.number, default=None)

    @property
    def counts(self) -> Version | None:
        """The settlement where there is one, else the booking."""
        return self.last(Stage.FINAL) or self.last(Stage.BOOKING)

    @property
    def paid(self) -> Money | None:
        """What comes in: the settlement within the booking; None until it is settled."""
        booked, final = self.last(Stage.BOOKING), self.last(Stage.FINAL)
        if final is None:
            return None
        return settled(booked.amount, final.amount) if booked else final.amount


def years_of(versions: Sequence[Version]) -> Mapping[int, Year]:
    """The versions by year, in order."""
    known = sorted({each.year for each in versions})
    return {year: Year(year=year, versions=tuple(each for each in versions if each.year == year)) for year in known}


def check_year(year: Year, *, today: date) -> list[Finding]:
    """What to look at in a year: figures that do not come from the rule, typed staff, members behind, terms past."""
    found = [finding for stage in Stage if (version := year.last(stage)) for finding in _check(version)]
    booked, final = year.last(Stage.BOOKING), year.last(Stage.FINAL)
    if booked and final and final.amount > booked.amount:
        message = (
            f"Nel {year.year} la liquidazione è {it_money(final.amount.cents)}, "
            f"la prenotazione {it_money(booked.amount.cents)}: si paga la prenotazione."
        )
        found.append(OVER_BOOKED.finding(Hit(message=message)))
    due = prospectus_day(year.year)
    if booked and not final and today > due:
        message = f"Il {year.year} è prenotato e non liquidato: il prospetto andava inviato entro il {it_day(due)}."
        found.append(LATE.finding(Hit(message=message)))
    return found


def prospectus_day(year: int) -> date:
    """The last day to send the prospectus of the staff there was in a year."""
    return date(year + 1, *PROSPECTUS)


def _check(version: Version) -> Iterator[Finding]:
    rule = leps_rule(version.year)
    if version.told is not None and rule is not None:
        yield from check_printed(version.told, rule, computed=version.leps.amount)
    for each in version.members:
        where = f"{version.stage.label.capitalize()} {version.year}, {each.name}"
        if each.register is not None and each.register != each.staff:
            message = f"{where}: scritti {it_number(each.staff)} assistenti sociali, il registro ne dà {it_number(each.register)}."
            yield BY_HAND.finding(Hit(message=message))
        if rule is not None and each.staff * rule.essential < each.residents:
            missing = rule.kept(Fraction(each.residents, rule.essential)) - each.staff
            message = f"{where}: da solo, per averne 1 ogni {it_number(rule.essential)} abitanti, gliene servono altri {it_number(missing)}."
            if missing > 0 and len(version.members) > 1:
                yield LACKING.finding(Hit(message=message))
