"""The agile work of an example body: rules, map, requests, an office that takes turns, agreements at every stage, weeks."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.agile_work.actions import agreeing, asking, planning, reporting, ruling, turning
from traguardo.agile_work.domain.activities import COLUMNS, NEEDED, read_activities
from traguardo.agile_work.domain.requests import Priority
from traguardo.agile_work.domain.rules import Rules, Window
from traguardo.agile_work.domain.week import Kind, monday_of, week_days
from traguardo.agile_work.intake.rows_file import rows_at
from traguardo.agile_work.models import Agreement, Request, Rotation
from traguardo.agile_work.queries.rotations import turns_of
from traguardo.agile_work.queries.ruling import activities
from traguardo.agile_work.queries.week import week
from traguardo.kernel.term import is_working
from traguardo.organisation.facade import units
from traguardo.staffing.facade import Person, person

RULED = date(2022, 1, 26)
ACT = "Regolamento della Giunta n. 1-2022 del 26/01/2022"
OFFICE, PLACES, WEEKS = "SFE", 1, 10
MAP = Path(__file__).resolve().parents[1] / "examples"
CONDITIONS = {
    "services": "Il contatto con le persone resta in sede: nella mappa non è fra le attività agili.",
    "arrears": "Nessun arretrato.",
    "platform": "Collegamento protetto alla rete dell’ente.",
    "devices": "Portatile e telefono dell’ente, a richiesta.",
}
GOALS = (
    "Chiudere entro cinque giorni le pratiche arrivate.\nTenere sotto le tre giornate il tempo di risposta alle email."
)
WAYS = "Le giornate fuori sede si programmano ogni mese con chi dirige l’ufficio; nelle altre si lavora in sede."
MEASURES = "Con gli elenchi dei programmi in uso, alla fine di ogni mese."
REACHED = "Pratiche chiuse in quattro giorni di media; email con risposta entro due."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody who asks, and how far it went: days given, signatures of the worker and of the head."""

    code: str
    days: int = 2
    preferred: tuple[int, ...] = ()
    priority: Priority | None = None
    given: int | None = None
    why: str = ""
    signed: int = 0
    written: bool = False


REQUESTS = (
    Asked(code="1039", preferred=(0, 4), given=2, written=True, signed=2),
    Asked(code="1048", preferred=(4,), priority=Priority.CHILD, given=2, written=True, signed=2),
    Asked(code="1049", preferred=(0,), given=2, written=True, signed=2),
    Asked(code="1055", given=2, written=True, signed=2),
    Asked(code="1025", preferred=(2,), given=1, why="Il mercoledì serve qualcuno allo sportello: per ora un giorno.", written=True),
    Asked(code="1057", days=1, given=1, written=True, signed=1),
    Asked(code="1063", days=2, given=0, why="L’attività è tutta di sportello: nella mappa non è fra quelle agili."),
    Asked(code="1041", preferred=(1, 3)),
    Asked(code="1024", days=1, priority=Priority.CAREGIVER),
)  # fmt: skip


def furnish(authority: Authority, *, today: date) -> str:
    """Fill the register as the ready accounts would; in words, empty when it was done before or there is no map to bring."""
    folder = MAP / authority.code / "lavoro-agile"
    if not folder.is_dir() or activities(authority):
        return ""
    office, director = _user(authority, "personale"), _user(authority, "direzione")
    rules = Rules(max_days=2, window=Window.MONTH, act=ACT, valid_from=RULED, conditions=CONDITIONS)
    ruling.set_rules(by=director, authority=authority, rules=rules, first_day=RULED)
    ruling.set_places(by=office, authority=authority, unit=OFFICE, number=PLACES, first_day=RULED)
    ruling.set_places(by=office, authority=authority, unit="DIR", number=2, first_day=RULED)
    rows = rows_at(folder / "mappa.csv", COLUMNS, NEEDED)
    names = {unit.code: unit.name for unit in units(authority, on=today)}
    told, _ = read_activities(rows.rows, units=names)
    ruling.bring_in(by=office, authority=authority, told=told)
    start = monday_of(today) - timedelta(days=35)
    for asked in REQUESTS:
        _live(authority, asked, start)
    _turn(authority, start)
    _plan(authority, start, today)
    _report(authority, "1039", today)
    return f"lavoro agile: {len(told)} attività, {len(REQUESTS)} richieste, una rotazione su {PLACES} posto al giorno"


