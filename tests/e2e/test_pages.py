"""Every page of the site in the browser, on a desktop and on a phone; a new address must say here how to reach it."""

import gzip
import re
from dataclasses import asdict
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from tests.e2e.addresses import (
    ALSO,
    DRAWN,
    ERRORS,
    FILES,
    LEADS_ON,
    LOOKED_AT_BY_ITSELF,
    NOBODY,
    ON_THE_WAY,
    OWN_FILES,
    PAGES,
    PRESSED,
)
from tests.e2e.axe import DEPEND_ON_WIDTH, TAGS
from tests.e2e.screen import DESKTOP, PHONE, SPILL
from tests.e2e.site import BOARD, CAREFUL, DIRECTOR, JUDGE, JUDGED, PASSWORD, PERSON, READER, second_step
from tests.reliability.addresses import names

pytestmark = [pytest.mark.browser, pytest.mark.looks]
TURNS = 4
LIMIT = 250_000


def test_every_address_says_how_to_reach_it():
    listed = [*PAGES, *FILES, *OWN_FILES, *DRAWN, *PRESSED, *ON_THE_WAY, *LEADS_ON, *LOOKED_AT_BY_ITSELF]
    assert sorted(names()) == sorted(listed)


@pytest.fixture
def visitors(enter):
    """A page for each who looks, signed in once."""
    opened = {who: enter(who, at="") for who in (NOBODY, PERSON, BOARD, DIRECTOR, READER, JUDGE, JUDGED)}
    confirm(opened[PERSON])
    return opened


def confirm(page):
    """Say again who one is: what touches the safety of an account asks for it."""
    page.goto("/accesso/conferma/?next=/accesso/")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/accesso/")


def filled(address, site):
    return address.format(**asdict(site.keys))


def troubles(page, violations):
    """What is wrong with the page in view, on both screens."""
    found = []
    for name, size, rules in (("desktop", DESKTOP, TAGS), ("phone", PHONE, DEPEND_ON_WIDTH)):
        page.set_viewport_size(size)
        found += [f"{name}: {each}" for each in violations(page, rules)]
        if (spill := page.evaluate(SPILL)) > 0:
            found.append(f"{name}: {spill} px too wide")
    found += page.complaints
    page.complaints.clear()
    return found


def named(address):
    """The name of the page at an address."""
    return resolve(urlsplit(address).path).view_name


def looked_at(page, address, violations, status=200):
    answer = page.goto(address)
    reached = [] if answer.status == status else [f"status {answer.status}"]
    if status == 200 and named(page.url) != named(address):
        reached.append(f"led to {page.url}")
    if status != 200:
        page.complaints[:] = [words for words in page.complaints if "status of" not in words]
    return [f"{address}: {trouble}" for trouble in [*reached, *troubles(page, violations)]]


@pytest.mark.parametrize("turn", range(TURNS))  # so that more than one process looks at them
def test_everybody_can_use_every_page(visitors, site, violations, turn):
    seen = [each for each in (*PAGES.values(), *ALSO.values()) if each[0] in visitors][turn::TURNS]
    found = [looked_at(visitors[who], filled(address, site), violations) for who, address in seen]
    assert [trouble for troubles in found for trouble in troubles] == []


def test_everybody_can_use_the_pages_of_what_is_not_there(visitors, violations):
    found = [looked_at(visitors[who], address, violations, status) for who, address, status in ERRORS.values()]
    assert [trouble for troubles in found for trouble in troubles] == []


def test_everybody_can_go_through_the_second_step(enter, sign_in, site, violations, settings):
    settings.MFA_TOTP_TOLERANCE = 1  # thirty seconds may end between reading the code and sending it
    page = enter(NOBODY)
    sign_in(page, CAREFUL)
    expect(page).to_have_url(re.compile("/due-passi/entra/"))
    found = [f"{page.url}: {trouble}" for trouble in troubles(page, violations)]
    page.fill("input[name=code]", second_step())
    page.press("input[name=code]", "Enter")
    page.wait_for_url("**/oggi/")
    confirm(page)
    for who, address in PAGES.values():
        if who == CAREFUL:
            found += looked_at(page, filled(address, site), violations)
    assert found == []


def test_files_come_down_and_the_others_lead_on(enter, site):
    page = enter(at="")
    for address in FILES.values():
        answer = page.request.get(filled(address, site))
        assert (answer.status, "attachment" in answer.headers["content-disposition"]) == (200, True), address
    for who, address in OWN_FILES.values():
        answer = enter(who, at="").request.get(filled(address, site))
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf"), address
    for address in DRAWN.values():
        answer = page.request.get(filled(address, site))
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png"), address
    for address in LEADS_ON.values():
        answer = page.request.get(filled(address, site), max_redirects=0)
        assert answer.status == 302, address


def test_the_first_page_is_light(enter):
    """What travels the first time: pages as they are, assets as production sends them, compressed."""
    page, answers = enter(at=""), []
    page.on("response", lambda answer: answers.append((answer.url, answer)))
    page.goto("/lirone/oggi/", wait_until="networkidle")
    weights = {url: weight(answer) for url, answer in answers}
    assert len(weights) > 5
    assert sum(weights.values()) <= LIMIT, weights


def weight(answer):
    body = answer.body()
    packed = answer.headers.get("content-type", "").split(";")[0] in {"text/css", "text/javascript", "image/svg+xml"}
    return len(gzip.compress(body)) if packed else len(body)
