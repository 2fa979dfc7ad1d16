"""Preparing a year from the staff, the units and the plan: the preview, the act, twice, and after a change of unit."""

from datetime import date
from decimal import Decimal

import pytest

from traguardo.access.tests.factories import text
from traguardo.audit.models import Entry
from traguardo.evaluation import models
from traguardo.evaluation.actions.generating import CannotPrepare, generate
from traguardo.evaluation.queries.generation import YearOfSheets
from traguardo.evaluation.tests.factories import AFTER, LAST, SYSTEM, YEAR, a_house
from traguardo.organisation.facade import change_unit, create_unit
from traguardo.organisation.models import Unit
from traguardo.performance.tests.factories import imported
from traguardo.staffing.models import Person, Presence, Spell

pytestmark = pytest.mark.django_db
PATH = "/casa/schede/prepara/"
PARTS = [
    {"code": "en", "title": "Ente", "kind": "authority"},
    {"code": "un", "title": "Unità", "kind": "unit"},
    *SYSTEM["components"],
    {"code": "di", "title": "Differenziazione", "kind": "differentiation", "missing": "reweigh"},
]
WEIGHTS = [
    {"position": "staff", "of": {"en": 10, "un": 30, "ob": 20, "co": 40}},
    *({"position": each, "of": {"en": 40, "co": 40, "di": 20}} for each in ("director", "manager", "post_holder")),
]


@pytest.fixture
def planned(db):
    house = a_house(components=PARTS, weights=WEIGHTS, presence={"days": 60, "percent": 50})
    imported(house.authority)
    return house


def prepare(house, *, short_too=False):
    year = YearOfSheets(house.authority, YEAR, today=AFTER)
    return generate(by=house.look("olga"), year=year, short_too=short_too)


def told(sheets):
    return [(row.person.code, row.evaluator.code if row.evaluator else "", row.last_day) for row in sheets]


def test_a_sheet_each_with_its_evaluator_and_the_objectives_of_the_plan(planned):
    assert prepare(planned).made == 7
    rows = models.Sheet.objects.select_related("person", "evaluator").order_by("person__code")
    assert told(rows) == [
        ("dora", "", LAST),
        ("luca", "piera", LAST),
        ("mario", "dora", LAST),
        ("olga", "dora", LAST),
        ("piera", "mario", LAST),
        ("sara", "piera", LAST),
        ("vito", "piera", LAST),
    ]
    sara = rows.get(person__code="sara")
    assert sara.second.code == "mario"
    goals = list(sara.goals.values_list("component", "code", "taken", "weight"))
    assert goals == [("en", "", "whole", Decimal(100)), ("un", "A", "objective", Decimal(100))]
    assert list(rows.get(person__code="piera").goals.values_list("taken", flat=True)) == ["whole", "spread"]
    # the office's own unit has no objective in the plan, nor has any above it
    assert list(rows.get(person__code="olga").goals.values_list("component", flat=True)) == ["en"]
    assert Entry.objects.order_by("-pk").first().act == "evaluation.generate"


def test_a_unit_with_no_objective_takes_those_of_the_unit_it_is_under_in_those_days(planned):
    new = {"by": "prova", "authority": planned.authority, "code": "NUO", "name": "Nuovo"}
    made = create_unit(**new, parent="DIR", first_day=date(2020, 1, 1))
    change_unit(**new, version=made.version, parent="MIN", head="", first_day=date(2024, 1, 1))
    Spell.objects.filter(person__code="sara").update(unit=Unit.objects.get(authority=planned.authority, code="NUO"))
    prepare(planned)
    goals = models.Sheet.objects.get(person__code="sara").goals.filter(component="un")
    assert list(goals.values_list("code", flat=True)) == ["A"]


def test_run_twice_it_changes_nothing_and_a_change_of_unit_splits_what_is_left(planned):
    prepare(planned)
    before = list(models.Sheet.objects.order_by("pk").values())
    assert prepare(planned).made == 0
    assert list(models.Sheet.objects.order_by("pk").values()) == before
    Spell.objects.filter(person__code="sara").update(valid_to=date(2024, 5, 31))
    moved = {"category": "C", "position": "staff", "contract": "permanent", "valid_from": date(2024, 6, 1)}
    unit = Unit.objects.get(authority=planned.authority, code="SOC")
    Spell.objects.create(person=planned.people["sara"], unit=unit, **moved)
    done = prepare(planned)
    assert (done.made, done.resized, done.removed) == (1, 1, 0)
    assert told(models.Sheet.objects.filter(person__code="sara").order_by("first_day")) == [
        ("sara", "piera", date(2024, 5, 31)),
        ("sara", "mario", LAST),
    ]
    assert (prepare(planned).made, models.Sheet.objects.filter(person__code="sara").count()) == (0, 2)