def _live(authority: Authority, asked: Asked, start: date) -> None:
    """One request and all that followed."""
    office, director = _user(authority, "personale"), _user(authority, "direzione")
    first, last = start, start + timedelta(days=7 * 26 - 3)
    wish = asking.Wish(
        days=asked.days, first_day=first, last_day=last, preferred=asked.preferred, priority=asked.priority
    )
    who = _person(authority, asked.code)
    number = asking.ask(by=office, authority=authority, person=who, wish=wish, today=start - timedelta(days=30))
    if asked.given is None:
        return
    day, version = start - timedelta(days=20), Request.objects.get(authority=authority, number=number).version
    asking.answer(
        by=director, authority=authority, number=number, version=version, days=asked.given, reason=asked.why, today=day
    )
    if not asked.written:
        return
    said = {
        "goals": GOALS, "ways": WAYS, "measures": MEASURES, "contact": "dalle 9.00 alle 13.00",
        "disconnection": "dalle 20.00 alle 7.30, sabato, domenica e festivi", "place": "",
        "tools": "Portatile e collegamento protetto dell’ente; telefono dell’ente.", "days": asked.given,
        "safety_on": start - timedelta(days=10), "first_day": first, "last_day": last, "report_due": start + timedelta(days=60),
    }  # fmt: skip
    agreeing.write_agreement(by=director, authority=authority, number=number, version=0, said=said)
    for turn in range(asked.signed):
        row = Agreement.objects.get(request__authority=authority, request__number=number)
        signer = who.user and User.objects.get(pk=who.user) if turn else director
        agreeing.sign(
            by=signer or office,
            authority=authority,
            number=number,
            version=row.version,
            as_worker=bool(turn),
            today=start - timedelta(days=8 - turn),
        )


def _turn(authority: Authority, start: date) -> None:
    """A rotation drawn in the office whose requests are more than its places, one announced."""
    director, head = _user(authority, "direzione"), _user(authority, "servizio")
    day = start - timedelta(days=12)
    number = turning.announce(
        by=director,
        authority=authority,
        unit=OFFICE,
        first_week=start,
        weeks=WEEKS,
        places=PLACES,
        seed="lotto-12-41-77",
        today=day,
    )
    version = Rotation.objects.get(authority=authority, number=number).version
    drawn = start - timedelta(days=5)
    turning.draw_rotation(by=director, authority=authority, number=number, version=version, today=drawn)
    later = start + timedelta(days=7 * WEEKS)
    turning.announce(
        by=head,
        authority=authority,
        unit="DIR",
        first_week=later,
        weeks=WEEKS,
        places=1,
        seed="lotto-8-30-65",
        today=day,
    )


def _plan(authority: Authority, start: date, today: date) -> None:
    """The weeks of the office until the next one, filled in with the turns."""
    rotations = list(Rotation.objects.filter(authority=authority, unit__code=OFFICE))
    monday = start
    while monday <= today + timedelta(days=7):
        turns = turns_of(rotations, monday)
        now = week(authority, OFFICE, monday)
        plans = {
            one.code: {
                day: Kind.AGILE if day.weekday() in turns.get(one.code, ()) else Kind.PRESENCE
                for day in week_days(monday)
                if is_working(day)
            }
            for one in now.people
        }
        planning.save_week(
            by=_user(authority, "direzione"),
            authority=authority,
            unit=OFFICE,
            monday=monday,
            plans=plans,
            seen=now.seen,
        )
        monday += timedelta(days=7)


def _report(authority: Authority, code: str, today: date) -> None:
    """An intermediate report nobody has read yet."""
    row = Agreement.objects.get(request__authority=authority, request__person__code=code)
    office = _user(authority, "personale")
    reporting.write_report(
        by=office, authority=authority, agreement=row, final=False, reached=REACHED, missed="", today=today
    )


def _user(authority: Authority, name: str) -> User:
    return User.objects.get(email=email(name, authority.code))


def _person(authority: Authority, code: str) -> Person:
    found = person(authority, code)
    if found is None:
        raise LookupError(f"Nel personale d'esempio manca la matricola {code}.")
    return found
