"""What is said of a person is found by those who may read it and by nobody else: in no page, file, search, log or mail.

Every text and figure of the evaluations, the prizes and the staff of a body is a mark of its own; then the whole site is gone
through as everybody else, and all that comes back is searched for the marks.
"""

import io
import json
import logging
import re
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.reliability.addresses import PLAIN, PUBLIC, SIGNED_IN
from tests.reliability.employed import IN_YEAR, employ, looker
from tests.reliability.furnished import furnish
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.audit.models import Entry
from traguardo.evaluation.actions.reminding import remind
from traguardo.typesetting import press

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
OTHERS = (Role.PLANNING_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR, Role.ADMINISTRATOR, Role.READER)
PERSONAL = ("staffing:", "training:", "agile_work:", "wellbeing:", "evaluation:", "incentives:", "access:")
SEEN_BY_ALL = (
    "performance:today", "performance:plan", "performance:scores", "performance:entry", "performance:evidence_list",
    "documents:documents", "documents:board", "documents:tables", "documents:opinion", "organisation:chart",
    "organisation:unit", "organisation:posts", "monitoring:calendar",
)  # fmt: skip
SEARCH = re.compile(r'<input type="search"[^>]* name="([^"]+)"')
LINK = re.compile(r'href="(/[^"#]*)')
ROOMS = re.compile(r"/valle/(schede|fondo|il-tuo|la-tua|personale|valut|da-valut|contest|sistema|registro)")


@pytest.fixture
def body(tmp_path, caplog, monkeypatch, django_capture_on_commit_callbacks):
    """The authority at work, the addresses of its site, and a press that prints what it is given as it is."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(press, "_run", lambda request, *_: b"%PRESS" + as_printed(request).encode())
    with django_capture_on_commit_callbacks(execute=True):
        employed = employ(an_authority())
        addresses = furnish(tmp_path, employed)
    return employed, addresses


def as_printed(request):
    return "\n".join(json.loads(request)["inputs"].values())


def marks(*groups):
    """What finds any of these marks, whole: not inside a digest, nor a longer number."""
    found = sorted({mark for group in groups for mark in group}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, found))})(?!\w)")


def secret(employed):
    return (*employed.words, *employed.figures, *employed.drafts, *employed.amounts)


def identity(employed):
    return (*employed.names, *employed.born)


def said(answer):
    """All that an answer says: its heads, and its body as text, whatever its kind."""
    heads = " ".join(f"{name}: {value}" for name, value in answer.items())
    return f"{heads}\n{in_words(b''.join(answer) if answer.streaming else answer.content)}"


def in_words(content):
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"{name}\n{in_words(archive.read(name))}" for name in archive.namelist())
    if content.startswith(b"%PDF-"):
        return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return content.decode(errors="replace")


def gone_through(client, paths, *, asked=()):
    """What is said at these addresses and at those they lead to; every search is tried with each word `asked`."""
    client.raise_request_exception = False
    waiting, seen, told = list(paths), set(), {}
    while waiting:
        path = waiting.pop()
        if kind(path) in seen:
            continue
        seen.add(kind(path))
        answer = client.get(path)
        told[path] = said(answer)
        if answer.status_code == 200 and "?" not in path:
            waiting += [f"{path}?{name}={word}" for name in SEARCH.findall(told[path]) for word in asked]
            waiting += [link.replace("&amp;", "&") for link in LINK.findall(told[path]) if ROOMS.match(link)]
    return told


def kind(path):
    """An address and which of its queries are there, searches apart: a table sorted otherwise says the same."""
    place, _, query = path.partition("?")
    return place, query if "cerca" in query else re.sub(r"=[^&]*", "", query)


def found_in(told, mark):
    """Where a mark is, and which."""
    return [(path, hit[0]) for path, words in told.items() if (hit := mark.search(words))]


def found_by(client, paths, mark, *, asked=()):
    return found_in(gone_through(client, paths, asked=asked), mark)


def site(addresses):
    """Every address of the site that one can look at."""
    return [*addresses.values(), *public(), *map(reverse, sorted(PLAIN | SIGNED_IN))]


def public():
    return [reverse(name, kwargs={"authority": "valle", **parts}) for name, parts in PUBLIC.items()]


def seen_by_all(addresses):
    """The pages of the other rooms where people's names could be: plans, documents, units, deadlines."""
    return [addresses[name] for name in SEEN_BY_ALL]


def personal(addresses):
    """The addresses of staff, evaluations, funds, accounts and record of acts."""
    return [path for name, path in addresses.items() if name.startswith(PERSONAL)]


