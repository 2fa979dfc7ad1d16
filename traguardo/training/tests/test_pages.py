"""What the pages of training say, to whom; the figures and tables the others take; what an adopted plan refuses."""

import io
import json
from datetime import date, time
from fractions import Fraction

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.kernel.money import Money
from traguardo.organisation import facade as organisation
from traguardo.staffing.facade import Contract, Gender
from traguardo.staffing.models import Person
from traguardo.staffing.tests.factories import START, a_staff, a_worker
from traguardo.training import facade, models
from traguardo.training.actions.refusing import Refused
from traguardo.training.commands import training
from traguardo.training.domain.courses import Day
from traguardo.training.domain.lines import Duty
from traguardo.training.queries.checks import case
from traguardo.training.queries.plans import versions
from traguardo.training.tests.factories import DAY, YEAR, a_course, a_draft, a_line, adopted, everything, held

BASE = "/valle/formazione/"
PERIOD = {"first": date(YEAR, 1, 1), "last": date(YEAR, 12, 31)}
PAGES = ("", "piano/2024/1/", "piano/2024/1/controlli/", "piano/2024/1/righe/2/", "fabbisogni/", "corsi/?mese=2024-03", "corsi/?mese=2024-03&vista=elenco", "corsi/1/", "numeri/?anno=2024", "la-tua/?anno=2024")  # fmt: skip
OFFICE_PAGES = ("raccolta/2024/", "corsi/1/elenco/?proponi=riga", "attestati/", "ore/?anno=2024", "piano/2027/1/carica/", "corsi/nuovo/?riga=2024:1")  # fmt: skip


@pytest.fixture
def valle(db):
    authority = a_staff()
    a_worker(authority, "102", "Neri Ugo", user=a_member(Role.READER, email="ugo@example.it"))
    a_worker(authority, "103", "Rossi Ida", unit="M")
    return authority


@pytest.fixture
def lived(valle):
    everything(valle, "102", "103", why="Motivo riservato")
    return valle


def test_every_page_opens_and_tells_the_office_alone_who(lived):
    office, board = client_as(Role.STAFF_OFFICE), client_as(Role.EVALUATION_BOARD)
    told = {path: board.get(BASE + path) for path in PAGES}
    assert {answer.status_code for answer in told.values()} == {200}
    assert not [
        path for path, answer in told.items() for word in ("Neri", "Rossi", "riservato") if word in text(answer)
    ]
    for path in (*PAGES, *OFFICE_PAGES):
        assert office.get(BASE + path).status_code == 200
    assert "Motivo riservato" in text(office.get(f"{BASE}raccolta/2024/"))
    assert {word in text(office.get(f"{BASE}corsi/1/")) for word in ("Neri Ugo", "Rossi Ida")} == {True}


def test_an_empty_room_teaches(valle):
    office = client_as(Role.STAFF_OFFICE)
    said = [text(office.get(BASE + path)) for path in ("", "raccolta/", "attestati/", "corsi/?vista=elenco", "ore/")]
    assert all("tg-empty" in each for each in said[:4])
    assert "nessuna presenza segnata" in said[4]


def test_the_plan_says_its_totals_and_what_does_not_add_up(lived):
    told = text(client_as(Role.STAFF_OFFICE).get(f"{BASE}?anno=2024"))
    assert "2.900,00\u00a0€: 2.100,00\u00a0€ già accantonati, 800,00\u00a0€ da accantonare" in told
    assert "da calcolo 1.600,00\u00a0€" in told
    assert "FOR02" in text(client_as(Role.READER).get(f"{BASE}piano/2024/1/controlli/"))


def test_one_reads_one_s_own_hours_and_certificates(lived):
    told = text(client_as(Role.READER, email="ugo@example.it").get(f"{BASE}la-tua/?anno=2024"))
    assert "hai fatto 4 ore di formazione: per arrivare a 40 te ne mancano 36" in told
    assert "1/2024" in told
    assert "almeno 24" in told
    assert "Rossi" not in told


