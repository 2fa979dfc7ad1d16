"""Many people writing the same section: every save answered 200 is a wording, numbers have no gap, no text is lost."""

from collections import Counter

import pytest

from tests.reliability.crowd import at_once
from traguardo.access.tests.factories import client_of
from traguardo.documents.tests.written import a_desk

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, SAVES, BUSY, TRIES = 8, 4, 503, 30
JSON = {"accept": "application/json"}


def save(client, address, text, seen):
    """A text as the page's script sends it: again while the archive says it is busy."""
    for _ in range(TRIES):
        answer = client.post(address, {"text": text, "seen": seen}, headers=JSON)
        if answer.status_code != BUSY:
            break
    return answer


def test_no_accepted_text_is_lost():
    desk = a_desk()
    begun = desk.section().text
    address, clients = desk.url("save_section"), [client_of(desk.office) for _ in range(WRITERS)]

    def write(writer):
        """What one person does: writes on what they last saw, and after a conflict on what is there now."""
        seen, answers = 0, []
        for turn in range(SAVES):
            answer = save(clients[writer], address, f"{writer}-{turn}", seen)
            seen = answer.json()["revision"] if answer.status_code == 200 else desk.section().revision
            answers.append((answer.status_code, f"{writer}-{turn}"))
        return answers

    answers = [each for one in at_once(write, WRITERS) for each in one]
    statuses, section = Counter(status for status, _ in answers), desk.section()
    wordings = {wording.number: wording.text for wording in section.wordings.all()}
    accepted = {text for status, text in answers if status == 200}
    assert set(statuses) <= {200, 409}, statuses
    assert sorted(wordings) == list(range(section.revision + 1))
    assert set(wordings.values()) - {begun} == accepted
    assert wordings[section.revision] == section.text
