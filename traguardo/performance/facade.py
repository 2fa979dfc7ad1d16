"""All that other contexts may use of performance: plans as plain values, how they are read, checked and scored."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.books.rows import Unreadable
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.actions.feeding import Result, record_results
from traguardo.performance.actions.importing import Imported, Refused, import_plan
from traguardo.performance.actions.measuring import Entry
from traguardo.performance.domain import plan as records
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.measurement_system import MeasurementSystem, default_system
from traguardo.performance.domain.measuring.entry import NotUnderstood
from traguardo.performance.domain.measuring.periods import Period
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import STATE_WORDS, PlanScore, Score, State
from traguardo.performance.domain.scoring import score_plan as score_with
from traguardo.performance.domain.scoring import standing as standing_under
from traguardo.performance.domain.scoring.deviations import Deviation, days_late, deviation
from traguardo.performance.domain.scoring.weights import objective_year_weights, step_year_weights, weight_sum
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.domain.versions.variation import Reweighting
from traguardo.performance.intake.reading import Reading, read_plan
from traguardo.performance.intake.writing import write_plan, write_results, write_template
from traguardo.performance.queries import plans as kept
from traguardo.performance.queries.board import board
from traguardo.performance.queries.editions import Edition, NoPlan, choose, editions
from traguardo.performance.queries.entry import year_periods
from traguardo.performance.queries.measurable import Measurable, measurable
from traguardo.performance.queries.review.opinions import opinions
from traguardo.performance.queries.review.report import Exchange, JudgedThing, OpinionReport
from traguardo.performance.queries.review.report import opinion_report as report_on
from traguardo.performance.queries.systems import system_of
from traguardo.performance.queries.variations import Compared, compared

__all__ = [
    "STATE_WORDS",
    "Compared",
    "Deviation",
    "Edition",
    "Entry",
    "Exchange",
    "Finding",
    "Imported",
    "JudgedThing",
    "Measurable",
    "MeasurementSystem",
    "NoPlan",
    "NotUnderstood",
    "OpinionReport",
    "Period",
    "Place",
    "Plan",
    "PlanScore",
    "Reading",
    "Refused",
    "Result",
    "Reweighting",
    "Score",
    "Severity",
    "State",
    "Unreadable",
    "check_plan",
    "compare_editions",
    "current_edition",
    "current_plan",
    "days_late",
    "deviation",
    "digest",
    "edition_of_code",
    "edition_plan",
    "edition_score",
    "edition_system",
    "import_plan",
    "measurable",
    "objective_year_weights",
    "opinion_date",
    "opinion_report",
    "periods_of",
    "plans",
    "read_plan",
    "record_results",
    "records",
    "score_plan",
    "standing",
    "step_year_weights",
    "weight_sum",
    "write_plan",
    "write_results",
    "write_template",
]


def score_plan(plan: Plan, *, at: date, system: MeasurementSystem | None = None) -> PlanScore:
    """Scores at a date under a measurement system (D.Lgs. 150/2009, art. 7; the default one), each with its derivation."""
    return score_with(plan, system or default_system(), at=at)


def standing(score: Score, system: MeasurementSystem | None = None) -> str:
    """One of five words for where a thing stands: in linea, a rischio, in ritardo, concluso, non valutabile."""
    return standing_under(score, system or default_system())


def edition_system(edition: Edition) -> MeasurementSystem:
    """The measurement system an edition is scored by."""
    return system_of(edition.system)


def plans(authority: Authority) -> tuple[Edition, ...]:
    """Every plan version an authority has, newest year and version first."""
    return editions(authority)


def current_edition(authority_code: str, *, year: int | None = None, number: int | None = None) -> Edition:
    """The version the newest year runs on, or of the year and number said; NoPlan when there is none."""
    authority = Authority.objects.filter(code=authority_code).first()
    if authority is None:
        raise NoPlan(f"Non c'è un ente con il codice «{authority_code}».")
    return choose(editions(authority), year=year, number=number)


def current_plan(authority_code: str, *, year: int | None = None, number: int | None = None) -> Plan:
    """The plan of `current_edition`, with the measurements made by hand; NoPlan when there is none."""
    return kept.plan(current_edition(authority_code, year=year, number=number))


def edition_plan(edition: Edition) -> Plan:
    """The plan of an edition, with the measurements made by hand."""
    return kept.plan(edition)


def edition_score(edition: Edition, *, at: date) -> PlanScore:
    """Scores of an edition at a date, under its own measurement system, measurements made by hand included."""
    return kept.score(edition, at=at)


def edition_of_code(authority: Authority, code: str) -> Edition:
    """The version of that code; NoPlan when the authority has none."""
    found = next((edition for edition in editions(authority) if edition.code == code), None)
    if found is None:
        raise NoPlan("Quella versione non è di questo ente.")
    return found


def compare_editions(before: Edition, after: Edition) -> Compared:
    """What the plans of two versions set out to do differently, line by line (D.Lgs. 150/2009, art. 6); no results."""
    return compared(before, after, results=False)


def opinion_report(edition: Edition, *, at: date) -> OpinionReport | None:
    """The board's last opinion on a version, with what it judged and asked; None before it is signed.

    D.Lgs. 150/2009, art. 14, c. 4, lett. c). `at`: the date of the degrees.
    """
    return report_on(board(edition, at=at))


def opinion_date(edition: Edition) -> date | None:
    """The date of the board's last opinion on a version, None before it is signed."""
    signed = next(iter(opinions(edition)), None)
    return signed.at_date if signed else None


def periods_of(edition: Edition) -> tuple[Period, ...]:
    """The periods of measurement set for the edition's year, by the day they look at. One SQL statement."""
    return year_periods(edition).ordered
