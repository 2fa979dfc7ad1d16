"""Delegations from the browser: a unit handed and taken back; the seven questions of both acts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, client_as, client_of, text
from traguardo.audit.models import Entry as Audit
from traguardo.performance import models
from traguardo.performance.queries.delegations import units_delegated_to
from traguardo.performance.tests.factories import a_body, imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
HOME = "/ente-prova/misura/deleghe"
TODAY = timezone.localdate()


@pytest.fixture
def deputy(body):
    return a_member(Role.READER, authority=body)


def typed(**also):
    return {
        "unit": "U1", "to": "reader@example.it", "first_day": f"{TODAY:%d/%m/%Y}",
        "last_day": f"{TODAY + timedelta(days=10):%d/%m/%Y}", "reason": "ferie", **also,
    }  # fmt: skip


def test_a_head_hands_the_unit_and_takes_it_back(head, body, deputy):
    assert "Nessuna delega in corso" in text(head.get(f"{HOME}/"))
    answer = head.post(f"{HOME}/nuova/", typed())
    assert (answer.status_code, answer["Location"]) == (302, f"{HOME}/")
    row = models.Delegation.objects.get()
    assert (row.unit, row.to, row.reason, row.given_by.email) == ("U1", deputy, "ferie", "unit_head@example.it")
    assert units_delegated_to(deputy.pk, body, on=TODAY) == {"U1"}
    assert units_delegated_to(deputy.pk, body, on=TODAY + timedelta(days=11)) == frozenset()
    assert "Persona Lettore" in text(head.get(f"{HOME}/"))

    assert "Revocare la delega a Persona Lettore?" in text(head.get(f"{HOME}/{row.pk}/revoca/"))
    assert head.post(f"{HOME}/{row.pk}/revoca/").status_code == 302
    assert units_delegated_to(deputy.pk, body, on=TODAY) == frozenset()
    assert [entry.act for entry in Audit.objects.filter(subject="U1").order_by("pk")] == [
        "performance.delegate", "performance.revoke_delegation",
    ]  # fmt: skip


def test_a_delegation_is_taken_back_once(head, deputy):
    head.post(f"{HOME}/nuova/", typed())
    row = models.Delegation.objects.get()
    head.post(f"{HOME}/{row.pk}/revoca/")
    assert head.post(f"{HOME}/{row.pk}/revoca/").status_code == 409


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"unit": ""}, "Scegli"), ({"unit": "U2"}, "scelta"), ({"to": "nessuno@example.it"}, "scelta"), ({"reason": ""}, "motivo"),
        ({"last_day": "01/01/2024"}, "ultimo giorno"), ({"first_day": "ieri"}, "31/12/2026"), ({"to": "unit_head@example.it"}, "scelta"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_422_and_nothing_is_written(head, deputy, wrong, said):
    answer = head.post(f"{HOME}/nuova/", typed(**wrong))
    assert answer.status_code == 422
    assert said in text(answer)
    assert models.Delegation.objects.count() == 0


def test_the_same_unit_is_not_handed_twice_to_one_person_in_the_same_days(head, deputy):
    head.post(f"{HOME}/nuova/", typed())
    answer = head.post(f"{HOME}/nuova/", typed(first_day=f"{TODAY + timedelta(days=5):%d/%m/%Y}", last_day=""))
    assert (answer.status_code, "già una delega" in text(answer)) == (422, True)
    later = typed(first_day=f"{TODAY + timedelta(days=11):%d/%m/%Y}", last_day="")
    assert head.post(f"{HOME}/nuova/", later).status_code == 302


def test_who_will_have_left_cannot_receive_a_delegation(head, body):
    a_member(Role.READER, authority=body, email="parte@example.it", last_day=TODAY)
    answer = head.post(
        f"{HOME}/nuova/", typed(to="parte@example.it", first_day=f"{TODAY + timedelta(days=1):%d/%m/%Y}")
    )
    assert (answer.status_code, "non avrà un ruolo" in text(answer)) == (422, True)


def test_only_its_head_and_the_office_hand_a_unit(body, deputy):
    office = client_as(Role.PLANNING_OFFICE, authority=body)
    assert office.post(f"{HOME}/nuova/", typed(unit="U2")).status_code == 302
    row = models.Delegation.objects.get()
    other = client_as(Role.UNIT_HEAD, authority=body, unit="U1")
    assert other.post(f"{HOME}/{row.pk}/revoca/").status_code == 403
    assert client_of(deputy).post(f"{HOME}/nuova/", typed()).status_code == 403


def test_another_authority_s_delegation_is_not_there(head, deputy):
    head.post(f"{HOME}/nuova/", typed())
    row = models.Delegation.objects.get()
    elsewhere = a_body("altro")
    imported(elsewhere)
    stranger = client_as(Role.PLANNING_OFFICE, authority=elsewhere, email="altro@example.it")
    assert stranger.post(f"{HOME}/{row.pk}/revoca/").status_code == 404
    assert stranger.post(f"/altro/misura/deleghe/{row.pk}/revoca/").status_code == 404


@pytest.mark.parametrize("path", ["", "nuova/", "1/revoca/"])
def test_other_methods_are_refused(head, path):
    assert head.delete(f"{HOME}/{path}").status_code == 405


def test_a_head_sees_only_its_own_and_those_received(head, body, deputy):
    office = User.objects.get(email="unit_head@example.it")
    for unit, to in (("U1", deputy), ("U2", deputy), ("U2", office)):
        models.Delegation.objects.create(authority=body, unit=unit, to=to, first_day=date(2024, 1, 1), reason="x")
    shown = text(head.get(f"{HOME}/"))
    assert shown.count("<tr>") == 3  # the head and two of them
