"""One ballot each, and nobody can tell whose an answer is: not from the rows, not from the record, not from small groups."""

from datetime import date

import pytest
from django.db import connection

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, client_of
from traguardo.audit.models import Entry
from traguardo.staffing.facade import staff
from traguardo.wellbeing import models
from traguardo.wellbeing.actions import ballots, surveys
from traguardo.wellbeing.actions.refusing import Refused
from traguardo.wellbeing.queries.surveys import remarks, survey
from traguardo.wellbeing.tests.factories import FAR, TODAY, an_opened, answered

pytestmark = [pytest.mark.django_db]
HOME = "/valle/benessere/indagini/"
CODE = "aperta"


@pytest.fixture
def office(valle):
    return a_member(Role.STAFF_OFFICE, authority=valle)


@pytest.fixture
def opened(valle, office, member):
    an_opened(valle, office, CODE)
    return {"authority": valle, "code": CODE, "today": TODAY}


def taken(where, place=0):
    return ballots.take_ballot(person=staff(where["authority"])[place].pk, **where)


def given(where, secret, **facts):
    return ballots.give_back(**where, secret=secret, **{"group": "Donna", "marks": {"1.1": 5}, **facts})


def test_one_ballot_each_given_back_once(opened):
    secret = taken(opened)
    with pytest.raises(Refused):
        taken(opened)
    given(opened, secret.upper())
    with pytest.raises(Refused):
        given(opened, secret)
    assert (models.Answer.objects.count(), models.Ticket.objects.count()) == (1, 0)
    assert models.Ballot.objects.filter(taken=True).count() == 1


@pytest.mark.parametrize(
    "facts", [{"marks": {}}, {"marks": {"1.1": 7}}, {"marks": {"9.9": 3}}, {"group": "Altro"}, {"secret": "niente"}]
)
def test_what_is_no_answer_spends_no_ballot(opened, facts):
    secret = taken(opened)
    with pytest.raises(Refused):
        given(opened, facts.pop("secret", secret), **facts)
    assert (models.Answer.objects.count(), models.Ticket.objects.count()) == (0, 1)


def test_who_is_not_on_the_list_and_whoever_comes_late_takes_none(opened):
    with pytest.raises(Refused):
        ballots.take_ballot(person=0, **opened)
    with pytest.raises(Refused):
        taken({**opened, "today": date(2100, 1, 1)})
    assert models.Ballot.objects.filter(taken=True).count() == 0


def test_no_row_holds_person_and_answer_nor_when_nor_in_which_order(opened):
    fields = {model: {field.name: field.get_internal_type() for field in model._meta.fields} for model in (models.Ballot, models.Ticket, models.Answer, models.Remark)}  # fmt: skip
    timed = [name for kinds in fields.values() for name, kind in kinds.items() if "Date" in kind or "Time" in kind]
    assert timed == []
    assert set(fields[models.Answer]) == {"key", "survey", "group", "marks"}
    assert set(fields[models.Ticket]) == {"digest", "survey"}
    assert fields[models.Answer]["key"] == fields[models.Remark]["key"] == "UUIDField"
    assert "person" not in {*fields[models.Answer], *fields[models.Remark], *fields[models.Ticket]}


def test_taking_and_giving_back_leave_no_record_and_no_secret(opened):
    before = Entry.objects.count()
    secret = taken(opened)
    assert not models.Ticket.objects.filter(digest__icontains=secret).exists()
    given(opened, secret)
    assert Entry.objects.count() == before


def test_every_act_writes_its_rows_anew_and_shuffled(opened, monkeypatch):
    monkeypatch.setattr("random.SystemRandom.shuffle", lambda _self, rows: piles.append(list(rows)))
    piles = []
    secrets = [taken(opened, place) for place in range(3)]
    assert sorted(len(pile) for pile in piles[-2:]) == [3, models.Ballot.objects.count()]
    given(opened, secrets[2], remark="Uno")
    kept = set(models.Answer.objects.values_list("key", flat=True)) | set(
        models.Remark.objects.values_list("key", flat=True)
    )
    given(opened, secrets[0], marks={"1.1": 6}, remark="Due")
    assert [len(pile) for pile in piles[-3:]] == [1, 2, 2]
    assert kept.isdisjoint({each.key for each in [*models.Answer.objects.all(), *models.Remark.objects.all()]})
    given(opened, secrets[1])