def somebody(email, *roles, **where):
    for role in roles:
        a_member(role, email=email, **where)
    return client_of(a_member(roles[0], email=email, **where))


def strangers():
    monte, yesterday = an_authority("monte", "Consorzio Monte"), timezone.localdate().replace(year=2023)
    return (
        Client(),
        somebody("altrove@example.it", *Role, authority=monte),
        somebody("ex@example.it", *Role, last_day=yesterday),
    )


def searches(employed):
    """Beginnings of marks: the whole mark would come back as the word looked for."""
    return [mark[:-1] for mark in (employed.words[0], employed.names[0])]


def test_whoever_else_they_are_finds_nothing(body):
    """All other roles at once on the whole site, each alone and strangers on the rooms of people."""
    employed, addresses = body
    rooms, secrets, who = personal(addresses), marks(secret(employed)), marks(identity(employed))
    everybody = somebody("tutti-gli-altri@example.it", *OTHERS)
    without_staff = somebody("senza-personale@example.it", *(role for role in OTHERS if role is not Role.DIRECTOR))

    assert found_by(everybody, site(addresses), secrets, asked=searches(employed)) == []
    without_need = somebody("senza-fabbisogno@example.it", Role.UNIT_HEAD, Role.ADMINISTRATOR, Role.READER)

    assert found_by(without_staff, [*rooms, *seen_by_all(addresses)], who, asked=searches(employed)) == []
    assert found_by(without_need, [*rooms, *seen_by_all(addresses)], marks(employed.notes)) == []
    assert [
        found_by(client, [*rooms, *public()], marks(secret(employed), identity(employed), employed.notes))
        for client in strangers()
    ] == [[], [], []]
    assert found_in({path: said(everybody.post(path)) for path in rooms}, secrets) == []
    for role in OTHERS:
        client = client_of(a_member(role))
        client.raise_request_exception = False
        assert found_in({path: said(client.get(path)) for path in rooms}, secrets) == []


def test_who_may_read_finds_what_is_theirs_and_no_more(body, monkeypatch):
    employed, addresses = body
    office, board = client_of(a_member(Role.STAFF_OFFICE)), client_of(a_member(Role.EVALUATION_BOARD))
    person, judge = client_of(employed.person), client_of(employed.evaluator)
    paths = personal(addresses)
    others = [amount for amount in employed.amounts if amount not in employed.own_amounts]

    theirs = (
        (office, (employed.drafts,), (employed.names, employed.born, employed.amounts, *zip(employed.notes))),
        (board, (employed.drafts, employed.born), (employed.names[:1], employed.amounts[:1])),
        (person, (employed.drafts, others, employed.born), (employed.names[:1], employed.own_amounts[:1])),
        (judge, (employed.amounts, employed.born), (employed.names[:1], employed.drafts)),
    )
    for client, never, always in theirs:
        told = gone_through(client, paths)
        wanted = (*employed.words, employed.figures[0], *(mark for group in always for mark in group[:1]))
        assert found_in(told, marks(*never)) == []
        assert [mark for mark in wanted if not found_in(told, marks([mark]))] == []
    monkeypatch.undo()  # the press itself
    sheet, letter = (said(person.get(addresses[name])) for name in ("evaluation:sheet_file", "incentives:letter"))
    assert [word for word in employed.words if word not in sheet] == []
    assert employed.own_amounts[0] in letter


def test_no_record_no_log_no_mail_no_address_holds_a_mark(body, caplog, django_capture_on_commit_callbacks):
    employed, addresses = body
    mark = marks(secret(employed), identity(employed), employed.notes)
    today = date(2025, 3, 10)
    office = a_member(Role.STAFF_OFFICE)
    with django_capture_on_commit_callbacks(execute=True):
        written = remind(by=looker(an_authority(), office, today), year=IN_YEAR, today=today)
    client = client_of(office)
    heads = [answer for path in personal(addresses) if (answer := client.get(path)).status_code == 200]
    outside = [f"{answer.get('Content-Disposition', '')} {title_of(answer)}" for answer in heads]

    assert len(mail.outbox) >= written > 0
    assert not mark.search("\n".join(f"{sent.subject} {sent.body}" for sent in mail.outbox))
    assert not mark.search("\n".join(f"{entry.subject} {entry.data}" for entry in Entry.objects.all()))
    assert not mark.search("\n".join([*addresses.values(), *outside]))
    assert not mark.search(caplog.text)


def title_of(answer):
    found = b"" if answer.streaming else re.search(rb"<title>(.*?)</title>", answer.content, re.DOTALL)
    return found[1].decode() if found else ""
