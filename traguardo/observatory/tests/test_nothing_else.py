"""Nothing that is not the public's appears on any public page: marks in all the rest, and every link followed."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, client_as
from traguardo.observatory.tests.sites import HOME, MARK, a_marked_plan, a_site, in_force, released
from traguardo.performance.actions.asking import ask
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.actions.opening import copy_to_year
from traguardo.performance.actions.proving import add_evidence
from traguardo.performance.queries.editions import edition_of
from traguardo.performance.tests import lives
from traguardo.performance.tests.factories import PLANNER, a_body, an_entry
from traguardo.performance.tests.proofs import a_picture

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|action)="([^"#]+)')
LIMIT = 250_000


@pytest.fixture
def body():
    """A body where marks stand in results, evidence, questions, drafts, deadlines, people."""
    found = a_site(a_body())
    row = in_force(found, a_marked_plan())
    edition = edition_of(found, row.pk)
    who = {"by": f"{MARK.lower()}@example.it", "authority": found, "edition": edition}
    entry = an_entry("77", date(2024, 11, 30), note=f"{MARK}-a-mano")
    record_measurement(**who, standing=PLANNER, kind="indicator", code="1.1", version=_last(), entry=entry)
    add_evidence(**who, standing=PLANNER, kind="indicator", code="1.1", name=f"{MARK}.png", content=a_picture())
    ask(**who, kind="plan", code="", text=f"{MARK}-domanda?")
    years = {"year": 2025, "first_year": 2025, "last_year": 2027}
    copy_to_year(by=lives.BY, authority=found, seen=lives.seen(row), title=f"{MARK}-bozza", **years)
    a_member(Role.PLANNING_OFFICE, authority=found, email="persona.riservata@example.it")
    client = client_as(Role.DIRECTOR, authority=found)
    client.post("/ente-prova/scadenze/piao/2024/mancata/", {"seen": 0, "reason": f"{MARK}-ritardo"})
    released(found)
    return found


def _last():
    from traguardo.performance.models import Measurement

    return Measurement.objects.order_by("-pk").first().pk


def crawled(start):
    """Every page and file reached from the first by links, with its answer."""
    visitor, seen, waiting = Client(), {}, [start, "/robots.txt"]
    while waiting:
        path = waiting.pop()
        if path in seen or not path.startswith(("/pubblico/", "/robots.txt")):
            continue
        seen[path] = visitor.get(path)
        if seen[path]["Content-Type"].startswith("text/html"):
            waiting += [unescape(link) for link in LINK.findall(seen[path].content.decode()) if link.startswith("/")]
    return seen


def test_no_mark_and_no_person_on_any_page_or_file(body):
    found = crawled(HOME)
    people = [part for user in User.objects.all() for part in (user.email, user.full_name)]
    texts = {path: answer.content.decode() for path, answer in found.items()}
    guilty = [(path, word) for path, text in texts.items() for word in (MARK, MARK.lower(), *people) if word in text]
    assert guilty == []
    assert len(people) == 4


def test_the_crawl_goes_everywhere_and_everything_holds(body):
    found = crawled(HOME)
    ends = ("documenti/", "leggi/", "obiettivi/", "/A/", "scadenze/", "trasparenza/", "dati/", "catalogo.ttl", ".csv", ".json", ".ics", "accessibilita/", "verifica/")  # fmt: skip
    assert [end for end in ends if not any(path.endswith(end) for path in found)] == []
    assert {path: answer.status_code for path, answer in found.items() if answer.status_code != 200} == {}
    assert [path for path, answer in found.items() if answer.cookies] == []
    assert [path for path, answer in found.items() if len(answer.content) > LIMIT] == []
    assert all("public" in answer["Cache-Control"] for answer in found.values())
    goal = found[f"{HOME}obiettivi/2024/A/"].content.decode()
    assert "Sportello unico" in goal
    assert "77%" in goal


def test_what_leads_inside_is_not_linked(body):
    pages = [answer.content.decode() for answer in crawled(HOME).values() if "html" in answer["Content-Type"]]
    inside = {link for page in pages for link in LINK.findall(page) if link.startswith("/")}
    assert {link for link in inside if not link.startswith(("/pubblico/", "/static/"))} == set()
