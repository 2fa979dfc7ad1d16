"""A small body for the tests of sheets: who heads whom, a system adopted, a plan, and sheets carried as far as asked."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from traguardo.access.facade import Role, add_member, standing
from traguardo.access.tests.factories import LONG_AGO, a_person, an_authority, client_of
from traguardo.evaluation import models
from traguardo.evaluation.actions import judging, moving, writing
from traguardo.evaluation.domain.flow import Move
from traguardo.evaluation.queries.rights import Looker
from traguardo.organisation.facade import create_unit
from traguardo.organisation.models import Unit
from traguardo.staffing.models import Person, Spell

YEAR, FIRST, LAST, AFTER = 2024, date(2024, 1, 1), date(2024, 12, 31), date(2025, 2, 3)
UNITS = (("DIR", "Direzione", ""), ("SOC", "Servizio sociale", "DIR"), ("MIN", "Servizio minori", "SOC"))
# code: name, unit, position, role in the programme (None: no account)
STAFF = {
    "dora": ("Dora Direttrice", "DIR", "director", Role.DIRECTOR),
    "mario": ("Mario Dirigente", "SOC", "manager", Role.UNIT_HEAD),
    "piera": ("Piera Responsabile", "MIN", "post_holder", Role.UNIT_HEAD),
    "sara": ("Sara Assistente", "MIN", "staff", Role.READER),
    "luca": ("Luca Educatore", "MIN", "staff", Role.READER),
    "olga": ("Olga Ufficio", "DIR", "staff", Role.STAFF_OFFICE),
    "vito": ("Vito Senza-accesso", "MIN", "staff", None),
}
OTHERS = {"nora": Role.EVALUATION_BOARD, "ada": Role.ADMINISTRATOR, "pia": Role.PLANNING_OFFICE}
STEPS = [
    {"code": "1", "title": "debole", "degree": 0, "text": "Manca."},
    {"code": "2", "title": "giusto", "degree": 50, "text": "C'è di solito."},
    {"code": "3", "title": "ottimo", "degree": 100, "text": "È un esempio."},
]
TERM = {"days": 10, "working": False, "act": "SMVP", "article": ""}
SYSTEM = {
    "title": "Sistema di prova",
    "first_year": 2020,
    "components": [
        {"code": "ob", "title": "Obiettivi", "kind": "goals"},
        {"code": "co", "title": "Comportamenti", "kind": "behaviours"},
    ],
    "weights": [
        {"position": position, "of": {"ob": 60, "co": 40}}
        for position in ("director", "manager", "post_holder", "staff")
    ],
    "scales": [{"code": "tre", "title": "Tre gradini", "steps": STEPS}],
    "behaviours": [
        {"code": "ascolta", "title": "Ascolta", "scale": "tre"},
        {"code": "organizza", "title": "Organizza", "scale": "tre"},
    ],
    "terms": {"acknowledge": TERM, "object": TERM, "decide": {**TERM, "days": 30}, "conciliate": TERM},
}


@dataclass
class House:
    """The body with its people by name, and what a test asks of it."""

    authority: object
    system: models.System
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, object] = field(default_factory=dict)

    def look(self, who):
        user = self.users[who]
        return Looker(self.authority, user, standing(user, self.authority, on=AFTER))

    def client(self, who):
        return client_of(self.users[who])

    def sheet(self, who="sara", evaluator="piera", **also):
        """A draft of the year with one goal of weight 100."""
        facts = {"first_day": FIRST, "last_day": LAST, "unit": "MIN", "category": "C", "position": "staff", **also}
        number = models.Sheet.objects.filter(authority=self.authority, year=YEAR).count() + 1
        row = models.Sheet.objects.create(
            authority=self.authority,
            year=YEAR,
            number=number,
            person=self.people[who],
            evaluator=self.people[evaluator] if evaluator else None,
            system=self.system,
            **facts,
        )
        writing.fill(row, [writing.Written(component="ob", title="Visite a casa", weight=Decimal(100))])
        return row

    def act(self, who, row, step, text="", *, today=AFTER, **said):
        row.refresh_from_db()
        spoken = moving.Said(text=text, **said)
        return moving.move(by=self.look(who), sheet=row, step=Move(step), seen=row.revision, said=spoken, today=today)

    def judged(self, row, who="piera", steps=("2", "3"), degree=80):
        draft = judging.Judged(
            steps=dict(zip(("ascolta", "organizza"), steps, strict=True)),
            words={"ascolta": "PAROLE-DEL-CAPO"},
            degrees={1: Decimal(degree)},
            sources={1: "Registro delle visite"},
        )
        judging.save_judgements(by=self.look(who), sheet=row, seen=judging.head_stamp(row), draft=draft)
        return row

    def carried(self, to, row=None, **days):
        """A sheet carried by its own people up to a state."""
        row = row or self.sheet()
        for stage, who, step, text in WAY:
            if stage == "evaluated":
                self.judged(row)
            self.act(who, row, step, text, today=days.get(stage, AFTER))
            if stage == to:
                break
        row.refresh_from_db()
        return row

    def path(self, row, tail=""):
        return f"/{self.authority.code}/schede/{row.year}/{row.number}/{tail}"


WAY = (
    ("assigned", "piera", "assign", ""),
    ("acknowledged", "sara", "acknowledge", ""),
    ("evaluated", "piera", "evaluate", "GIUDIZIO-COMPLESSIVO"),
    ("signed", "sara", "sign", "OSSERVAZIONE-DI-SARA"),
    ("objected", "sara", "object", "MOTIVO-DELLA-CONTESTAZIONE"),
    ("decided", "nora", "decide", "MOTIVO-DELLA-DECISIONE"),
)


def a_house(**system):
    """The body with everybody in it; `system`: parts of the system otherwise."""
    authority = an_authority("casa", "Casa dei servizi")
    for code, name, parent in UNITS:
        create_unit(by=BY, authority=authority, code=code, name=name, parent=parent, first_day=LONG_AGO)
    content = {**SYSTEM, **system}
    facts = {"title": content["title"], "first_year": 2020, "content": content, "state": models.SystemState.ADOPTED}
    house = House(authority, models.System.objects.create(authority=authority, number=1, **facts))
    for code, (name, unit, position, role) in STAFF.items():
        user = _user(house, code, name, role) if role else None
        person = Person.objects.create(authority=authority, code=code, name=name, user=user)
        house.people[code] = person
        held = {"unit": Unit.objects.get(authority=authority, code=unit), "position": position, "contract": "permanent"}
        Spell.objects.create(person=person, category="C", valid_from=LONG_AGO, **held)
    for code, role in OTHERS.items():
        _user(house, code, code.title(), role)
    return house


BY = "sistema"


def _user(house, code, name, role):
    user = a_person(f"{code}@example.it", name)
    add_member(by=BY, user=user, authority=house.authority, role=role, first_day=LONG_AGO)
    house.users[code] = user
    return user
