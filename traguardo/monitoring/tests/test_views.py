"""The screens of the deadlines: the seven questions of every act, the filters, the feed, the reminders."""

from datetime import date

import pytest
from click.testing import CliRunner
from django.test import Client

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as
from traguardo.audit.models import Entry
from traguardo.monitoring import facade, models
from traguardo.monitoring.actions.reminding import remind
from traguardo.monitoring.commands import monitoring
from traguardo.monitoring.queries.book import book

pytestmark = pytest.mark.django_db
HOME = "/valle/scadenze/"
PIAO = f"{HOME}piao/2024/"
OURS = (models.BodySettings, models.Said, models.Moved)
CHOICES = {
    "tuel": "True",
    "piao_with_budget": "False",
    "district": "True",
    "committee": "False",
    "holidays_move": "False",
}
ACTS = {
    "meet": (f"{PIAO}fatta/", {"seen": 0, "on": "30/01/2024", "act": "n. 3"}, {"seen": 0, "on": "30/02/2024"}),
    "miss": (f"{PIAO}mancata/", {"seen": 0, "reason": "Il bilancio non c'era."}, {"seen": 0, "reason": ""}),
    "move": (f"{PIAO}sposta/", {"seen": "2024-01-31", "to": "15/04/2024", "act": "Decreto"}, {"seen": "2024-01-31"}),
    "configure": (
        f"{HOME}impostazioni/",
        {"version": 0, "kind": "consortium", "staff": "12", **CHOICES},
        {"version": 0, "kind": "consortium", **CHOICES, "piao_with_budget": "True"},
    ),
}
every_act = pytest.mark.parametrize(("path", "good", "bad"), ACTS.values(), ids=ACTS)


@pytest.fixture(autouse=True)
def valle():
    return an_authority()


def everything():
    return [list(model.objects.order_by("pk").values()) for model in OURS]


@every_act
def test_it_works_and_leaves_one_record(path, good, bad):
    client, before, entries = client_as(Role.PLANNING_OFFICE), everything(), Entry.objects.count()
    assert client.get(path).status_code == 200
    assert client.post(path, good).status_code == 302
    assert everything() != before
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.order_by("-sequence").first().act.startswith("monitoring.")


@every_act
def test_bad_input_writes_nothing_and_says_why(path, good, bad):
    client, before = client_as(Role.PLANNING_OFFICE), everything()
    answer = client.post(path, bad)
    assert (answer.status_code, everything() == before) == (422, True)
    assert "tg-errors" in answer.content.decode()


@every_act
def test_the_htmx_part_is_the_form_of_the_fresh_page(path, good, bad):
    client = client_as(Role.PLANNING_OFFICE)
    whole = client.post(path, bad).content.decode()
    part = client.post(path, bad, headers={"HX-Request": "true"}).content.decode()
    form = part[part.index("<form") : part.index("</form>")].split("csrfmiddlewaretoken")[0]
    assert form in whole
    assert "<html" not in part