def test_taking_the_hours_or_the_certificates_of_others_away_stays_in_the_record_without_names(lived):
    office = client_as(Role.STAFF_OFFICE)
    for path in ("ore.csv?anno=2024", "attestati.csv"):
        assert office.get(BASE + path).status_code == 200
    told = {each.act: json.loads(each.data) for each in Entry.objects.filter(act__startswith="training.take_")}
    assert told == {"training.take_hours": {"people": 3}, "training.take_certificates": {"certificates": 2}}


def test_a_unit_head_sees_the_people_and_needs_of_their_units_and_of_those_under(lived):
    organisation.create_unit(by="x", authority=lived, code="A2", name="Sotto A", parent="A", first_day=START)
    a_worker(lived, "104", "Blu Elsa", unit="A2")
    head = client_as(Role.UNIT_HEAD, unit="A", email="capo@example.it")
    told = text(head.get(f"{BASE}ore/?anno=2024"))
    assert [name in told for name in ("Neri Ugo", "Blu Elsa", "Rossi Ida")] == [True, True, False]
    assert "Rossi" not in text(head.get(f"{BASE}ore.csv?anno=2024"))
    assert "Motivo riservato" in text(head.get(f"{BASE}fabbisogni/"))
    other = client_as(Role.UNIT_HEAD, unit="M", email="altro@example.it")
    assert "riservato" not in text(other.get(f"{BASE}fabbisogni/"))


def test_the_feed_holds_one_s_own_courses_with_their_hours(lived):
    a_course(lived, "103", title="Di altri")
    answer = client_as(Role.READER, email="ugo@example.it").get(f"{BASE}la-tua/corsi.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(event["summary"]), event["dtend"].dt - event["dtstart"].dt) for event in events] == [
        ("Sicurezza", held_for(240))
    ]
    assert b"Neri" not in answer.content


def test_one_subscribes_to_one_s_own_courses_until_one_leaves(lived, client):
    ugo = client_as(Role.READER, email="ugo@example.it")
    told = text(ugo.get(f"{BASE}la-tua/"))
    path = told[told.index("/pubblico/valle/formazione/") :].split(".ics")[0] + ".ics"
    monte = an_authority("monte", "Consorzio Monte")
    a_member(Role.READER, authority=monte, email="ugo@example.it")
    assert b"SUMMARY:Sicurezza" in client.get(path).content
    assert client.get(path.replace("/valle/", "/monte/")).status_code == 404
    assert client.get(path.replace(".ics", "x.ics")).status_code == 404
    assert client.post(path).status_code == 405
    User.objects.filter(email="ugo@example.it").update(is_active=False)
    assert client.get(path).status_code == 404


def held_for(minutes):
    return Day(day=DAY, starts=time(0), minutes=minutes).minutes * (date.resolution / 1440)


