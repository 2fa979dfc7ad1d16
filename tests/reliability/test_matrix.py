"""Who may do what: every address of the site, by every kind of visitor, by every method; a new address needs a line."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.reliability.addresses import (
    ANSWERING,
    BROKEN,
    HALF_WAY,
    KEYS,
    METHODS,
    OPEN,
    PLAIN,
    PUBLIC,
    READ,
    SIGNED_IN,
    TABLE,
    names,
)
from tests.reliability.furnished import furnish
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_of
from traguardo.typesetting import press

pytestmark = [pytest.mark.django_db, pytest.mark.looks]


@pytest.fixture(scope="module", autouse=True)
def _no_presses():
    """The press is slow and proved elsewhere: here it only matters who reaches it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "_run", lambda *_: b"%PDF-")
        yield


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker, tmp_path_factory):
    """One site for all: what a test does on it is taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnish(tmp_path_factory.mktemp("site"))
        transaction.set_rollback(True)


@pytest.fixture
def addresses(furnished, db):
    """The address of every line of the table."""
    return furnished


def answers(client, path, method):
    """The status of a request as that visitor; a page that breaks is a 500, not an exception."""
    client.raise_request_exception = False
    return client.generic(method, path).status_code


def test_every_address_has_a_line():
    listed = Counter([*TABLE, *PUBLIC, *ANSWERING, *PLAIN, *OPEN, *HALF_WAY, *SIGNED_IN])
    assert Counter(names()) == listed


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_pages_and_nothing_else(addresses, role):
    """With the right: an answer of the page. Without: 403. By a method the page has not: 405 first."""
    client, wrong = client_of(a_member(role)), []
    for name, path in addresses.items():
        line = TABLE[name]
        for method in METHODS:
            expected = expected_of(line, role, method)
            status = answers(client, path, method)
            if status not in expected:
                wrong.append((name, method, status, sorted(expected)))
    assert wrong == []


def expected_of(line, role, method):
    if method not in line.methods:
        return {405}
    if role not in line.roles:
        return line.others
    return {200, 302} if method in READ else {200, 302, 409, 422}


def strangers():
    """Who signs in but has nothing to do with the authority: all roles in another one, and all roles until yesterday."""
    yesterday, monte = timezone.localdate() - timedelta(days=1), an_authority("monte", "Consorzio Monte")
    for role in Role:
        a_member(role, authority=monte, email="altrove@example.it")
        a_member(role, email="ex@example.it", last_day=yesterday)
    return {
        "another authority's": client_of(a_member(authority=monte, email="altrove@example.it")),
        "gone": client_of(a_member(email="ex@example.it", last_day=yesterday)),
    }


def test_another_authority_and_who_has_left_find_nothing(addresses):
    wrong = [
        (who, name, method, status)
        for who, client in strangers().items()
        for name, path in addresses.items()
        for method in METHODS
        if (status := answers(client, path, method)) != (404 if method in TABLE[name].methods else 405)
    ]
    assert wrong == []


def test_another_authority_s_keys_open_nothing_in_one_s_own(addresses):
    """Numbers of another authority's file, role or post, put into an address of one's own authority."""
    client, wrong = strangers()["another authority's"], []
    for name, path in addresses.items():
        keyed = any(value in KEYS for _, value in TABLE[name].parts)
        if keyed:
            statuses = {answers(client, path.replace("/valle/", "/monte/"), method) for method in TABLE[name].methods}
            wrong += [(name, statuses)] if statuses != {404} else []
    assert wrong == []


def test_who_has_not_signed_in_is_sent_to_the_door(addresses):
    door, wrong = reverse("account_login"), []
    paths = [*addresses.items(), *((name, reverse(name)) for name in sorted(SIGNED_IN | HALF_WAY))]
    for name, path in paths:
        for method in METHODS:
            client = Client(raise_request_exception=False)
            answer = client.generic(method, path)
            sent = answer.status_code == 302 and answer["Location"].startswith(door)
            if not sent and answer.status_code != 405:
                wrong.append((name, method, answer.status_code))
    assert wrong == []


def test_the_door_never_breaks():
    a_member()
    paths = [
        reverse(name, kwargs={"uidb36": "1", "key": "chiave"} if name.endswith("from_key") else {})
        for name in sorted(OPEN | HALF_WAY | SIGNED_IN)
    ]
    clients = (Client(raise_request_exception=False), client_of(a_member(Role.READER)))
    wrong = [
        (path, method, status)
        for client in clients
        for path in paths
        for method in METHODS
        if (status := answers(client, path, method)) in BROKEN
    ]
    assert wrong == []


def test_nobody_forges_a_post_from_another_site(addresses):
    client = Client(enforce_csrf_checks=True)
    for role in Role:
        a_member(role, email="tutto@example.it")
    client.force_login(a_member(email="tutto@example.it"))
    statuses = {name: client.post(path, {}).status_code for name, path in addresses.items()}
    assert {name for name, status in statuses.items() if status not in {403, 405}} == set()
