"""The pages of the measurement systems: who opens which, what is not there, and what they show."""

import re

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.performance.actions.systems import create_system
from traguardo.performance.tests.factories import a_body
from traguardo.performance.tests.test_systems import ACT, ADOPT, ATTACH, EDIT, HOME, words


@pytest.fixture
def draft(body):
    return create_system(by="prova", authority=body, name="SMVP di prova")


READING = [HOME, f"{HOME}1/", f"{HOME}1/spiegato/", f"{HOME}1.toml", f"{HOME}confronto/?da=0&a=1"]
ACTING = [f"{HOME}nuovo/", EDIT, ATTACH]


@pytest.mark.parametrize("role", list(Role))
def test_everybody_reads_it(body, draft, role):
    client = client_as(role, authority=body)
    assert {client.get(path).status_code for path in READING} == {200}


@pytest.mark.parametrize("role", [Role.READER, Role.UNIT_HEAD, Role.DIRECTOR, Role.EVALUATION_BOARD])
@pytest.mark.parametrize("path", ACTING)
def test_roles_without_the_right_get_403(body, draft, role, path):
    assert client_as(role, authority=body).post(path, {}).status_code == 403


def test_only_the_director_adopts(planner, draft):
    assert planner.post(ADOPT, ACT).status_code == 403
    assert "Adotta" not in text(planner.get(f"{HOME}1/"))


@pytest.mark.parametrize("path", [*READING, *ACTING, ADOPT])
def test_another_authority_s_systems_are_not_there(body, draft, path):
    other = client_as(Role.PLANNING_OFFICE, authority=a_body("altro-ente"), email="altrove@example.it")
    assert other.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", [f"{HOME}9/", f"{HOME}9/spiegato/", f"{HOME}9/parole/", f"{HOME}1/boh/", f"{HOME}confronto/"]
)
def test_what_is_not_there_is_404(planner, draft, path):
    assert planner.get(path).status_code == 404


@pytest.mark.parametrize("path", [*READING, *ACTING, ADOPT])
def test_a_wrong_method_is_405(planner, draft, path):
    assert planner.delete(path).status_code == 405


def test_the_default_system_cannot_be_changed(planner, body):
    assert planner.get(f"{HOME}0/parole/").status_code == 403
    assert "predefinito" in text(planner.get(HOME))


def test_two_versions_are_compared_line_by_line(planner, draft):
    planner.post(EDIT, words())
    page = text(planner.get(f"{HOME}confronto/?da=0&a=1"))
    assert "«In linea» da quanti punti" in page
    assert "Art. 12 del regolamento" in page
    assert "uguali" in text(planner.get(f"{HOME}confronto/?da=1&a=1"))


def without_token(answer):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text(answer))


def test_the_part_is_the_same_as_in_the_page(planner, draft):
    part = without_token(planner.get(EDIT, headers={"hx-request": "true"}))
    assert part.strip() in without_token(planner.get(EDIT))
