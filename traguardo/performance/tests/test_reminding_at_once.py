"""Two reminders at once: each person is written to once."""

from datetime import date

import pytest
from django.core import mail

from tests.reliability.crowd import at_once
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member
from traguardo.performance import models
from traguardo.performance.actions import scheduling
from traguardo.performance.actions.reminding import remind
from traguardo.performance.actions.scheduling import Seen
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body, imported

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 5


def test_many_hands_on_the_button_write_once():
    body = a_body()
    imported(body, plans.of_rows(3))
    scheduling.create_usual(by="x", authority=body, year=2024)
    scheduling.open_period(by="x", authority=body, seen=Seen(year=2024, code="finale", revision=0))
    a_member(Role.UNIT_HEAD, authority=body, unit="U1")
    written = at_once(lambda _: len(remind(by="x", authority=body, on=date(2025, 1, 15))), PEOPLE)
    assert sorted(written) == [0] * (PEOPLE - 1) + [1]
    assert (models.Reminder.objects.count(), len(mail.outbox)) == (1, 1)
