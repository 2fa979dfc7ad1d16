"""What asks nobody who they are: every public address, by who has not signed in and by who has, by every method."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.reliability.addresses import ANSWERING, METHODS, PLAIN, PUBLIC, READ
from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.looks]


def test_it_only_reads_sets_no_cookie_and_leads_to_no_door():
    """The site is off: what hangs on it is not there, whoever looks."""
    an_authority()
    paths = [reverse(name, kwargs={"authority": "valle", **parts}) for name, parts in PUBLIC.items()]
    visitors = (Client(raise_request_exception=False), client_of(a_member(Role.READER)))
    wrong = [
        (path, method, answer.status_code)
        for visitor in visitors
        for path in [*paths, *map(reverse, PLAIN)]
        for method in METHODS
        if (answer := visitor.generic(method, path)).status_code not in ({200, 404} if method in READ else {405})
        or answer.cookies
    ]
    assert wrong == []


def test_what_answers_is_not_there_until_it_is_opened_and_sets_no_cookie():
    an_authority()
    paths = [reverse(name, kwargs={"authority": "valle", **parts}) for name, parts in ANSWERING.items()]
    answers = {
        (method, answer.status_code, bool(answer.cookies))
        for path in paths
        for method in METHODS
        for answer in [Client(enforce_csrf_checks=True).generic(method, path)]
    }
    assert answers == {(method, 404 if method in {*READ, "POST"} else 405, False) for method in METHODS}