def test_the_close_forgets_who_took_a_ballot_and_writes_the_answers_anew(valle, office, member):
    marks = [("Donna", {"1.1": mark}) for mark in (1, 2, 3, 4, 5, 6)]
    an_opened(valle, office, "clima", opens=TODAY, closes=TODAY)
    where = {"authority": valle, "code": "clima", "today": TODAY}
    for place, (group, each) in enumerate(marks):
        given(where, taken(where, place), group=group, marks=each)
    keys = set(models.Answer.objects.values_list("key", flat=True))
    surveys.close_survey(by=office, authority=valle, code="clima", revision=2, today=FAR)
    assert keys.isdisjoint(models.Answer.objects.values_list("key", flat=True))
    assert sorted(row.marks["1.1"] for row in models.Answer.objects.all()) == [1, 2, 3, 4, 5, 6]
    assert (models.Ballot.objects.count(), models.Ticket.objects.count()) == (0, 0)
    assert survey(valle, "clima").outcome.answered == 6


def test_erasing_leaves_the_results_alone(valle, office, member):
    answered(valle, office, "clima", [("Donna", {"1.1": 3})] * 6, remark="Commento")
    before = survey(valle, "clima").outcome
    assert remarks(valle, "clima") == ("Commento",) * 6
    surveys.erase_answers(by=office, authority=valle, code="clima", revision=3)
    assert (models.Answer.objects.count(), models.Remark.objects.count()) == (0, 0)
    assert survey(valle, "clima").outcome == before
    assert remarks(valle, "clima") == ()


def test_too_few_answers_tell_nothing(valle, office, member):
    answered(valle, office, "clima", [("Donna", {"1.1": 3})] * 4, remark="Commento")
    outcome = survey(valle, "clima").outcome
    assert (outcome.answered, outcome.told, remarks(valle, "clima")) == (4, False, ())
    page = client_of(office).get(f"{HOME}clima/").content.decode()
    assert "meno di 5" in page
    assert client_of(office).get(f"{HOME}clima.csv").status_code == 404


def test_on_the_page_the_secret_is_shown_once_and_stands_in_no_address(opened, member):
    client = client_of(member)
    page = client.post(f"{HOME}{CODE}/scheda/prendi/")
    text = page.content.decode()
    secret = text.split("tg-scale__code")[1].split(">")[1].split("<")[0]
    assert page["Cache-Control"].startswith("max-age=0")
    bad = client.post(f"{HOME}{CODE}/scheda/", {"secret": secret, "group": "", "q1.1": "9"})
    assert (bad.status_code, "tg-errors" in bad.content.decode()) == (422, True)
    part = client.post(f"{HOME}{CODE}/scheda/", {"secret": secret, "q1.1": "9"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    done = client.post(f"{HOME}{CODE}/scheda/", {"secret": secret, "group": "Donna", "q1.1": "5", "q1.2": ""})
    assert (done.status_code, secret in done["Location"]) == (302, False)
    assert client.post(f"{HOME}{CODE}/scheda/prendi/").status_code == 422
    assert client.get(f"{HOME}{CODE}/scheda/prendi/").status_code == 405
    assert secret not in client.get(f"{HOME}{CODE}/scheda/").content.decode()
    assert models.Answer.objects.get().marks == {"1.1": 5}


def test_results_are_read_by_all_only_after_the_close_and_remarks_by_the_committee(
    at_work, django_assert_max_num_queries
):
    reader, member = client_of(a_member(Role.READER)), client_of(User.objects.get(email="siede@example.it"))
    office = client_of(User.objects.get(email="ufficio-cug@example.it"))
    before = reader.get(f"{HOME}aperta/").content.decode()
    assert "prima non li vede nessuno" in before
    assert reader.get(f"{HOME}bozza/").status_code == 404
    with django_assert_max_num_queries(25):
        shown = reader.get(f"{HOME}clima/").content.decode()
    assert "Hanno risposto 6 persone" in shown
    assert "riservato" in shown
    assert "Commento" not in shown + office.get(f"{HOME}clima.csv").content.decode()
    assert [client.get(f"{HOME}clima/commenti/").status_code for client in (reader, office, member)] == [404, 404, 200]
    assert "Commento" in member.get(f"{HOME}clima/commenti/").content.decode()


def test_a_survey_is_compared_with_the_one_before(valle, office, member):
    answered(valle, office, "prima", [("Donna", {"1.1": 3})] * 5, on=date(2025, 11, 20))
    answered(valle, office, "dopo", [("Donna", {"1.1": 4})] * 6)
    shown = client_of(office).get(f"{HOME}dopo/").content.decode()
    assert "Differenza" in shown
    assert "+1,0" in shown
    assert connection.vendor in {"sqlite", "postgresql"}
