"""Tenants and people from the command line."""

import pytest
from click.testing import CliRunner

from traguardo.access.commands import access
from traguardo.access.models import Authority, Membership, User

pytestmark = pytest.mark.django_db


def run(*arguments):
    result = CliRunner().invoke(access, list(arguments))
    assert "Traceback" not in result.output
    return result


def test_an_authority_and_its_first_person_are_opened_and_listed():
    assert run("create-authority", "valle", "Consorzio Valle", "--residents", "52000").exit_code == 0
    given = ("--authority", "valle", "--role", "administrator", "--password", "una-frase-lunga-e-buffa")
    assert run("create-user", "anna@example.it", "Anna Blu", *given).exit_code == 0
    listed = run("list").output

    assert "valle: Consorzio Valle" in listed
    assert "anna@example.it  Anna Blu  Amministratore" in listed
    assert User.objects.get().check_password("una-frase-lunga-e-buffa")


@pytest.mark.parametrize("code", ["con spazi", "accesso", "", "valle"])
def test_a_code_that_cannot_be_is_refused(code):
    run("create-authority", "valle", "Consorzio Valle")
    result = run("create-authority", code, "Altro")

    assert result.exit_code == 1
    assert "Error: code:" in result.output
    assert Authority.objects.count() == 1


def test_a_role_without_its_authority_is_refused_and_nothing_is_written():
    given = ("--role", "reader", "--password", "una-frase-lunga-e-buffa")
    result = run("create-user", "anna@example.it", "Anna Blu", "--authority", "nessuno", *given)

    assert result.exit_code == 1
    assert "«nessuno» non c'è" in result.output
    assert not User.objects.exists()


def test_a_wrong_address_leaves_neither_person_nor_role():
    run("create-authority", "valle", "Consorzio Valle")
    given = ("--authority", "valle", "--role", "reader", "--password", "una-frase-lunga-e-buffa")

    assert run("create-user", "anna", "Anna Blu", *given).exit_code == 1
    assert not User.objects.exists()
    assert not Membership.objects.exists()
