"""People at work in an authority: their register, a sheet lived to its end and one being judged, a fund shared out.

Every text and figure that only few may read is a mark of its own, so that a page that holds it is known at once.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.reliability.addresses import PRIZE, SHARING, SHARING_DRAFT, SHEET, SHEET_DRAFT, SHEET_OPEN, SPELL
from tests.reliability.agiled import go_agile
from tests.reliability.needed import need
from tests.reliability.trained import MARKS as TRAINED
from tests.reliability.trained import train
from tests.reliability.wellbeinged import MARKS, establish
from traguardo.access.facade import Authority, Role, User, standing
from traguardo.access.tests.factories import a_member
from traguardo.evaluation.actions.generating import generate
from traguardo.evaluation.actions.judging import Judged, head_stamp, own_stamp, save_judgements, save_self
from traguardo.evaluation.actions.moving import Changes, Said, move
from traguardo.evaluation.actions.systems import adopt_system, create_system
from traguardo.evaluation.actions.writing import Written, write_goals
from traguardo.evaluation.domain.flow import Move
from traguardo.evaluation.domain.system import default_data
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.generation import YearOfSheets
from traguardo.evaluation.queries.rights import Looker
from traguardo.incentives.models import Fund, Share, Sharing
from traguardo.incentives.tests.factories import a_sharing, closed
from traguardo.kernel.italian import it_money, it_number
from traguardo.staffing.facade import Position
from traguardo.staffing.models import Person
from traguardo.staffing.tests.duty_cases import NOTES, duties
from traguardo.staffing.tests.factories import a_worker

IN_YEAR, BORN = 2024, 1937
NAMES = {
    "101": "zqnomeada Alfa",
    "102": "zqnomebea Beta",
    "103": "zqnomeciro Gamma",
    "104": "zqnomedino Delta",
    "105": "zqnomeeva Epsi",
}
ROWS = (
    ("101", "A", "D", "F", "95,3719"),
    ("102", "A", "C", "M", "80,5381"),
    ("103", "M", "C", "F", "99,1947"),
    ("104", "M", "D", "M", "60,7753"),
    ("105", "A", "B", "F", "90,4681"),
)
SAID = {
    "goals": ("zqobiettivo", "zqatteso", "zqfonte"),
    "judgements": ("zqgiudizio", "zqbozza"),
    "moves": (
        "zqvisione",
        "zqcolloquio",
        "zqautovalutazione",
        "zqvalutazione",
        "zqfirma",
        "zqosservazione",
        "zqcontesto",
        "zqdecisione",
        "zqconciliazione",
        "zqaccordo",
    ),
}
GRADES = ("73,2191", "61,4373", "88,1937")


@dataclass(frozen=True, kw_only=True)
class Employed:
    """Who is there, what stands in addresses, and the marks of each thing that only few may read."""

    person: User
    evaluator: User
    keys: dict
    words: tuple[str, ...]
    figures: tuple[str, ...]
    drafts: tuple[str, ...]
    amounts: tuple[str, ...]
    own_amounts: tuple[str, ...]
    names: tuple[str, ...]
    born: tuple[str, ...]
    notes: tuple[str, ...] = NOTES


def employ(authority: Authority) -> Employed:
    """Fill the authority: person 101 with a sheet contested, decided, reconciled, final, and a prize; 102 being judged."""
    kept = a_sharing(staff=tuple((code, NAMES[code], *rest) for code, *rest in ROWS))
    for code, name in NAMES.items():
        Person.objects.filter(authority=authority, code=code).update(name=name, born=BORN)
    person = a_member(Role.READER, email="valutata@example.it", authority=authority)
    evaluator = a_member(Role.UNIT_HEAD, email="valuta@example.it", authority=authority)
    Person.objects.filter(authority=authority, code="101").update(user=person)
    a_worker(authority, "110", "zqnomelea Omega", position=Position.POST_HOLDER, user=evaluator)
    sharing = closed(kept)
    need(authority)
    duties(authority)
    train(authority)
    sheet = evaluated(authority, person, evaluator)
    prize = Share.objects.get(sharing_id=sharing.pk, code="101")
    spell = Person.objects.get(authority=authority, code="101").spells.get()
    shares = Share.objects.filter(sharing_id=sharing.pk)
    return Employed(
        person=person,
        evaluator=evaluator,
        keys={
            SHEET: sheet.number,
            SHEET_OPEN: Sheet.objects.get(authority=authority, person__code="102").number,
            SHEET_DRAFT: Sheet.objects.get(authority=authority, person__code="103").number,
            SHARING: sharing.pk,
            SHARING_DRAFT: opened(authority).pk,
            PRIZE: prize.pk,
            SPELL: spell.pk,
            **establish(authority, evaluator),
            **go_agile(authority),
        },
        words=(*SAID["goals"], "zqgiudizio", *SAID["moves"]),
        figures=(*GRADES, *written(sheet.score)),
        drafts=("zqbozza", *MARKS),
        amounts=tuple(mark for share in shares for mark in money(share.cents)) + tuple(row[-1] for row in ROWS),
        own_amounts=(*money(prize.cents), ROWS[0][-1]),
        names=(*(name.split()[0] for name in NAMES.values()), "zqnomelea"),
        born=(str(BORN), *TRAINED),
    )


def opened(authority):
    """A variation of the fund under construction, and the simulation of a sharing on the same people."""
    fund = Fund.objects.get(authority=authority, number=1)
    Fund.objects.create(authority=authority, year=fund.year, number=2, content=fund.content, reason="Prova")
    shared = Sharing.objects.get(fund=fund)
    draft = {
        "title": "Simulazione",
        "use": shared.use,
        "cents": 123_457,
        "rules": shared.rules,
        "people": shared.people,
    }
    return Sharing.objects.create(fund=fund, number=2, **draft)


def money(cents):
    """An amount as pages, files and data write it."""
    euro = it_money(cents).split("\u00a0")[0]
    return euro, euro.replace(".", ""), f"{Decimal(cents) / 100}", str(cents)


def written(score):
    """A score as pages and data write it."""
    return it_number(score, 2), it_number(score, 4), f"{score:.4f}"


def looker(authority, user, day):
    return Looker(authority, user, standing(user, authority, on=day))


def evaluated(authority, person, evaluator):
    """The two sheets, by their own people on their own days."""
    office = a_member(Role.STAFF_OFFICE, email="ufficio@example.it", authority=authority)
    board = a_member(Role.EVALUATION_BOARD, email="nucleo@example.it", authority=authority)
    director = a_member(Role.DIRECTOR, email="dirige@example.it", authority=authority)
    system = create_system(
        by=office.email, authority=authority, title="Sistema", data={**default_data(), "first_year": IN_YEAR}
    )
    adopt_system(
        by=director.email,
        authority=authority,
        number=system.number,
        revision=system.revision,
        act="Delibera 1",
        on=date(2024, 1, 2),
    )
    create_system(by=office.email, authority=authority, title="Sistema di prova", base=system.number)
    year = YearOfSheets(authority, IN_YEAR, today=date(2024, 2, 1))
    generate(by=looker(authority, office, date(2024, 2, 1)), year=year, short_too=False)
    sheets = {each.person.code: each for each in Sheet.objects.filter(authority=authority).select_related("person")}
    for code in ("101", "102"):
        goals = [
            Written(component=part, title=f"zqobiettivo {part}", expected="zqatteso", weight=Decimal(100))
            for part in ("ente", "unita", "obiettivi")
        ]
        write_goals(by=looker(authority, evaluator, date(2024, 2, 1)), sheet=sheets[code], seen=1, goals=goals)
    hands = {"person": person, "head": evaluator, "office": office, "board": board}
    live(authority, sheets["101"], hands)
    wait(authority, sheets["102"], hands)
    return Sheet.objects.get(pk=sheets["101"].pk)


def live(authority, sheet, hands):
    """From assigned to final, with every word one can say on the way."""
    step(authority, sheet, hands, "head", Move.ASSIGN, "", date(2024, 2, 2))
    step(authority, sheet, hands, "person", Move.ACKNOWLEDGE, "zqvisione", date(2024, 2, 5))
    step(authority, sheet, hands, "head", Move.TALK, "zqcolloquio", date(2024, 7, 1))
    own = looker(authority, hands["person"], date(2025, 1, 10))
    steps = {"cura": "5", "insieme": "4", "impara": "5"}
    save_self(by=own, sheet=sheet, seen=own_stamp(sheet), steps=steps)
    step(authority, sheet, hands, "person", Move.SELF, "zqautovalutazione", date(2025, 1, 10))
    judge(authority, sheet, hands, "zqgiudizio", {"cura": "3", "insieme": "3", "impara": "2"})
    step(authority, sheet, hands, "head", Move.EVALUATE, "zqvalutazione", date(2025, 2, 1))
    step(authority, sheet, hands, "person", Move.SIGN, "zqfirma", date(2025, 2, 3))
    step(authority, sheet, hands, "person", Move.REMARK, "zqosservazione", date(2025, 2, 4))
    step(authority, sheet, hands, "person", Move.OBJECT, "zqcontesto", date(2025, 2, 5))
    changes = Changes(steps={"impara": "3"})
    step(authority, sheet, hands, "board", Move.DECIDE, "zqdecisione", date(2025, 2, 20), changes)
    step(authority, sheet, hands, "person", Move.CONCILIATE, "zqconciliazione", date(2025, 2, 21))
    step(authority, sheet, hands, "board", Move.CONCLUDE, "zqaccordo", date(2025, 3, 1))
    step(authority, sheet, hands, "office", Move.FINISH, "", date(2025, 6, 1))


def wait(authority, sheet, hands):
    """Acknowledged, with the judgements of the head still a draft."""
    step(authority, sheet, hands, "head", Move.ASSIGN, "", date(2024, 2, 2))
    step(authority, sheet, hands, "office", Move.ACKNOWLEDGE, "Dal verbale", date(2024, 2, 5))
    judge(authority, sheet, hands, "zqbozza", {"cura": "1"})


def judge(authority, sheet, hands, words, steps):
    by = looker(authority, hands["head"], date(2025, 2, 1))
    degrees = {place: Decimal(grade.replace(",", ".")) for place, grade in enumerate(GRADES, 1)}
    sources = dict.fromkeys(degrees, "zqfonte")
    draft = Judged(steps=steps, words=dict.fromkeys(steps, words), degrees=degrees, sources=sources)
    save_judgements(by=by, sheet=sheet, seen=head_stamp(sheet), draft=draft)


def step(authority, sheet, hands, who, made, text, day, changes=None):
    by = looker(authority, hands[who], day)
    said = Said(text=text, changes=changes or Changes())
    sheet.refresh_from_db()
    move(by=by, sheet=sheet, step=made, seen=sheet.revision, said=said, today=day)