def test_figures_count_employees_in_service_on_the_last_day(lived):
    a_worker(lived, "105", "Somma Ada", contract=Contract.AGENCY)
    a_worker(lived, "106", "Andata Eva", last_day=date(YEAR, 6, 30))
    held(lived, "105", "106", title="Altro", duty=Duty.NONE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = {each.code: each.value for each in facade.register_figures(lived, **PERIOD)}
    assert found == {
        "training.coverage": Fraction(200, 3),
        "training.hours_per_head": Fraction(8, 3),
        "training.median_hours": 4,
        "training.reached_40": 0,
        "training.compulsory_done": Fraction(200, 3),
        "training.safety_done": Fraction(200, 3),
    }
    assert len(asked) <= 7


def test_a_certificate_meets_a_duty_until_it_expires(lived):
    models.Attendance.objects.update(minutes=0)
    assert compulsory(lived) == Fraction(200, 3)
    models.Certificate.objects.filter(person__code="102").update(expires=date(YEAR, 12, 30))
    models.Certificate.objects.filter(person__code="103").update(withdrawn=True)
    assert compulsory(lived) == 0


def compulsory(authority):
    found = facade.register_figures(authority, **PERIOD)
    return next(each.value for each in found if each.code == "training.compulsory_done")


def test_tables_for_documents_are_those_of_the_register(lived):
    tables = {each.code: each for each in facade.piao_tables(lived, year=YEAR)}
    assert list(tables) == ["formazione-piano", "formazione-fabbisogni", "formazione-schede", "formazione-numeri"]
    assert tables["formazione-piano"].figure("totale-2024", "Da accantonare").value == Money(80_000).cents / 100
    assert tables["formazione-schede"].figure("totale", "Schede").value == 1
    assert tables["formazione-numeri"].figure("totale", "Formate").value == 2
    assert [row.code for row in tables["formazione-numeri"].rows] == ["totale"]
    assert facade.piao_tables(lived, year=2000) == ()


def test_genders_are_told_apart_where_four_and_four_are_there(lived):
    for at in range(8):
        a_worker(lived, f"20{at}", f"Persona {at}")
    Person.objects.filter(code__in=["101", "102", "201", "203", "205", "207"]).update(gender=Gender.MAN)
    Person.objects.filter(code__startswith="20", gender="").update(gender=Gender.WOMAN)
    assert rows_of_numbers(lived) == ["totale"]  # the one who has no gender written could be told
    Person.objects.filter(gender="").update(gender=Gender.WOMAN)
    assert rows_of_numbers(lived) == ["donne", "uomini", "totale"]


def rows_of_numbers(authority):
    tables = facade.piao_tables(authority, year=YEAR)
    return [row.code for row in next(each for each in tables if each.code == "formazione-numeri").rows]


def test_an_adopted_plan_is_fixed_by_the_database_too(valle):
    adopted(valle)
    for change in (lambda rows: rows.update(act="Altro"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(models.Plan.objects.filter(authority=valle))
    assert models.Plan.objects.get().act == "Delibera 1"


def test_a_plan_with_an_error_is_not_adopted(valle):
    with pytest.raises(Refused) as refusal:
        adopted(valle, a_line(starts=date(YEAR, 5, 1), due=date(YEAR, 4, 1)))
    assert [each.code for each in refusal.value.findings] == ["FOR21"]


def test_the_checks_know_the_register_around_a_plan(valle):
    version = a_draft(valle)
    found = case(valle, version, versions(valle), date(YEAR + 1, 2, 1))
    assert len(found.staff) == 3
    assert found.over
    assert [each.courses for each in found.trained] == [0, 0, 0]
    assert case(valle, version, versions(valle), date(YEAR - 1, 2, 1)).trained is None


def test_the_command_checks_a_file_without_an_archive(tmp_path):
    run = CliRunner()
    assert run.invoke(training, ["example", str(tmp_path)]).exit_code == 0
    path = str(tmp_path / "piano-formazione.xlsx")
    assert "non si sovrascrive" in run.invoke(training, ["example", str(tmp_path)]).output
    as_text, as_json = run.invoke(training, ["check", path]), run.invoke(training, ["check", path, "--format", "json"])
    assert (as_text.exit_code, as_json.exit_code) == (1, 1)
    assert "le righe sommano 3.500,00" in as_text.output
    assert {each["code"] for each in json.loads(as_json.output)["findings"]} == {"FOR01", "FOR02"}
    (tmp_path / "altro.csv").write_text("a;b\n1;2")
    assert run.invoke(training, ["check", str(tmp_path / "altro.csv")]).exit_code == 2


def test_what_goes_out_as_a_workbook_comes_back(lived):
    office = client_as(Role.STAFF_OFFICE)
    book = office.get(f"{BASE}piano/2024/1/piano.xlsx")
    assert book.status_code == 200
    file = io.BytesIO(book.content)
    file.name = "piano.xlsx"
    assert office.post(f"{BASE}piano/2027/1/carica/", {"workbook": file, "revision": 2}).status_code == 302
    assert [each.title for each in versions(lived)[0].plan.lines] == ["Sicurezza", "Contratto"]
