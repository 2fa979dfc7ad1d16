"""The guard on views: who gets in, who gets 302, 404, 403."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from traguardo.access.facade import Role, grant, granted
from traguardo.access.tests.factories import a_member, a_person, an_authority, client_as, client_of

pytestmark = pytest.mark.django_db


def test_a_member_with_the_right_role_gets_in():
    assert client_as(Role.ADMINISTRATOR).get("/valle/persone/").status_code == 200


def test_who_has_not_signed_in_goes_to_the_door_and_back():
    an_authority()
    response = Client().get("/valle/persone/")

    assert (response.status_code, response.url) == (302, "/accesso/entra/?next=/valle/persone/")


def test_another_authority_and_an_unknown_one_are_both_404():
    client = client_as(Role.ADMINISTRATOR)
    an_authority("monte", "Consorzio Monte")

    assert client.get("/monte/persone/").status_code == 404
    assert client.get("/nessuno/persone/").status_code == 404


def test_a_role_without_the_permission_is_403_and_is_told_who_may():
    response = client_as(Role.READER).get("/valle/persone/")

    assert response.status_code == 403
    assert "Amministratore, Direttore" in response.content.decode()


def test_who_has_left_gets_404_the_day_after_the_last_one():
    today = timezone.localdate()
    leaving, gone = "parte@example.it", "partito@example.it"
    last_day = client_as(Role.ADMINISTRATOR, email=leaving, last_day=today)
    day_after = client_as(Role.ADMINISTRATOR, email=gone, last_day=today - timedelta(days=1))

    assert last_day.get("/valle/persone/").status_code == 200
    assert day_after.get("/valle/persone/").status_code == 404


def test_who_is_suspended_cannot_use_an_old_session():
    user = a_member(Role.ADMINISTRATOR)
    client = client_of(user)
    user.is_active = False
    user.save()

    assert client.get("/valle/persone/").status_code == 302


def test_every_role_sees_the_page_of_its_authority():
    for role in Role:
        assert client_as(role).get("/valle/", follow=True).status_code == 200


def test_home_leads_to_the_one_authority_or_lets_choose():
    person = a_person("due@example.it")
    assert "Nessun ruolo attivo" in client_of(person).get("/").content.decode()

    a_member(Role.READER, email="due@example.it")
    assert client_of(person).get("/").url == "/valle/"

    a_member(Role.READER, email="due@example.it", authority=an_authority("monte", "Consorzio Monte"))
    response = client_of(person).get("/").content.decode()
    assert "Consorzio Valle" in response
    assert "Consorzio Monte" in response


def test_a_permission_is_granted_to_roles_by_name():
    grant("prova.atto", Role.READER)

    assert granted()["prova.atto"] == {Role.READER}


def test_no_page_runs_inline_scripts_or_sits_in_a_frame():
    response = client_as(Role.ADMINISTRATOR).get("/valle/persone/")
    policy = response.headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