def test_what_was_used_stays_and_what_nobody_touched_is_taken_away(planned):
    prepare(planned)
    used = models.Sheet.objects.get(person__code="luca")
    models.Sheet.objects.filter(pk=used.pk).update(stage="signed")
    Spell.objects.filter(person__code__in=["luca", "vito"]).update(category="D")
    done = prepare(planned)
    assert (done.made, done.removed) == (1, 1)
    assert models.Sheet.objects.get(person__code="vito").category == "D"
    assert models.Sheet.objects.get(person__code="luca").category == "C"
    page = text(planned.client("olga").get(PATH, {"anno": YEAR}))
    assert "SCH04" in page
    assert "non combacia più con il servizio" in page


def test_who_served_too_little_is_told_and_gets_a_sheet_only_when_asked(planned):
    late = Person.objects.create(authority=planned.authority, code="nuovo", name="Nuovo Arrivato")
    held = {"category": "C", "position": "staff", "contract": "permanent", "valid_from": date(2024, 12, 1)}
    Spell.objects.create(person=late, unit=Unit.objects.get(authority=planned.authority, code="MIN"), **held)
    Presence.objects.create(person=planned.people["vito"], year=YEAR, due=200, worked=40)
    client = planned.client("olga")
    page = text(client.get(PATH, {"anno": YEAR}))
    assert "Nuovo Arrivato: 31 giorni di servizio su almeno 60" in page
    assert "Vito Senza-accesso: presenza 20,0% su almeno 50,0%" in page
    assert "7 schede nuove per 8 persone in servizio nel 2024." in page
    assert prepare(planned).made == 7
    assert prepare(planned, short_too=True).made == 1


def test_the_page_shows_then_does_and_asks_again_nothing(planned):
    client = planned.client("olga")
    assert "Sara Assistente" in text(client.get(PATH, {"anno": YEAR}))
    assert models.Sheet.objects.count() == 0
    answer = client.post(PATH, {"year": YEAR})
    assert (answer.status_code, answer["Location"]) == (302, f"/casa/schede/?anno={YEAR}")
    assert models.Sheet.objects.count() == 7
    page, part = (
        text(client.get(PATH, {"anno": YEAR})),
        text(client.get(PATH, {"anno": YEAR}, headers={"HX-Request": "true"})),
    )
    assert "ci sono già tutte" in page
    assert part.strip() in page
    assert client.delete(PATH).status_code == 405
    assert [planned.client(who).post(PATH, {"year": YEAR}).status_code for who in ("nora", "dora", "sara")] == [403] * 3
    assert client.get(PATH, {"anno": "mille"}).status_code == 404


def test_without_a_system_or_staff_nothing_is_prepared(planned):
    planned.system.state = models.SystemState.DRAFT
    planned.system.save()
    with pytest.raises(CannotPrepare, match="non c'è un sistema adottato"):
        prepare(planned)
    answer = planned.client("olga").post(PATH, {"year": 2018})
    assert answer.status_code == 422
    assert {"SCH01", "SCH02", "SCH03"} <= set(text(answer).replace("<", " ").replace(">", " ").split())
    assert models.Sheet.objects.count() == 0


def test_degrees_of_the_plan_and_of_the_evaluations_given_are_fixed_with_their_source(planned):
    prepare(planned)
    row = models.Sheet.objects.get(person__code="sara")
    models.Goal.objects.create(sheet=row, place=9, component="ob", title="Visite", weight=Decimal(1))
    planned.act("piera", row, "assign")
    planned.act("sara", row, "acknowledge")
    client = planned.client("piera")
    page = text(client.get(planned.path(row, "giudizi/")))
    assert "Piano 2024, versione 1, punteggio al 31/01/2025" in page
    draft = {"step-ascolta": "3", "step-organizza": "3", "degree-9": "90", "source-9": "Registro", "deliver": "1"}
    seen = page.split('name="seen" value="')[1].split('"')[0]
    for place in range(1, 3):
        if f'name="degree-{place}"' in page:
            draft |= {f"degree-{place}": "70", f"source-{place}": "Relazione"}
    assert client.post(planned.path(row, "giudizi/"), {"seen": seen, **draft}).status_code == 302
    planned.act("piera", row, "evaluate")
    degrees = dict(row.goals.values_list("place", "source"))
    assert all(degrees.values())
    assert any(told.startswith("Piano 2024") for told in degrees.values())
    row.refresh_from_db()
    assert "Piano 2024, versione 1" in text(client.get(planned.path(row)))
    head = models.Sheet.objects.get(person__code="piera")
    page = text(planned.client("mario").get(planned.path(head)))
    assert "Differenziazione" in page
