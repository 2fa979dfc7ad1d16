"""The seven questions of each act of agile work; who sees what of whom; pages and parts."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.urls import reverse

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, an_authority, client_of, text
from traguardo.agile_work import models
from traguardo.agile_work.domain.requests import Priority
from traguardo.agile_work.tests.factories import START, TEXT, a_request, a_rotation, granted, ruled, signed, written
from traguardo.audit.models import Entry
from traguardo.staffing.tests.factories import a_staff, a_worker
from traguardo.typesetting import press

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
SIGNED_TEXT = {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in TEXT.items()}


@pytest.fixture
def house(monkeypatch):
    """Two units, two workers with an account in A, one in M; a head for each unit, the director, the staff office."""
    monkeypatch.setattr(press, "_run", lambda *_: b"%PDF-")
    authority = a_staff()
    worker = a_member(Role.READER, email="persona@example.it", authority=authority)
    other = a_member(Role.READER, email="collega@example.it", authority=authority)
    a_worker(authority, "102", "Bianchi Bea", user=worker)
    a_worker(authority, "103", "Neri Ciro", user=other)
    a_worker(authority, "104", "Rossi Dino", unit="M")
    for email, role, unit in (
        ("dirige-a@example.it", Role.UNIT_HEAD, "A"),
        ("dirige-m@example.it", Role.UNIT_HEAD, "M"),
        ("direttore@example.it", Role.DIRECTOR, ""),
        ("personale@example.it", Role.STAFF_OFFICE, ""),
        ("lettore@example.it", Role.READER, ""),
    ):
        a_member(role, email=email, unit=unit, authority=authority)
    a_member(Role.DIRECTOR, email="altrove@example.it", authority=an_authority("monte", "Consorzio Monte"))
    ruled(authority)
    return authority


def client(who):
    found = client_of(User.objects.get(email=f"{who}@example.it"))
    found.raise_request_exception = False
    return found


def at(name, **parts):
    return reverse(f"agile_work:{name}", kwargs={"authority": "valle", **parts})


@dataclass(frozen=True)
class Act:
    """An act: what is there before, who does it, with what; what is refused; who may not, and how they are told."""

    name: str
    who: str
    good: dict
    before: object = None
    bad: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    without: tuple = ("lettore", 404)
    act: str = ""


RULES = {"first_day": "2026-01-01", "max_days": "1", "window": "quarter", "past_weight": "50", "act": "Delibera 2"}
PLACES = {"unit": "A", "number": "2", "first_day": "2026-01-01"}
ACTIVITY = {"unit": "A", "function": "", "title": "Telefonate", "agile": "si", "act": "", "note": "", "version": "1"}
ASK = {"days": "2", "first_day": "2026-01-05", "last_day": "2026-06-30", "preferred": ["0", "4"], "priority": "child"}
TURNS = {"unit": "A", "first_week": "2026-02-02", "weeks": "4", "places": "1", "seed": "lotto-1"}
END = {"ending": "reason", "last_day": "2029-12-30", "version": "3"}
ACTS = (
    Act("set_rules", "direttore", RULES, bad=RULES | {"max_days": "3"}, without=("lettore", 403)),
    Act("set_places", "personale", PLACES, bad=PLACES | {"unit": "Z"}, without=("dirige-a", 403)),
    Act("add_activity", "dirige-a", ACTIVITY, bad=ACTIVITY | {"unit": "M"}, without=("lettore", 403), act="write_activity"),
    Act("ask", "persona", ASK, bad=ASK | {"days": "5"}, without=("altrove", 404)),
    Act("answer", "dirige-a", {"days": "1", "reason": "Serve in sede", "version": "1"}, lambda a: a_request(a, "102"), {"days": "1", "reason": "", "version": "1"}, {"number": 1}, ("dirige-m", 404)),
    Act("withdraw", "persona", {"version": "1"}, lambda a: a_request(a, "102"), {}, {"number": 1}, ("collega", 404)),
    Act("priority", "dirige-a", {}, lambda a: a_request(a, "102", priority=Priority.CAREGIVER), {}, {"number": 1}, ("collega", 404), "read_priority"),
    Act("forget_priorities", "personale", {}, lambda a: a_request(a, "102", priority=Priority.CHILD, last=date(2026, 2, 1)), {}, {}, ("dirige-a", 403)),
    Act("write_agreement", "dirige-a", SIGNED_TEXT | {"version": "0"}, lambda a: granted(a, "102"), SIGNED_TEXT | {"version": "0", "days": "3"}, {"number": 1}, ("dirige-m", 404)),
    Act("sign", "persona", {"version": "1"}, lambda a: written(a, "102"), {"version": ""}, {"number": 1}, ("collega", 404)),
    Act("end_agreement", "dirige-a", END, lambda a: signed(a, "102"), END | {"last_day": "2020-01-01"}, {"number": 1}, ("personale", 404)),
    Act("report", "persona", {"final": "si", "reached": "Tutto", "missed": ""}, lambda a: signed(a, "102"), {"final": "si", "reached": ""}, {"number": 1}, ("dirige-a", 404)),
    Act("announce", "dirige-a", TURNS, bad=TURNS | {"first_week": "2026-02-03"}, without=("lettore", 403)),
    Act("draw", "dirige-a", {"version": "1"}, lambda a: (granted(a, "102"), a_rotation(a, drawn=False)), {}, {"number": 1}, ("dirige-m", 404)),
    Act("remove_activity", "personale", {}, None, {}, {"pk": None}, ("dirige-m", 404)),
)  # fmt: skip
NAMED = [pytest.param(act, id=act.name) for act in ACTS]


def prepared(act, authority):
    if act.before:
        act.before(authority)
    pk = models.Activity.objects.get().pk
    return at(act.name, **{part: pk if value is None else value for part, value in act.parts.items()})


@pytest.mark.parametrize("act", NAMED)
def test_an_act_is_done_and_recorded(house, act):
    path = prepared(act, house)
    answer = client(act.who).post(path, act.good)
    assert answer.status_code in {200, 302}, text(answer)[:3000]
    entry = Entry.objects.latest("pk")
    assert entry.act == f"agile_work.{act.act or act.name}"
    assert not any(
        word in f"{entry.subject} {entry.data}" for word in ("Bianchi", "Serve", "Tutto", "caregiver", "child")
    )


@pytest.mark.parametrize("act", NAMED)
def test_an_act_is_refused(house, act):
    """Bad input: 422 and nothing written. Without the right: 403, or 404 for what is not theirs. A stranger: 404. PUT: 405."""
    path = prepared(act, house)
    before = Entry.objects.count()
    if act.bad:
        assert client(act.who).post(path, act.bad).status_code == 422
    who, status = act.without
    assert client(who).post(path, act.good).status_code == status
    assert client("altrove").post(path, act.good).status_code == 404
    assert client(act.who).put(path).status_code == 405
    assert Entry.objects.count() == before


def test_what_somebody_else_changed_is_not_overwritten(house):
    written(house, "102")
    path = at("write_agreement", number=1)
    assert client("dirige-a").post(path, SIGNED_TEXT | {"version": "1"}).status_code == 302
    stale = client("personale").post(path, SIGNED_TEXT | {"version": "1", "goals": "Altro"})
    assert stale.status_code == 409
    assert models.Agreement.objects.get().goals == TEXT["goals"]


@pytest.mark.parametrize("name", ["requests", "agreements", "rotations", "activities", "month", "week"])
def test_a_part_is_that_of_the_fresh_page(house, name):
    signed(house, "102")
    a_rotation(house)
    head = client("dirige-a")
    whole, part = head.get(at(name), {"dal": "2026-01-05"}), head.get(at(name), {"dal": "2026-01-05"}, **HTMX)
    strip = lambda answer: "".join(line for line in text(answer).split("\n") if "csrf" not in line).replace(" ", "")  # noqa: E731
    assert whole.status_code == part.status_code == 200
    assert strip(part)
    assert strip(part) in strip(whole)


def test_the_priority_is_read_by_who_decides_the_office_and_the_person_and_each_time_it_is_recorded(house):
    a_request(house, "102", priority=Priority.CAREGIVER)
    page, reveal = at("request", number=1), at("priority", number=1)
    for who in ("persona", "dirige-a", "personale", "direttore"):
        assert "assiste un familiare" not in text(client(who).get(page))
        assert "assiste un familiare" in text(client(who).post(reveal))
    assert [client(who).post(reveal).status_code for who in ("collega", "dirige-m", "lettore")] == [404, 404, 404]
    assert Entry.objects.filter(act="agile_work.read_priority").count() == 4
    assert "assiste" not in text(client("dirige-a").get(at("requests")))


def test_a_head_sees_their_unit_and_a_colleague_sees_nothing(house):
    signed(house, "104")
    signed(house, "102")
    pages = [at("agreement", number=1), at("request", number=1), at("paper", number=1)]
    assert [client("dirige-m").get(path).status_code for path in pages] == [200, 200, 200]
    assert [client(who).get(path).status_code for who in ("dirige-a", "persona") for path in pages] == [404] * 6
    assert "Rossi" not in text(client("dirige-a").get(at("agreements")))
    assert "Bianchi" in text(client("dirige-a").get(at("agreements")))


def test_ones_own_page_says_what_waits_for_one(house):
    written(house, "102", report_due=date(2026, 1, 31))
    a_rotation(house, drawn=False)
    told = text(client("persona").get(at("mine")))
    assert "C’è un accordo da firmare" in told
    assert "Seme: " in told
    assert "Chiedi il lavoro agile" in text(client("collega").get(at("mine")))
    assert "legato a una persona" in text(client("lettore").get(at("mine")))


def test_both_sign_and_a_new_edition_ends_the_one_before(house):
    row = signed(house, "102")
    request = row.request
    assert row.text_digest
    assert client("dirige-a").post(at("sign", number=1), {"version": row.version}).status_code == 422
    early = client("dirige-a").post(at("write_agreement", number=1), SIGNED_TEXT | {"version": row.version})
    assert "La nuova edizione comincia dopo" in text(early)
    again = signed(house, "102", request=request, first_day=date(2026, 3, 2), goals="Altro")
    row.refresh_from_db()
    assert (again.edition, row.ended_on, row.ending) == (2, date(2026, 3, 1), "replaced")
    assert again.text_digest != row.text_digest
    lacking = written(house, "103", safety_on=None)
    refused = client("dirige-a").post(at("sign", number=lacking.request.number), {"version": lacking.version})
    assert "informativa sulla sicurezza" in text(refused)


def test_an_explanation_is_for_its_person_and_who_answers_for_the_office(house):
    for code, priority in (("101", None), ("102", None), ("103", Priority.CHILD)):
        granted(house, code, priority=priority)
    a_rotation(house)
    path = at("why", number=1, code="102", week=1)
    assert [client(who).get(path).status_code for who in ("persona", "dirige-a", "personale")] == [200, 200, 200]
    assert [client(who).get(path).status_code for who in ("collega", "dirige-m", "lettore", "altrove")] == [404] * 4
    told = [text(client("persona").get(at("why", number=1, code="102", week=week))) for week in (1, 2, 3, 4)]
    assert any("Prima passa chi ha una priorità" in each for each in told)
    assert not any("Neri" in each for each in told)
    assert client("persona").get(at("rotation", number=1)).status_code == 403


def test_reminders_go_to_who_owes_a_report_and_say_nothing_of_it(house, django_capture_on_commit_callbacks):
    signed(house, "102", report_due=START)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client("personale").post(at("reminders"))
    assert answer.status_code == 302
    assert [sent.to for sent in mail.outbox] == [["persona@example.it"]]
    assert TEXT["goals"] not in mail.outbox[0].body
    assert Entry.objects.latest("pk").data == '{"people":1}'


def test_a_report_is_read_once_by_who_decides(house):
    row = signed(house, "102")
    client("persona").post(at("report", number=1), {"final": "no", "reached": "Metà", "missed": "Il resto"})
    report = models.Report.objects.get()
    path = at("see_report", number=row.request.number, pk=report.pk)
    assert client("dirige-m").post(path).status_code == 404
    assert client("dirige-a").post(path).status_code == client("dirige-a").post(path).status_code == 302
    assert Entry.objects.filter(act="agile_work.see_report").count() == 1
    assert "Metà" in text(client("dirige-a").get(at("agreement", number=1)))


@pytest.mark.parametrize(
    ("rows", "change"), [(models.Agreement, {"goals": "Altro"}), (models.Rotation, {"seed": "altro"})]
)
def test_what_is_signed_or_drawn_is_fixed_by_the_database(house, rows, change):
    signed(house, "102")
    a_rotation(house)
    for act in (lambda found: found.update(**change), lambda found: found.delete()):
        with pytest.raises(DatabaseError, match="non si modifica"), transaction.atomic():
            act(rows.objects.all())
    assert rows.objects.count() == 1
