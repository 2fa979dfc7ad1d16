"""Many people writing the same draft: every save answered 200 is an act, numbers have no gap, conflicts show both values."""

import json
from collections import Counter

import pytest

from tests.reliability.crowd import at_once
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_of
from traguardo.performance import models
from traguardo.performance.domain.editing import apply, inverse, read
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.queries.loading import load
from traguardo.performance.tests import plans
from traguardo.performance.tests.editor_pages import HOME, JS, cell
from traguardo.performance.tests.factories import a_body, imported

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, SAVES, RECORDS = 16, 6, 4
BUSY, TRIES = 503, 30


def save(client, code, value, seen):
    """One cell, as the page's script sends it: again while the archive says it is busy."""
    for _ in range(TRIES):
        answer = client.post(f"{HOME}/?scheda=fasi", cell(code, "note", value, seen), headers=JS)
        if answer.status_code != BUSY:
            break
    return answer


def write(client, writer):
    """What one person does: writes, and on a conflict takes note of the other's value."""
    seen, answers = {}, []
    for turn in range(SAVES):
        code, value = f"A.s{(writer + turn) % RECORDS + 1}", f"{writer}-{turn}"
        answer = save(client, code, value, seen.get(code, ""))
        told = json.loads(answer.content)["cells"][0] if answer.status_code in {200, 409} else {}
        seen[code] = told.get("theirs") if answer.status_code == 409 else value
        answers.append((answer.status_code, code, value))
    return answers


def test_no_accepted_act_is_lost_and_all_can_be_undone():
    body = a_body()
    edition = imported(body, plans.of_rows(RECORDS)).edition
    first = digest(load(models.PlanVersion.objects.get(pk=edition.pk)))
    office = a_member(Role.PLANNING_OFFICE, authority=body)
    clients = [client_of(office) for _ in range(WRITERS)]
    for client in clients:
        client.raise_request_exception = False
    answers = [each for one in at_once(lambda writer: write(clients[writer], writer), WRITERS) for each in one]

    statuses = Counter(status for status, *_ in answers)
    acts = list(models.Edit.objects.filter(plan=edition.pk).order_by("number"))
    written = {(change["code"], change["after"]) for act in acts for change in act.changes}
    assert set(statuses) <= {200, 409}, statuses
    assert statuses[200] >= SAVES
    assert written == {(code, value) for status, code, value in answers if status == 200}
    assert [act.number for act in acts] == list(range(1, len(acts) + 1))

    version = models.PlanVersion.objects.get(pk=edition.pk)
    now = load(version)
    assert version.revision == len(acts)
    for act in reversed(acts):
        now = apply(now, inverse(read(act.changes)))
    assert digest(now) == first
