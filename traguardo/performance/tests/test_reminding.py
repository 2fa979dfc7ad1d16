"""Reminders: each person what they owe, never twice the same day, sent only once all is written."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_as
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.actions import scheduling
from traguardo.performance.actions.reminding import remind
from traguardo.performance.actions.scheduling import Seen
from traguardo.performance.commands import performance
from traguardo.performance.queries.reminders import letters
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body, imported

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 15)
HOME = "/ente-prova/misura/periodi/finale/promemoria/"


@pytest.fixture
def body():
    body = a_body()
    imported(body, plans.of_rows(20))
    scheduling.create_usual(by="anna@example.it", authority=body, year=2024)
    scheduling.open_period(by="anna@example.it", authority=body, seen=Seen(year=2024, code="finale", revision=0))
    return body


@pytest.fixture
def head(body):
    return a_member(Role.UNIT_HEAD, authority=body, unit="U1")


def told():
    return {tuple(message.to): message for message in mail.outbox}


def test_each_person_is_told_what_they_owe_by_when_and_where(body, head, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind(by="anna@example.it", authority=body, on=DAY)
    (message,) = mail.outbox
    assert message.to == [head.email]
    assert message.subject == "[Traguardo] 20 risultati da inserire entro il 31/01/2025"
    assert "Da inserire entro il 31/01/2025 (fra 16 giorni)." in message.body
    assert "- A.1 Domande evase A.1 (scadenza 31/12/2024)" in message.body
    assert "- e 5 altri" in message.body
    assert "/ente-prova/misura/cosa-devo/?anno=2024" in message.body
    assert models.Reminder.objects.get().things == 20
    assert Audit.objects.filter(act="performance.remind").count() == 1


def test_never_twice_the_same_day(body, head, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = (remind(by="x", authority=body, on=DAY) for _ in range(2))
        tomorrow = remind(by="x", authority=body, on=DAY + timedelta(days=1))
    assert [len(each) for each in (first, second, tomorrow)] == [1, 0, 1]
    assert len(mail.outbox) == 2
    assert Audit.objects.filter(act="performance.remind").count() == 2


def test_a_delegate_is_asked_instead_of_the_head(body, head):
    deputy = a_member(Role.READER, authority=body)
    models.Delegation.objects.create(authority=body, unit="U1", to=deputy, first_day=date(2024, 1, 1), last_day=DAY)
    assert {letter.to.email for letter in letters(body, on=DAY)} == {deputy.email}
    assert {letter.to.email for letter in letters(body, on=DAY + timedelta(days=1))} == {head.email}


def test_what_nobody_answers_for_is_asked_of_the_office(body):
    office = a_member(Role.PLANNING_OFFICE, authority=body)
    a_member(Role.UNIT_HEAD, authority=body, unit="U1", last_day=date(2024, 6, 30))
    assert {letter.to.email for letter in letters(body, on=DAY)} == {office.email}


def test_only_open_periods_are_reminded(body, head):
    scheduling.close_period(by="x", authority=body, seen=Seen(year=2024, code="finale", revision=1))
    assert letters(body, on=DAY) == ()
    assert letters(body, on=DAY, year=2024, code="intermedia") == ()


def test_a_message_that_cannot_be_sent_may_be_sent_again(
    body, head, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def broken(*_):
        raise OSError("il server non risponde")

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", broken)
        with django_capture_on_commit_callbacks(execute=True):
            remind(by="x", authority=body, on=DAY)
    assert models.Reminder.objects.count() == 0
    assert "Promemoria non spedito" in caplog.text
    with django_capture_on_commit_callbacks(execute=True):
        assert len(remind(by="x", authority=body, on=DAY)) == 1
    assert len(mail.outbox) == 1


def test_the_office_sees_to_whom_and_sends(body, head, django_capture_on_commit_callbacks):
    planner = client_as(Role.PLANNING_OFFICE, authority=body)
    assert head.email in planner.get(HOME).content.decode()
    assert len(mail.outbox) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert planner.post(HOME).status_code == 302
    assert len(mail.outbox) == 1
    assert "non c’è nessuno a cui scrivere" in planner.get(HOME).content.decode().casefold()


def test_the_command_shows_first_and_sends_then(body, head, django_capture_on_commit_callbacks):
    shown = CliRunner().invoke(performance, ["remind", "ente-prova", "--on", "15/01/2025", "--dry-run"])
    assert (shown.exit_code, models.Reminder.objects.count()) == (0, 0)
    assert "Oggetto: [Traguardo] 20 risultati" in shown.output
    with django_capture_on_commit_callbacks(execute=True):
        sent = CliRunner().invoke(performance, ["remind", "ente-prova", "--on", "15/01/2025"])
    assert (sent.exit_code, sent.output) == (0, f"{head.email}: 20 risultati\n")
    assert len(mail.outbox) == 1
    again = CliRunner().invoke(performance, ["remind", "ente-prova", "--on", "15/01/2025"])
    assert "già stato ricordato" in again.output


@pytest.mark.parametrize("arguments", [["nessuno"], ["ente-prova", "--on", "ieri"]])
def test_the_command_refuses_in_words(body, arguments):
    refused = CliRunner().invoke(performance, ["remind", *arguments])
    assert refused.exit_code == 2
    assert "«" in refused.output
