"""The seven questions, asked of the acts on people and roles."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from traguardo.access.facade import Role
from traguardo.access.models import Membership, User
from traguardo.access.tests.factories import a_member, an_authority, client_as
from traguardo.audit.models import Entry

pytestmark = pytest.mark.django_db
NEW = "/valle/persone/nuova/"
GIVEN = {"email": "Nuova@Example.it", "full_name": "Nuova Verdi", "role": "reader", "first_day": "2026-01-01"}
HTMX = {"HX-Request": "true"}


def the_membership():
    a_member(Role.READER)
    return Membership.objects.get(user__email="reader@example.it")


def end_address(membership):
    return f"/valle/persone/{membership.pk}/chiudi/"


def test_a_new_person_is_added_recorded_and_invited():
    response = client_as().post(NEW, GIVEN)

    assert (response.status_code, response.url) == (302, "/valle/persone/")
    assert Membership.objects.filter(user__email="nuova@example.it", role="reader").exists()
    assert [entry.act for entry in Entry.objects.filter(actor="administrator@example.it")] == [
        "access.create_user",
        "access.add_member",
    ]
    assert mail.outbox[0].to == ["nuova@example.it"]
    assert "/accesso/password/nuova/" in mail.outbox[0].body


def test_a_known_person_is_added_without_a_second_account():
    a_member(Role.READER, email="nuova@example.it", authority=an_authority("monte", "Consorzio Monte"))

    assert client_as().post(NEW, GIVEN).status_code == 302
    assert User.objects.filter(email="nuova@example.it").count() == 1
    assert mail.outbox == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "non è un indirizzo"},
        {"role": "imperatore"},
        {"first_day": "31/02/2026"},
        {"last_day": "2025-12-31"},
        {"full_name": ""},
    ],
)
def test_bad_input_is_422_and_writes_nothing(wrong):
    client = client_as()
    before = Entry.objects.count()
    response = client.post(NEW, GIVEN | wrong)

    assert response.status_code == 422
    assert not User.objects.filter(email="nuova@example.it").exists()
    assert Entry.objects.count() == before
    assert "tg-errors" in response.content.decode()


def test_the_same_role_twice_is_refused_in_words():
    client = client_as()
    client.post(NEW, GIVEN)

    assert client.post(NEW, GIVEN).status_code == 422
    assert Membership.objects.filter(user__email="nuova@example.it").count() == 1


def test_a_role_ends_and_the_end_is_recorded():
    membership = the_membership()
    response = client_as().post(end_address(membership), {"last_day": "2026-06-30", "version": 1})

    membership.refresh_from_db()
    assert response.status_code == 302
    assert (str(membership.valid_to), membership.version) == ("2026-06-30", 2)
    assert Entry.objects.get(act="access.end_membership").subject == "reader@example.it"


def test_a_stale_end_is_409_with_both_values_and_writes_nothing():
    membership = the_membership()
    client = client_as()
    client.post(end_address(membership), {"last_day": "2026-06-30", "version": 1})
    response = client.post(end_address(membership), {"last_day": "2026-09-30", "version": 1})

    membership.refresh_from_db()
    shown = response.content.decode()
    assert response.status_code == 409
    assert str(membership.valid_to) == "2026-06-30"
    assert "30/06/2026" in shown
    assert "30/09/2026" in shown


def test_a_bad_last_day_is_422():
    membership = the_membership()

    assert client_as().post(end_address(membership), {"last_day": "mai", "version": 1}).status_code == 422
    assert Membership.objects.get(pk=membership.pk).valid_to is None


def test_the_last_administrator_stays_until_there_is_another():
    client = client_as(Role.ADMINISTRATOR)
    own = Membership.objects.get(role=Role.ADMINISTRATOR)
    response = client.post(end_address(own), {"last_day": "2026-06-30", "version": 1})

    assert response.status_code == 422
    assert "ultimo amministratore" in response.content.decode()
    a_member(Role.ADMINISTRATOR, email="altra@example.it")
    assert client.post(end_address(own), {"last_day": "2026-06-30", "version": 1}).status_code == 302


def test_another_authority_s_role_is_404():
    membership = the_membership()
    monte = an_authority("monte", "Consorzio Monte")
    client = client_as(Role.ADMINISTRATOR, authority=monte, email="altra@example.it")

    assert client.get(f"/monte/persone/{membership.pk}/chiudi/").status_code == 404
    assert client.post(end_address(membership), {"last_day": "2026-06-30", "version": 1}).status_code == 404
    assert client.post(NEW, GIVEN).status_code == 404


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_the_administrator_changes_people(role):
    membership = the_membership()
    client = client_as(role, email="altro@example.it")

    assert client.post(NEW, GIVEN).status_code == 403
    assert client.post(end_address(membership), {"last_day": "2026-06-30", "version": 1}).status_code == 403


def test_wrong_methods_are_405():
    membership = the_membership()
    client = client_as()

    assert client.post("/valle/persone/").status_code == 405
    assert client.delete(NEW).status_code == 405
    assert client.put(end_address(membership)).status_code == 405


def test_the_parts_equal_the_fresh_pages():
    membership = the_membership()
    client = client_as()

    for address in ("/valle/persone/?persone-cerca=lettore", NEW, end_address(membership)):
        part, whole = client.get(address, headers=HTMX), client.get(address)
        assert part.status_code == 200
        assert without_token(part).strip() in without_token(whole)


def without_token(response):
    text = response.content.decode()
    start = text.find('name="csrfmiddlewaretoken"')
    while start != -1:
        end = text.index(">", start)
        text = text[:start] + text[end:]
        start = text.find('name="csrfmiddlewaretoken"')
    return text


def test_the_list_shows_who_holds_what_with_few_queries(django_assert_max_num_queries):
    yesterday = timezone.localdate() - timedelta(days=1)
    for number in range(30):
        a_member(Role.READER, email=f"p{number}@example.it", last_day=yesterday if number % 2 else None)
    client = client_as()
    with django_assert_max_num_queries(12):
        shown = client.get("/valle/persone/").content.decode()

    assert "Oggi possono entrare 16 persone." in shown
    assert "concluso" in shown
