"""Who may do what: every address of the site, by every kind of visitor, by GET and by POST; a new address must be classified."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from traguardo.access.facade import Role, granted
from traguardo.access.tests.factories import a_member, an_authority, client_of

pytestmark = pytest.mark.django_db
PUBLIC = {
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
SECOND_STEP = {"mfa_authenticate"}
SIGNED_IN = {
    "home", "account", "account_reauthenticate", "account_change_password", "account_set_password", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}  # fmt: skip
FILLED = {"authority": "valle", "pk": "1", "code": "X", "form": "xlsx", "kind": "pdo", "uidb36": "1", "key": "chiave"}


def routes(resolver=None, prefix=""):
    """Every address: its name, its path with invented parts, its view."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield pattern.name, route, pattern.callback


def path_of(route):
    """The address with every part filled in; an unknown part is an error, so that it gets a value here."""
    if route.startswith("^"):
        return "/accesso/password/nuova/1-chiave/"
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: FILLED[part[1]], route)


OURS = [(name, path_of(route), view) for name, route, view in routes() if route.startswith("<slug:authority>/")]
DOOR = [(name, path_of(route), view) for name, route, view in routes() if not route.startswith("<slug:authority>/")]


def test_every_address_is_classified():
    unguarded = [path for name, path, view in OURS if not hasattr(view, "permission")]
    unknown = [name for name, path, view in DOOR if name not in PUBLIC | SIGNED_IN | SECOND_STEP]

    assert unguarded == []
    assert unknown == []
    assert len(OURS) >= 20


def test_every_permission_in_use_is_granted_to_somebody():
    assert [view.permission for name, path, view in OURS if not granted().get(view.permission)] == []


@pytest.fixture
def visitors():
    """One client for each kind of visitor that belongs nowhere near the authority."""
    yesterday = timezone.localdate() - timedelta(days=1)
    monte = an_authority("monte", "Consorzio Monte")
    an_authority()
    everything = list(Role)
    for role in everything:
        a_member(role, authority=monte, email="altrove@example.it")
        a_member(role, email="ex@example.it", last_day=yesterday)
    return {
        "another authority's": client_of(a_member(Role.READER, authority=monte, email="altrove@example.it")),
        "gone": client_of(a_member(Role.READER, email="ex@example.it", last_day=yesterday)),
    }


def both(client, path):
    return {"GET": client.get(path).status_code, "POST": client.post(path).status_code}


def test_strangers_and_who_has_left_find_nothing(visitors):
    leaks = [
        (who, path, method, status)
        for who, client in visitors.items()
        for name, path, view in OURS
        for method, status in both(client, path).items()
        if status not in {404, 405}
    ]
    assert leaks == []


def test_who_has_not_signed_in_is_sent_to_the_door():
    an_authority()
    signed_in = [(name, path, view) for name, path, view in DOOR if name in SIGNED_IN]
    leaks = [
        (path, method, status)
        for name, path, view in OURS + signed_in
        for method, status in both(Client(), path).items()
        if status not in {302, 405}
    ]
    assert leaks == []


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_what_it_was_granted_and_nothing_else(role):
    client = client_of(a_member(role))
    client.raise_request_exception = False
    wrong = []
    for _, path, view in OURS:
        may = role in granted()[view.permission]
        expected = {200, 302, 400, 404, 405, 409, 422} if may else {403, 405}
        wrong += [(path, method, status) for method, status in both(client, path).items() if status not in expected]
    assert wrong == []


def test_nobody_forges_a_post_from_another_site():
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_member(Role.ADMINISTRATOR))
    leaks = [path for name, path, view in OURS if client.post(path, {}).status_code not in {403, 405}]

    assert leaks == []
