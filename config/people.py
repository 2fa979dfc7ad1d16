"""The people of an example body: who works there, their evaluations of a year."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from config.examples import BY, email
from traguardo.access.facade import Authority, User, standing
from traguardo.evaluation.actions.generating import generate
from traguardo.evaluation.actions.judging import Judged, head_stamp, own_stamp, save_judgements, save_self
from traguardo.evaluation.actions.moving import Said, assign_many, move
from traguardo.evaluation.actions.systems import adopt_system, create_system
from traguardo.evaluation.domain.flow import Move
from traguardo.evaluation.domain.system import behaviours_for, default_data
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.generation import YearOfSheets
from traguardo.evaluation.queries.in_force import system_of
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import sheet as read_sheet
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.actions.people import change_details
from traguardo.staffing.domain.people import Person
from traguardo.staffing.facade import person, staff
from traguardo.staffing.intake.reading import read_register

LINKED = {
    "sds-terre-di-ombrena": {"direzione": "1001", "personale": "1038", "servizio": "1024", "lettura": "1025"},
    "consorzio-valserena": {"direzione": "201", "personale": "202", "servizio": "204", "lettura": "211"},
}
PAPER = "Firmata su carta: il foglio è agli atti dell'ufficio personale."
TALKED = "Abbiamo guardato le prese in carico del semestre e le visite a casa ancora da fare."
OVERALL = "Un anno pieno, con più persone seguite e tempi di risposta tenuti. Da curare la scrittura delle relazioni."
CONTESTED = "Il grado sul lavorare insieme non tiene conto del gruppo avviato con la scuola: chiedo di rivederlo."
SOURCE = "Relazione del servizio al 31 dicembre"
FINAL, SIGNED = 3, 2
GIVEN = (("4", "4", "5"), ("5", "4", "4"), ("3", "4", "3"), ("4", "3", "4"), ("5", "5", "4"))


def staffed(authority: Authority, folder: Path) -> str:
    """Bring in the staff of a folder and link the ready accounts to who uses them; in words. Empty when it was done before."""
    if not folder.is_dir() or staff(authority):
        return ""
    reading = read_register({path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))})
    done = bring_in(by=BY, authority=authority, reading=reading)
    for name, code in LINKED[authority.code].items():
        found = _person(authority, code)
        change_details(
            by=BY,
            authority=authority,
            code=code,
            version=found.version,
            name=found.name,
            gender=found.gender,
            born=found.born,
            user=_user(authority, name),
        )
    return f"personale caricato: {len(done.differences)} persone con la loro storia"


def evaluated(authority: Authority, year: int, *, today: date) -> str:
    """Adopt a system, prepare the sheets of a year and carry those of one service to several stages; in words."""
    if Sheet.objects.filter(authority=authority).exists() or not staff(authority):
        return ""
    data = {**default_data(), "first_year": year}
    title = "Sistema di valutazione individuale"
    system = create_system(by=email("personale", authority.code), authority=authority, title=title, data=data)
    adopt_system(
        by=email("direzione", authority.code),
        authority=authority,
        number=system.number,
        revision=system.revision,
        act="Deliberazione dell'Assemblea n. 31",
        on=date(year - 1, 12, 20),
    )
    start = date(year, 2, 1)
    office = _looker(authority, "personale", start)
    made = generate(by=office, year=YearOfSheets(authority, year, today=start), short_too=False)
    rows = (
        Sheet.objects.filter(authority=authority, year=year).exclude(evaluator=None).exclude(person__user=office.user)
    )
    assigned, _ = assign_many(by=office, sheets=[(row, row.revision) for row in rows], today=date(year, 2, 15))
    said = _lived(authority, year)
    return f"{made.made} schede del {year} preparate, {assigned} assegnate, {said}"


def _lived(authority: Authority, year: int) -> str:
    """The sheets «servizio» evaluates, and their own: some final, some signed, one to be signed, one contested."""
    codes = LINKED[authority.code]
    judged = Sheet.objects.filter(authority=authority, year=year, evaluator__code=codes["servizio"], stage="assigned")
    hers = judged.get(person__code=codes["lettura"])
    others = list(judged.exclude(pk=hers.pk).filter(first_day=date(year, 1, 1), last_day=date(year, 12, 31)))
    for row in judged.exclude(pk=hers.pk):
        _move(authority, row, "personale", Move.ACKNOWLEDGE, PAPER, date(year, 2, 20))
    _move(authority, hers, "lettura", Move.ACKNOWLEDGE, "", date(year, 2, 18))
    for number, row in enumerate([hers, *others[: FINAL + SIGNED]]):
        _move(authority, row, "servizio", Move.TALK, TALKED, date(year, 7, 8))
        _judge(authority, row, "servizio", GIVEN[number % len(GIVEN)], date(year + 1, 2, 1))
    for number, row in enumerate(others[: FINAL + SIGNED]):
        _move(authority, row, "personale", Move.SIGN, PAPER, date(year + 1, 2, 10))
        if number < FINAL:
            _move(authority, row, "personale", Move.FINISH, "", date(year + 1, 3, 1))
    own = Sheet.objects.get(authority=authority, year=year, person__code=codes["servizio"])
    _move(authority, own, "servizio", Move.ACKNOWLEDGE, "", date(year, 2, 18))
    _judge(authority, own, "direzione", ("4", "4", "3", "4"), date(year + 1, 2, 3))
    _move(authority, own, "servizio", Move.SIGN, "", date(year + 1, 2, 6))
    _move(authority, own, "servizio", Move.OBJECT, CONTESTED, date(year + 1, 2, 9))
    return f"{FINAL} definitive, {SIGNED} firmate, una da firmare, una contestata"


def _judge(authority: Authority, row: Sheet, name: str, given: tuple[str, ...], day: date) -> None:
    """The self-evaluation where the person has an account, the steps given by the head, then the evaluation delivered.

    A goal the plan gives no degree for takes one by hand, with its source.
    """
    asked = [each.code for each in behaviours_for(system_of(row.system), row.position)]
    steps = dict(zip(asked, given, strict=False))
    words = OVERALL
    if row.person.user:
        own = Looker(authority, row.person.user, standing(row.person.user, authority, on=day))
        save_self(by=own, sheet=row, seen=own_stamp(row), steps=steps)
        _move(authority, row, "", Move.SELF, "", day)
    else:
        words = f"{OVERALL} L'autovalutazione non è arrivata."
    head = _looker(authority, name, day)
    lacking = [goal.place for goal in read_sheet(head, row.year, row.number, today=day).goals if goal.now is None]
    degrees, sources = dict.fromkeys(lacking, Decimal(80)), dict.fromkeys(lacking, SOURCE)
    draft = Judged(steps=steps, degrees=degrees, sources=sources)
    save_judgements(by=head, sheet=row, seen=head_stamp(row), draft=draft)
    _move(authority, row, name, Move.EVALUATE, words, day)


def _move(authority: Authority, row: Sheet, name: str, step: Move, text: str, day: date) -> None:
    """One move by a ready account; by the person of the sheet where no name is said."""
    user = row.person.user if not name and row.person.user else _user(authority, name)
    row.refresh_from_db()
    by = Looker(authority, user, standing(user, authority, on=day))
    move(by=by, sheet=row, step=step, seen=row.revision, said=Said(text=text), today=day)


def _looker(authority: Authority, name: str, day: date) -> Looker:
    user = _user(authority, name)
    return Looker(authority, user, standing(user, authority, on=day))


def _user(authority: Authority, name: str) -> User:
    return User.objects.get(email=email(name, authority.code))


def _person(authority: Authority, code: str) -> Person:
    found = person(authority, code)
    if found is None:
        raise LookupError(f"Nel personale d'esempio manca la matricola {code}.")
    return found
