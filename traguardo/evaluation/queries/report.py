"""The evaluations of a year all together: how they are spread, what the guards find, what is published. No name of who received one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.evaluation import models
from traguardo.evaluation.domain.differentiation import Evaluated, Spread, degree, spread_of, spreads
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.domain.guards import GuardCase, check_sheets
from traguardo.evaluation.domain.publication import MINIMUM, GroupAmounts, publication_tables
from traguardo.evaluation.domain.scoring import Standing
from traguardo.evaluation.domain.system import Position, System
from traguardo.evaluation.queries.guarded import guarded
from traguardo.evaluation.queries.in_force import in_force, system_of
from traguardo.evaluation.queries.yearly import person_scores
from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Finding
from traguardo.kernel.table import Table

NOBODY = "senza valutatore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The evaluations of an evaluator, of a unit, of a position; `degree` None where they are too few to tell."""

    name: str
    spread: Spread
    degree: Fraction | None

    @property
    def small(self) -> bool:
        """Whether figures of so few would tell about somebody."""
        return self.spread.count < MINIMUM


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A year. `final` of `sheets` are final; of the `people` who have all theirs final, `out` are not evaluated."""

    year: int
    system: System
    sheets: int
    final: int
    people: int
    out: int
    spread: Spread | None
    bands: Mapping[str, int]
    groups: Mapping[str, tuple[Group, ...]]
    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]


def years_of_sheets(authority: Authority) -> tuple[int, ...]:
    """The years that have sheets, newest first. One SQL statement."""
    rows = models.Sheet.objects.filter(authority=authority).order_by("-year")
    return tuple(rows.values_list("year", flat=True).distinct())


def report(authority: Authority, year: int, *, amounts: Sequence[GroupAmounts] = ()) -> Report | None:
    """The report of a year; None when no system is adopted for it. A few SQL statements, whatever the number of sheets.

    `amounts`: euro set aside and paid by group, from who keeps the fund; without them their table is left out.
    """
    row = in_force(authority, year=year)
    if row is None:
        return None
    system = system_of(row)
    sheets = list(_rows(authority, year))
    final = [sheet for sheet in sheets if sheet.stage == Stage.FINAL and sheet.score is not None]
    each_sheet = [_evaluated(system, sheet) for sheet in final]
    scored = [each for each in person_scores(authority, year=year) if not each.provisional]
    last = {sheet.person.code: sheet for sheet in sorted(sheets, key=lambda sheet: sheet.last_day)}
    people = [_of_year(system, each.score, last[each.person]) for each in scored if each.score is not None]
    source = Source(description=f"schede di valutazione definitive del {year}")
    return Report(
        year=year,
        system=system,
        sheets=len(sheets),
        final=len(final),
        people=len(scored),
        out=sum(each.standing is Standing.NOT_EVALUATED for each in scored),
        spread=spread_of([each.score for each in people]),
        bands=_by_band(system, people),
        groups={
            "evaluator": _groups(system, each_sheet, lambda each: each.evaluator),
            "unit": _groups(system, each_sheet, lambda each: each.unit),
            "position": _groups(system, people, lambda each: Position(each.position).label),
        },
        findings=tuple(check_sheets(GuardCase(system=system, year=year, sheets=tuple(map(guarded, sheets))))),
        tables=publication_tables(system, people, amounts, source=source),
    )


def _rows(authority: Authority, year: int) -> Iterable[models.Sheet]:
    rows = models.Sheet.objects.filter(authority=authority, year=year).select_related("person", "evaluator")
    return rows.prefetch_related("goals").order_by("number")


def _evaluated(system: System, sheet: models.Sheet) -> Evaluated:
    score = Fraction(sheet.score or 0)
    band = system.band(score)
    return Evaluated(
        score=score,
        evaluator=sheet.evaluator.name if sheet.evaluator else NOBODY,
        unit=sheet.unit,
        position=sheet.position,
        band=band.code if band else "",
    )


def _of_year(system: System, score: Fraction, last: models.Sheet) -> Evaluated:
    """A person's year, as what they were in their last sheet."""
    band = system.band(score)
    return Evaluated(score=score, unit=last.unit, position=last.position, band=band.code if band else "")


def _groups(system: System, evaluated: Iterable[Evaluated], key: Callable[[Evaluated], str]) -> tuple[Group, ...]:
    found = spreads(evaluated, key)
    return tuple(
        Group(name=name, spread=spread, degree=degree(system.differentiation, spread)) for name, spread in found.items()
    )


def _by_band(system: System, people: Iterable[Evaluated]) -> dict[str, int]:
    """How many people in each band, by its title, from the highest."""
    counted = Counter(each.band for each in people)
    bands = sorted(system.bands, key=lambda band: -band.start)
    return {band.title: counted[band.code] for band in bands}