@every_act
def test_who_may_not_is_refused(path, good, bad):
    before = everything()
    assert client_as(Role.READER).post(path, good).status_code == 403
    elsewhere = client_as(Role.PLANNING_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")
    assert elsewhere.post(path, good).status_code == 404
    assert client_as(Role.PLANNING_OFFICE).delete(path).status_code == 405
    assert everything() == before


@every_act
def test_who_saw_something_older_is_shown_both(path, good, bad):
    client = client_as(Role.PLANNING_OFFICE)
    client.post(path, good)
    before = everything()
    assert (client.post(path, good).status_code, everything() == before) == (409, True)


def test_late_asks_why_and_reopening_keeps_the_history():
    client = client_as(Role.DIRECTOR)
    late = {"seen": 0, "on": "15/02/2024"}
    assert client.post(f"{PIAO}fatta/", late).status_code == 422
    assert client.post(f"{PIAO}fatta/", {**late, "reason": "Mancava il parere."}).status_code == 302
    shown = client.get(PIAO).content.decode()
    assert "15 giorni dopo il termine" in shown
    assert client.post(f"{PIAO}riapri/", {"seen": 1, "reason": "Data sbagliata."}).status_code == 302
    shown = client.get(PIAO).content.decode()
    assert "Riaperta" in shown
    assert "Mancava il parere." in shown
    assert "Va fatta" in shown or "Il termine era" in shown


def test_what_is_not_past_cannot_be_declared_missed_nor_what_was_never_said_reopened():
    client, year = client_as(Role.DIRECTOR), date.today().year + 1  # noqa: DTZ011
    assert client.post(f"{HOME}piao/{year}/mancata/", {"seen": 0, "reason": "x"}).status_code == 422
    assert client.post(f"{PIAO}riapri/", {"seen": 0, "reason": "x"}).status_code == 422
    assert models.Said.objects.count() == 0


@pytest.mark.parametrize("path", ["niente/2024/", "piao/1999/", "piao/2024/altro/"])
def test_what_is_not_there_is_not_found(path):
    assert client_as(Role.READER).get(HOME + path).status_code == 404


def test_the_calendar_filters_by_standing_and_knows_the_past(django_assert_max_num_queries):
    client = client_as(Role.PLANNING_OFFICE)
    client.post(f"{PIAO}fatta/", {"seen": 0, "on": "30/01/2024"})
    with django_assert_max_num_queries(20):
        page = client.get(f"{HOME}?anno=2024").content.decode()
    assert page.count("tg-month__day") == 14
    assert len(page.encode()) < 250_000
    done = client.get(f"{HOME}?anno=2024&stato=fatta").content.decode()
    assert (done.count("tg-month__day"), "scadenze-2024" in done) == (1, False)
    known = client.get(f"{HOME}?anno=2025&noto=01/12/2025").content.decode()
    assert known.count("tg-month__day") == 16
    assert "com’erano note il 01/12/2025" in known


def test_the_table_comes_down_and_the_terms_are_reckoned():
    client = client_as(Role.READER)
    assert "Piano integrato di attività" in client.get("/valle/scadenze.csv?anno=2026").content.decode("utf-8-sig")
    assert "16/01/2026" in client.get(f"{HOME}termini/?dal=02/01/2026").content.decode()
    assert client.get(f"{HOME}termini/?dal=ieri").status_code == 422


def test_anybody_subscribes_to_the_feed_which_tells_only_days(valle):
    client_as(Role.DIRECTOR).post(f"{PIAO}mancata/", {"seen": 0, "reason": "MARCATORE"})
    visitor = Client()
    answer = visitor.get("/pubblico/valle/scadenze.ics")
    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "piao-" in text
    assert "MARCATORE" not in text
    assert not answer.cookies
    assert visitor.get("/pubblico/valle/scadenze.ics", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert visitor.get("/pubblico/nessuno/scadenze.ics").status_code == 404


def test_the_facade_tells_the_next_ones_and_the_table(valle):
    today = date(2026, 1, 10)
    found = facade.next_deadlines(valle, today, 3)
    assert [each.short for each in found] == ["PIAO", "Relazione RPCT", "Bilancio di previsione"]
    assert (found[0].left, found[0].standing, found[0].url) == (21, "vicina", "/valle/scadenze/piao/2026/")
    table = facade.deadline_table(valle, 2026, known_by=today)
    assert table.rows[0].values[0] == date(2026, 1, 31)
    assert len(facade.deadlines_of(valle, 2026, known_by=today)) == len(table.rows)


def test_reminders_go_once_a_step_to_who_answers(valle, mailoutbox, django_capture_on_commit_callbacks):
    a_member(Role.PLANNING_OFFICE)
    a_member(Role.READER)
    letters = []
    for day in (date(2026, 1, 2), date(2026, 1, 3), date(2026, 1, 24)):
        with django_capture_on_commit_callbacks(execute=True):
            letters.append(remind(by="prova", authority=valle, on=day))
    assert [len(each) for each in letters] == [1, 0, 1]
    assert [mail.to for mail in mailoutbox] == [["planning_office@example.it"]] * 2
    assert "entro il 31/01/2026" in mailoutbox[0].subject
    assert "/valle/scadenze/piao/2026/" in mailoutbox[0].body
    assert models.Call.objects.count() == sum(len(letter.calls) for sent in letters for letter in sent)


def test_the_command_line_shows_days_and_letters(valle):
    a_member(Role.DIRECTOR)
    run = CliRunner().invoke
    shown = run(monitoring, ["deadlines", "valle", "--known", "10/01/2026"])
    assert (shown.exit_code, "31/01/2026  Piano integrato" in shown.output) == (0, True)
    assert "PIAO" in run(monitoring, ["remind", "valle", "--on", "02/01/2026", "--dry-run"]).output
    assert models.Call.objects.count() == 0
    assert run(monitoring, ["deadlines", "nessuno"]).exit_code == 2
    assert run(monitoring, ["deadlines", "valle", "--year", "1999"]).exit_code == 2


def test_what_came_before_is_past_and_nobody_is_asked_about_it(valle):
    today = date(2026, 11, 22)
    models.BodySettings.objects.create(authority=valle, kind="consortium", since=date(2026, 11, 1))
    found = book(valle).year(2026, today=today)
    assert [line.deadline.code for line in found if line.standing == "scaduta"] == ["nota-dup"]
    assert next(line for line in found if line.deadline.code == "piao").standing.label == "passata"
    assert facade.next_deadlines(valle, today, 1)[0].short == "Nota di aggiornamento al DUP"


def test_an_approved_document_leads_to_its_deadline_filled_in(valle):
    told = {
        "on": date(2026, 1, 29),
        "act": "Assemblea, n. 3",
        "link": "https://ente.example/piao/",
        "today": date(2026, 2, 1),
    }
    address = facade.meeting_address(valle, "piao", 2026, **told)
    form = client_as(Role.DIRECTOR).get(address).content.decode()
    assert address.startswith("/valle/scadenze/piao/2026/fatta/?")
    assert all(f'value="{words}"' in form for words in ("29/01/2026", "Assemblea, n. 3", "https://ente.example/piao/"))
    assert facade.meeting_address(valle, "scheda-obiettivo", 2026, **told) == ""
    assert facade.meeting_address(valle, "relazione", 2024, **told).startswith(
        "/valle/scadenze/relazione-performance/2024/"
    )


def test_settings_change_the_days_and_are_kept_as_said(valle):
    client = client_as(Role.PLANNING_OFFICE)
    sent = {
        "version": 0,
        "kind": "consortium",
        "staff": "12",
        **CHOICES,
        "piao_with_budget": "True",
        "reason": "Parere",
    }
    assert client.post(f"{HOME}impostazioni/", sent).status_code == 302
    kept = book(valle)
    assert (kept.body.staff, kept.body.small, kept.body.follows_budget, kept.version) == (12, True, True, 1)
    page = client.get(PIAO).content.decode()
    assert "Perché il 15/04/2024" in page
    assert "Parere" in page
    assert "Relazione CUG" in client.get(f"{HOME}?anno=2024").content.decode().split("Che cosa non ti tocca")[1]


def test_the_next_ones_are_a_page_and_the_part_of_today_that_brings_them_in():
    client = client_as(Role.READER)
    fresh = client.get(f"{HOME}prossime/").content.decode()
    part = client.get(f"{HOME}prossime/", headers={"HX-Request": "true"}).content.decode()
    assert part.strip() in fresh
    assert part.count("<li") == 4
    assert "<html" not in part
