"""A year of work on an example body, by its own people: plan approved and in force, periods, a variation, the next plan."""

from dataclasses import replace
from datetime import date

from config.examples import email
from traguardo.access.facade import Authority, Standing, User, standing
from traguardo.performance.actions import asking, living, opening, scheduling
from traguardo.performance.actions.editing import edit_plan
from traguardo.performance.domain.editing.acts import change
from traguardo.performance.domain.editing.changes import Changes
from traguardo.performance.domain.life import Resolution
from traguardo.performance.domain.plan import Moment
from traguardo.performance.models import Period, PlanVersion, State
from traguardo.performance.queries.board import board, last_day
from traguardo.performance.queries.editions import Edition, edition_of, editions
from traguardo.performance.queries.life import situation
from traguardo.performance.queries.loading import load

VARIED = "La programmazione di ambito ha spostato le scadenze dell'autunno: si rivedono fasi e pesi."
ASKED = "Quale registro dimostra il risultato, e chi lo tiene?"
NEXT_TITLE = "Piano della performance {}-{}"


def live(authority: Authority, edition: Edition, *, today: date) -> str:
    """Approve a plan that came in as a draft, put it in force, open its periods; in words. Empty when it was done before."""
    if not edition.editable or edition.number > 1:
        return ""
    office, director = (email(name, authority.code) for name in ("programmazione", "direzione"))
    resolved = date(edition.year, 1, 29)
    found = situation(board(edition, at=last_day(edition, today)), editions(authority), today=today)
    row = living.check(by=office, authority=authority, seen=seen(edition), warnings=found.warnings, today=today)
    resolution = Resolution(organ="Assemblea", number="3", day=resolved)
    row = living.approve(by=director, authority=authority, seen=seen(row), resolution=resolution, today=today)
    living.put_in_force(by=director, authority=authority, seen=seen(row), first_day=resolved, today=today)
    _periods(authority, edition.year, by=office)
    return f"approvato il {resolved:%d/%m/%Y} e in vigore; rilevazione intermedia chiusa, finale aperta"


def go_on(authority: Authority, *, today: date) -> str:
    """What comes after, on the plan in force: a variation, a question of the board, next year's plan; once."""
    found = editions(authority)
    latest = next((each for each in found if each.state == State.IN_FORCE), None)
    if latest is None or latest != found[0]:
        return ""
    office, board_member = (email(name, authority.code) for name in ("programmazione", "nucleo"))
    row = PlanVersion.objects.get(pk=latest.pk)
    varied = opening.open_variation(by=office, authority=authority, seen=seen(row), reason=VARIED, today=today)
    edit_plan(
        by=office,
        standing=_standing(office, authority, today),
        authority=authority,
        edition=edition_of(authority, varied.pk),
        seen=0,
        changes=_varied(varied),
    )
    asking.ask(by=board_member, authority=authority, edition=latest, kind="plan", code="", text=ASKED)
    year = latest.year + 1
    title = NEXT_TITLE.format(year, year + 2)
    copied, _ = opening.copy_to_year(
        by=office, authority=authority, seen=seen(row), title=title, year=year, first_year=year, last_year=year + 2
    )
    return (
        f"variazione aperta sul {latest.year} (versione {varied.number}), domanda del nucleo, "
        f"piano {copied.year} in bozza dall'ultimo"
    )


def _varied(version: PlanVersion) -> Changes:
    """The last step of the year moved to its end; where a plan has no steps, a word on its first indicator."""
    plan, last = load(version), date(version.year, 12, 31)
    of_year = [step for step in plan.steps if step.due and step.due.day.year == version.year and step.due.day < last]
    if of_year:
        moved = replace(of_year[-1], due=Moment(day=last), due_printed=f"{last:%d/%m/%Y}")
        return change(plan, "steps", moved.code, moved)
    first = replace(plan.indicators[0], note="Il valore atteso si rivede con i dati del primo semestre.")
    return change(plan, "indicators", first.code, first)


def _standing(address: str, authority: Authority, today: date) -> Standing:
    return standing(User.objects.get(email=address), authority, on=today)


def _periods(authority: Authority, year: int, *, by: str) -> None:
    halfway, final = scheduling.create_usual(by=by, authority=authority, year=year)
    for period in (halfway, final):
        opened = scheduling.open_period(by=by, authority=authority, seen=_seen(period))
        if period is halfway:
            scheduling.close_period(by=by, authority=authority, seen=_seen(opened))


def _seen(period: Period) -> scheduling.Seen:
    return scheduling.Seen(year=period.year, code=period.code, revision=period.revision)


def seen(version: Edition | PlanVersion) -> living.Seen:
    """The version as it stands now."""
    return living.Seen(code=version.code, state=version.state, revision=version.revision)
