"""Fifty people in the same grid: every save answered 200 is in the history, every other one was told with both values."""

from collections import Counter
from datetime import date

import pytest

from tests.reliability.crowd import at_once
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_of
from traguardo.performance import models
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_body, imported

pytestmark = pytest.mark.django_db(transaction=True)
GRID, SCRIPT = "/ente-prova/misura/", {"X-Traguardo-Grid": "1"}
EDITORS, SAVES, RECORDS = 50, 20, 10
COLUMN, BUSY, TRIES = "note", 503, 30


def save(client, record, value, seen):
    """One cell, as the page's script sends it: again while the archive says it is busy."""
    place = f"indicator%3AA.{record + 1}:{COLUMN}"
    for _ in range(TRIES):
        answer = client.post(GRID, {f"cella:{place}": value, f"vista:{place}": seen}, headers=SCRIPT)
        if answer.status_code != BUSY:
            break
    return answer


@pytest.fixture
def crowd():
    """Clients of as many sessions of one office, already signed in."""
    body = a_body()
    imported(body, plans.of_rows(RECORDS))
    office = a_member(Role.PLANNING_OFFICE, authority=body)
    clients = [client_of(office) for _ in range(EDITORS)]
    for client in clients:
        client.raise_request_exception = False
    assert save(clients[0], 0, "prima", "").status_code == 200
    return clients


def edit(client, editor):
    """What one person does: writes, and on a conflict takes note of the other's value; every answer received."""
    seen, answers = dict.fromkeys(range(RECORDS), ""), []
    for turn in range(SAVES):
        record, value = (editor + turn) % RECORDS, f"{editor}-{turn}"
        answer = save(client, record, value, seen[record])
        told = answer.json()["cells"][0] if answer.status_code in {200, 409} else {}
        seen[record] = told.get("theirs") if answer.status_code == 409 else value
        answers.append((answer.status_code, record, value, told))
    return answers


def test_no_accepted_save_is_lost_and_nobody_gets_an_error(crowd):
    answers = [each for one in at_once(lambda editor: edit(crowd[editor], editor), EDITORS) for each in one]
    statuses = Counter(status for status, *_ in answers)
    accepted = {(record, value) for status, record, value, _ in answers if status == 200}
    conflicts = [(value, told) for status, _, value, told in answers if status == 409]
    rows = models.Measurement.objects.filter(state="draft").order_by("pk")
    kept = {(int(row.subject.removeprefix("A.")) - 1, row.note) for row in rows}

    assert len(answers) == EDITORS * SAVES
    assert set(statuses) <= {200, 409}, statuses
    assert statuses[200] >= SAVES
    assert accepted - kept == set()
    assert kept - accepted == {(0, "prima")}
    assert len(rows) == len(accepted) + 1
    assert all(told["value"] == value and told["theirs"] and told["status"] == "conflict" for value, told in conflicts)


def test_each_record_has_one_chain_with_no_fork(crowd):
    at_once(lambda editor: edit(crowd[editor], editor), 8)
    rows = list(models.Measurement.objects.filter(state="draft").order_by("pk"))
    for number in range(1, RECORDS + 1):
        chain = [row for row in rows if row.subject == f"A.{number}"]
        assert [row.supersedes_id for row in chain] == [None, *(row.pk for row in chain[:-1])]
    assert {row.on for row in rows} == {None}
    assert not models.Measurement.objects.filter(plan__year=date(2024, 1, 1).year, state="confirmed").exists()
