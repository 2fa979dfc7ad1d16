"""Roles give permissions while they are held."""

from datetime import date

import pytest

from traguardo.access.facade import Role, add_member, can, create_authority, create_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_a_role_gives_its_permissions_while_it_is_held():
    authority = create_authority(by="sistema", code="valle", name="Consorzio Valle")
    user = create_user(by="sistema", email="anna@example.it", full_name="Anna Blu")
    add_member(
        by="sistema",
        user=user,
        authority=authority,
        role=Role.ADMINISTRATOR,
        first_day=date(2026, 1, 1),
        last_day=date(2026, 6, 30),
    )

    assert can(user, authority, "access.manage_people", on=date(2026, 6, 30))
    assert not can(user, authority, "access.manage_people", on=TODAY)


def test_a_permission_nobody_declared_is_an_error():
    authority = create_authority(by="sistema", code="valle", name="Consorzio Valle")
    user = create_user(by="sistema", email="anna@example.it", full_name="Anna Blu")

    with pytest.raises(LookupError, match=r"access\.mange"):
        can(user, authority, "access.mange", on=TODAY)
