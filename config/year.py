"""A year of work on an example body, by its own people: plan approved and in force, periods, a variation, the next plan."""

from datetime import date

from config.examples import email
from traguardo.access.facade import Authority
from traguardo.performance.actions import asking, living, opening, scheduling
from traguardo.performance.domain.life import Resolution
from traguardo.performance.models import Period, PlanVersion, State
from traguardo.performance.queries.board import board, last_day
from traguardo.performance.queries.editions import Edition, editions
from traguardo.performance.queries.life import situation

VARIED = "La programmazione di ambito ha spostato le scadenze dell'autunno: si rivedono fasi e pesi."
ASKED = "Quale registro dimostra il risultato, e chi lo tiene?"
NEXT_TITLE = "Piano della performance {}-{}"


def live(authority: Authority, edition: Edition, *, today: date) -> str:
    """Approve a plan that came in as a draft, put it in force, open its periods; in words. Empty when it was done before."""
    if not edition.editable or edition.number > 1:
        return ""
    office, director = (email(name, authority.code) for name in ("programmazione", "direzione"))
    resolved = date(edition.year, 1, 29)
    standing = situation(board(edition, at=last_day(edition, today)), editions(authority), today=today)
    row = living.check(by=office, authority=authority, seen=seen(edition), warnings=standing.warnings, today=today)
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
