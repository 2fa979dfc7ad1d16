"""Signing in and out, passwords, the second step."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from traguardo.access.facade import Role
from traguardo.access.models import User
from traguardo.access.tests.factories import PASSWORD, a_member, a_person, client_of
from traguardo.audit.models import Entry

pytestmark = pytest.mark.django_db
DOOR = "/accesso/entra/"


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_the_right_password_opens_whatever_the_capitals_of_the_address():
    a_member(Role.READER)
    response = Client().post(DOOR, {"login": "Reader@Example.it", "password": PASSWORD}, follow=True)

    assert ("/valle/", 302) in response.redirect_chain
    assert "Consorzio Valle" in response.content.decode()


def test_a_wrong_password_does_not_and_says_so_in_italian():
    a_member(Role.READER)
    response = Client().post(DOOR, {"login": "reader@example.it", "password": "sbagliata"})

    assert "_auth_user_id" not in response.client.session
    assert "non sono corrett" in response.content.decode()


def test_who_leaves_is_out_and_only_by_post():
    client = client_of(a_member(Role.READER))

    assert client.get("/accesso/esci/").status_code == 200
    assert client.get("/valle/organizzazione/").status_code == 200
    client.post("/accesso/esci/")
    assert client.get("/valle/organizzazione/").status_code == 302


def test_strangers_cannot_register():
    for address in ("/accesso/signup/", "/signup/", "/accesso/registrati/"):
        assert Client().post(address, {"email": "chi@example.it"}).status_code in {302, 404}
    assert not User.objects.exists()


def test_a_changed_password_is_an_act_of_the_record_without_the_password():
    client = client_of(a_person())
    new = "un-altra-frase-ancora-piu-lunga"
    response = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert response.status_code == 302
    entry = Entry.objects.get(act="access.change_password")
    assert (entry.actor, entry.data) == ("anna@example.it", "{}")
    assert User.objects.get().check_password(new)


@pytest.mark.parametrize("weak", ["corta", "123456789012345", "anna@example.it"])
def test_a_weak_password_is_refused(weak):
    client = client_of(a_person())
    data = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}

    assert client.post(reverse("account_change_password"), data).status_code == 200
    assert User.objects.get().check_password(PASSWORD)


def test_a_forgotten_password_is_chosen_again_through_the_message():
    a_person()
    client = Client()
    client.post(reverse("account_reset_password"), {"email": "anna@example.it"})
    address = re.search(r"https?://[^/]+(/accesso/password/nuova/\S+)", mail.outbox[0].body)[1]
    form = client.get(address, follow=True)
    new = "una-frase-nuova-di-zecca"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert User.objects.get().check_password(new)


def test_an_unknown_address_learns_nothing():
    response = Client().post(reverse("account_reset_password"), {"email": "chi@example.it"})

    assert response.url == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_the_second_step_is_set_up_asked_for_and_kept_sealed():
    user = a_member(Role.READER)
    client = Client()
    client.post(DOOR, {"login": user.email, "password": PASSWORD})
    asked_again = client.get(reverse("mfa_activate_totp"))
    shown = client.post(asked_again.url, {"password": PASSWORD}, follow=True)
    secret = re.search(r'tg-code">(\w+)<', shown.content.decode())[1]
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})

    kept = Authenticator.objects.get(user=user, type="totp")
    assert secret not in str(kept.data)
    assert TOTP(kept).validate_code(code_for(secret))
    second = Client()
    asked = second.post(DOOR, {"login": user.email, "password": PASSWORD})
    assert asked.url.startswith("/accesso/due-passi/entra/")
    assert second.get("/valle/organizzazione/").status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "account",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
    ],
)
def test_every_page_of_one_s_access_opens(name):
    client = client_of(a_member(Role.READER))
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert '<html lang="it">' in response.content.decode()


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_every_page_of_the_door_opens_to_all(name):
    assert Client().get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["account", "account_change_password", "mfa_index", "home"])
def test_one_s_own_pages_ask_to_sign_in(name):
    assert Client().get(reverse(name)).url.startswith(DOOR)
