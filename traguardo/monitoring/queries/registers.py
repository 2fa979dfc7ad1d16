"""The figures registers publish, the indicators they feed, and what they would write today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.agile_work import facade as agile_work
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.monitoring import models
from traguardo.monitoring.domain.feeding import Link, by_code, fed_by, printed
from traguardo.performance.facade import Edition, Measurable, Period, measurable, periods_of
from traguardo.staffing import facade as staffing
from traguardo.training import facade as training
from traguardo.wellbeing import facade as wellbeing

REGISTERS = (
    staffing.register_figures,
    training.register_figures,
    agile_work.register_figures,
    wellbeing.register_figures,
)


class NoPeriod(LookupError):  # noqa: N818 - it names the fact
    """The year has no such period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fed:
    """An indicator, the link set for it and the figure that feeds it, None when none does; `now`: what is recorded of that day."""

    indicator: Measurable
    link: Link | None
    figure: RegisterFigure | None
    now: str

    @property
    def value(self) -> str:
        return printed(self.figure) if self.figure else ""

    @property
    def lost(self) -> str:
        """The figure set by hand that no register publishes of this year; empty otherwise."""
        return self.link.figure if self.link and self.figure is None else ""

    @property
    def to_write(self) -> bool:
        """Whether the register says what is not recorded yet."""
        return bool(self.value) and self.value != self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """All the figures from the first day of a year to `on`, and every indicator of the plan that is measured itself."""

    edition: Edition
    on: date
    periods: tuple[Period, ...]
    period: Period | None
    figures: Mapping[str, RegisterFigure]
    indicators: tuple[Fed, ...]

    @property
    def feeding(self) -> tuple[Fed, ...]:
        return tuple(each for each in self.indicators if each.figure)

    @property
    def lost(self) -> tuple[Fed, ...]:
        return tuple(each for each in self.indicators if each.lost)

    @property
    def to_write(self) -> tuple[Fed, ...]:
        return tuple(each for each in self.indicators if each.to_write)

    def fed_by(self, figure: str) -> tuple[Fed, ...]:
        """The indicators a figure feeds."""
        return tuple(each for each in self.feeding if each.figure and each.figure.code == figure)


def registers(authority: Authority, edition: Edition, *, period: str = "", today: date) -> Registers:
    """What the registers say on the day of a period, or today when it is to come; the last begun where none is named.

    NoPeriod for a period the year has not.
    """
    periods = periods_of(edition)
    begun = [each for each in periods if each.opens_on <= today] or list(periods)
    chosen = next((each for each in periods if each.code == period), None) if period else next(reversed(begun), None)
    if period and chosen is None:
        raise NoPeriod(f"Il {edition.year} non ha il periodo «{period}»: {_named(periods)}.")
    on = min(today, chosen.on if chosen else date(edition.year, 12, 31))
    figures = by_code(published(authority, year=edition.year, on=on))
    links = kept_links(authority, edition.year)
    return Registers(
        edition=edition,
        on=on,
        periods=periods,
        period=chosen,
        figures=figures,
        indicators=tuple(
            _fed(each, links.get(each.code), figures, on) for each in measurable(edition, at=min(today, on))
        ),
    )


def _named(periods: tuple[Period, ...]) -> str:
    codes = ", ".join(f"«{each.code}»" for each in periods)
    return f"ci sono {codes}" if codes else "non ne ha nessuno"


def published(authority: Authority, *, year: int, on: date) -> tuple[RegisterFigure, ...]:
    """The figures of every register, from the first day of the year to a day; none before the year begins."""
    first = date(year, 1, 1)
    return tuple(figure for each in REGISTERS if on >= first for figure in each(authority, first=first, last=on))


def kept_links(authority: Authority, year: int) -> dict[str, Link]:
    """What was set by hand, by indicator. One SQL statement."""
    rows = models.Feed.objects.filter(authority=authority, year=year)
    return {row.indicator: Link(figure=row.figure, version=row.version) for row in rows}


def _fed(indicator: Measurable, link: Link | None, figures: Mapping[str, RegisterFigure], on: date) -> Fed:
    figure = figures.get(fed_by(indicator.source, link, figures))
    return Fed(indicator=indicator, link=link, figure=figure, now=indicator.on_days.get(on, ""))
