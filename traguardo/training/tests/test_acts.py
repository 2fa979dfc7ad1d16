"""The seven questions, asked of every act on the training register."""

from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.staffing.tests.factories import a_staff, a_worker
from traguardo.training import models
from traguardo.training.library.writing import plan_csv
from traguardo.training.queries.courses import course
from traguardo.training.queries.plans import versions
from traguardo.training.tests.factories import a_course, a_need, everything

pytestmark = pytest.mark.django_db
BASE = "/valle/formazione/"
DRAFT, ADOPTED = "piano/2027/1/", "piano/2024/1/"
LINE = {"title": "Excel", "year": 2027, "kind": "some", "costing": "flat", "editions": 1, "revision": 2}
COURSE = {"title": "Corso", "days": "15/03/2024 9:00-13:00", "revision": 3}
TABLES = (
    models.Collection,
    models.Need,
    models.Plan,
    models.Session,
    models.Meeting,
    models.Enrolment,
    models.Attendance,
    models.Certificate,
    Entry,
)


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act by its form: `bad` answers 422; one without a page of its own is only posted."""

    name: str
    path: str
    record: str
    good: dict
    bad: dict = field(default_factory=lambda: {"revision": "x"})
    role: Role = Role.STAFF_OFFICE
    own: bool = False
    part: bool = True

    @property
    def bad_too(self) -> bool:
        """A withdrawal has nothing one could get wrong."""
        return self.name != "withdraw"


ACTS = [
    Act(name="create_plan", path="piano/nuovo/", good={"year": 2028, "years": 1}, bad={"year": 2027, "years": 1}, record="training.write_plan"),
    Act(name="add_line", path=f"{DRAFT}nuova-riga/", good=LINE, bad=LINE | {"unit_cost": "circa 300"}, record="training.write_plan"),
    Act(name="change_line", path=f"{DRAFT}righe/1/cambia/", good=LINE, bad=LINE | {"minutes": "tre"}, record="training.write_plan"),
    Act(name="remove_line", path=f"{DRAFT}righe/1/togli/", good={"revision": 2}, record="training.write_plan"),
    Act(name="change_frame", path=f"{DRAFT}dati/", good={"years": 2, "set_aside_2027": "1,50", "revision": 2}, bad={"years": 2, "set_aside_2027": "x", "revision": 2}, record="training.write_plan"),
    Act(name="drop_draft", path=f"{DRAFT}butta/", good={"revision": 2}, record="training.drop_plan"),
    Act(name="adopt_plan", path=f"{DRAFT}adotta/", good={"act": "D. 2", "on": "2026-01-31", "revision": 2}, bad={"act": "D. 2", "on": "2100-01-31", "revision": 2}, role=Role.DIRECTOR, record="training.adopt_plan"),
    Act(name="open_collection", path="raccolta/nuova/", good={"year": 2028, "first_day": "2027-10-01", "last_day": "2027-10-31"}, bad={"year": 2028, "first_day": "2027-10-31", "last_day": "2027-10-01"}, record="training.open_collection"),
    Act(name="move_collection", path="raccolta/2024/giorni/", good={"first_day": "2023-10-01", "last_day": "2023-10-31", "revision": 1}, record="training.open_collection"),
    Act(name="add_paper_need", path="raccolta/2024/su-carta/", good={"person": "103", "topic": "Ascolto", "scope": "own"}, bad={"person": "999", "topic": "Ascolto", "scope": "own"}, record="training.write_need"),
    Act(name="merge_needs", path="raccolta/2024/", good={"f": "1:1", "esito": "riga", "riga": "2"}, bad={"f": "1:1", "esito": "riga", "riga": "9"}, record="training.settle_needs", part=False),
    Act(name="drop_needs", path="raccolta/2024/", good={"f": "1:1", "esito": "no", "motivo": "Costa"}, bad={"f": "1:1", "esito": "no", "motivo": " "}, record="training.settle_needs", part=False),
    Act(name="reopen_needs", path="raccolta/2024/", good={"f": "1:1", "esito": "riapri"}, bad={"esito": "riapri"}, record="training.settle_needs", part=False),
    Act(name="add_need", path="fabbisogni/nuovo/", good={"topic": "Ascolto", "scope": "own"}, bad={"topic": "", "scope": "own"}, own=True, record="training.write_need"),
    Act(name="change_need", path="fabbisogni/2024/1/cambia/", good={"topic": "Altro", "scope": "unit", "revision": 1}, bad={"topic": "Altro", "scope": "boh", "revision": 1}, own=True, record="training.write_need"),
    Act(name="remove_need", path="fabbisogni/2024/1/togli/", good={"revision": 1}, own=True, record="training.remove_need"),
    Act(name="add_session", path="corsi/nuovo/", good=COURSE, bad=COURSE | {"days": "domani"}, record="training.write_session"),
    Act(name="change_session", path="corsi/1/cambia/", good=COURSE, bad=COURSE | {"days": "16/03/2024 9:00-13:00"}, record="training.write_session"),
    Act(name="cancel_session", path="corsi/2/annulla/", good={"revision": 2}, record="training.cancel_session"),
    Act(name="set_list", path="corsi/2/elenco/", good={"persona": ["101", "102"], "revision": 2}, bad={"persona": ["101", "102", "103"], "revision": 2}, record="training.change_list", part=False),
    Act(name="attendance", path="corsi/1/presenze/", good={"tutti": "si", "revision": 3}, bad={"m-{enrolment}-{meeting}": "9", "revision": 3}, record="training.mark_attendance", part=False),
    Act(name="give", path="corsi/1/attestati/", good={"share": 50, "issued": "2024-03-16"}, bad={"share": 50, "issued": "2024-03-14"}, record="training.give_certificates"),
    Act(name="add_certificate", path="attestati/nuovo/", good={"person": "101", "title": "RSPP", "issued": "2024-05-01"}, bad={"person": "101", "title": "RSPP", "issued": "2024-05-01", "expires": "2024-04-01"}, record="training.give_certificates"),
    Act(name="withdraw", path="attestati/2024/1/annulla/", good={}, record="training.withdraw_certificate"),
]  # fmt: skip
every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)


@pytest.fixture
def valle():
    """A register lived: 102 wrote a need and was at a course with 103, who was given the certificate it has no more."""
    authority = a_staff()
    a_worker(authority, "102", "Neri Ugo", user=a_member(Role.READER, email="ugo@example.it"))
    a_worker(authority, "103", "Rossi Ida", unit="M")
    everything(authority, "102", "103", why="Perché me lo chiedono")
    a_course(authority, "102", seats=2)
    return authority


def hand_of(act):
    return client_as(Role.READER, email="ugo@example.it") if act.own else client_as(act.role)


def filled(data, authority):
    """The data with the keys of the first place of the first course."""
    first = course(authority, 1)
    keys = {"enrolment": first.people[0].pk, "meeting": first.days[0].pk}
    return {key.format(**keys): value for key, value in data.items()}


def counts():
    return [model.objects.count() for model in TABLES]


@every_act
def test_it_works_and_leaves_a_record_without_what_was_said(act, valle):
    if act.name == "give":
        models.Certificate.objects.all().delete()
    hand = hand_of(act)
    before = Entry.objects.count()
    answer = hand.post(BASE + act.path, filled(act.good, valle))
    last = Entry.objects.latest("pk")
    assert answer.status_code == 302, text(answer)
    assert (Entry.objects.count(), last.act) == (before + 1, act.record)
    assert not {"Ascolto", "Altro", "Neri", "Rossi", "Perché"} & set(str(last.data).replace("'", " ").split())


@every_act
def test_whoever_may_not_is_refused_and_what_cannot_be_is_422_and_nothing_is_written(act, valle):
    an_authority("monte", "Consorzio Monte")
    stranger = client_of(a_member(Role.STAFF_OFFICE, authority=an_authority("monte"), email="fuori@example.it"))
    hand, other = hand_of(act), client_as(Role.EVALUATION_BOARD)
    before, path, data = counts(), BASE + act.path, filled(act.good, valle)

    assert stranger.post(path, data).status_code == 404
    assert other.post(path, data).status_code == (404 if act.own else 403)
    assert hand.put(path).status_code == 405
    assert not act.bad_too or hand.post(path, filled(act.bad, valle)).status_code == 422
    assert counts() == before
    if act.part:
        whole, part = text(hand.get(path)), text(hand.get(path, headers={"HX-Request": "true"}))
        assert "<form" in part
        assert "<html" not in part
        assert without_tokens(part) in without_tokens(whole)


def without_tokens(html):
    return "\n".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("path", ["corsi/1/attestati/", "attestati/nuovo/"])
def test_a_certificate_is_not_of_days_to_come(path, valle):
    data = {"share": 50, "person": "101", "title": "RSPP", "issued": "2999-01-01"}
    answer = client_as(Role.STAFF_OFFICE).post(BASE + path, data)
    assert (answer.status_code, "deve venire" in text(answer)) == (422, True)


@pytest.mark.parametrize(
    "path", [f"{DRAFT}righe/1/cambia/", f"{DRAFT}dati/", f"{DRAFT}butta/", "corsi/1/cambia/", "corsi/1/presenze/"]
)
def test_what_somebody_else_changed_meanwhile_is_409(path, valle):
    data = {**LINE, **COURSE, "years": 1, "year": 2027, "revision": 99}
    office = client_as(Role.STAFF_OFFICE)
    before = counts()
    answer = office.post(BASE + path, data)
    assert answer.status_code == 409
    assert counts() == before
    if "cambia" in path:
        assert all(
            each in text(answer) for each in (data["title"], "Titolo", "Sicurezza" if "corsi" in path else "Privacy")
        )


def test_a_variant_is_a_new_draft_and_the_adopted_stays(valle):
    office = client_as(Role.STAFF_OFFICE)
    assert office.post(f"{BASE}{ADOPTED}varia/").status_code == 302
    assert office.get(f"{BASE}{ADOPTED}varia/").status_code == 405
    made = {(each.number, each.adopted) for each in versions(valle) if each.year == 2024}
    assert made == {(1, True), (2, False)}
    assert "già una bozza" in text(office.post(f"{BASE}{ADOPTED}varia/", follow=True))
    assert office.get(f"{BASE}{ADOPTED}dati/").status_code == 404


def test_a_file_takes_the_place_of_the_lines_or_tells_every_problem(valle):
    office, path = client_as(Role.STAFF_OFFICE), f"{BASE}{DRAFT}carica/"
    plan = next(each.plan for each in versions(valle) if each.year == 2024)

    def sent(content, revision=2):
        file = SimpleUploadedFile("piano.csv", content)
        return office.post(path, {"workbook": file, "revision": revision})

    wrong = sent(b"codice;titolo;anno\n1;;x")
    assert wrong.status_code == 422
    assert text(wrong).count("FOR3") == 2
    assert sent(b"codice;titolo;anno;unit\xc3\xa0 responsabile\n1;A;2027;ZZ").status_code == 422
    assert sent(plan_csv(plan)).status_code == 302
    assert sent(plan_csv(plan)).status_code == 409
    assert Entry.objects.latest("pk").act == "training.write_plan"


def test_new_needs_make_a_new_line_of_the_draft(valle):
    office = client_as(Role.STAFF_OFFICE)
    office.post(f"{BASE}{ADOPTED}varia/")
    answer = office.post(f"{BASE}raccolta/2024/", {"f": "1:1", "esito": "nuova", "titolo": "Ascolto"})
    line = next(each for each in versions(valle) if each.year == 2024 and not each.adopted).plan.lines[-1]
    assert answer.status_code == 302
    assert (line.code, line.title, line.audience.codes) == ("3", "Ascolto", ("102",))
    assert office.post(f"{BASE}piano/2024/2/righe/3/togli/", {"revision": 2}).status_code == 422


def test_one_enrols_and_leaves_an_open_course_by_oneself(valle):
    told = {"title": "Aperto", "days": "15/03/2099 9:00-13:00", "open": "on", "seats": 1}
    client_as(Role.STAFF_OFFICE).post(f"{BASE}corsi/nuovo/", told)
    ugo, path = client_as(Role.READER, email="ugo@example.it"), f"{BASE}corsi/3/"
    assert ugo.get(f"{path}iscriviti/").status_code == 405
    assert client_as(Role.EVALUATION_BOARD).post(f"{path}iscriviti/").status_code == 404
    assert "Sei nell" in text(ugo.post(f"{path}iscriviti/", follow=True))
    assert [each.code for each in course(valle, 3).people] == ["102"]
    assert "Non sei più" in text(ugo.post(f"{path}lascia/", follow=True))
    assert course(valle, 3).people == ()
    assert "non ti puoi togliere" in text(ugo.post(f"{BASE}corsi/2/lascia/", follow=True)).replace("&#39;", "'")


def test_who_has_a_certificate_about_to_expire_is_written_to_once(
    valle, mailoutbox, django_capture_on_commit_callbacks
):
    office, path = client_as(Role.STAFF_OFFICE), f"{BASE}attestati/promemoria/"
    today = office.get(f"{BASE}attestati/").wsgi_request.today
    models.Certificate.objects.update(expires=today)
    assert office.get(path).status_code == 405
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert office.post(path).status_code == 302
    assert [mail.to for mail in mailoutbox] == [["ugo@example.it"]]
    assert "Sicurezza" not in mailoutbox[0].body + mailoutbox[0].subject
    assert Entry.objects.filter(act="training.remind").count() == 1


def test_a_need_is_closed_to_its_author_once_settled_or_out_of_the_days(valle):
    ugo = client_as(Role.READER, email="ugo@example.it")
    a_need(valle, "103", topic="Di un'altra")
    assert ugo.get(f"{BASE}fabbisogni/2024/2/cambia/").status_code == 404
    models.Need.objects.filter(number=1).update(outcome="dropped", reason="Costa")
    assert ugo.post(f"{BASE}fabbisogni/2024/1/togli/", {"revision": 1}).status_code == 422
    models.Collection.objects.update(first_day="2023-01-01", last_day="2023-02-01")
    assert ugo.post(f"{BASE}fabbisogni/nuovo/", {"topic": "Tardi", "scope": "own"}).status_code == 422
    assert "Costa" in text(ugo.get(f"{BASE}fabbisogni/"))
