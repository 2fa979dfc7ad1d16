"""What a fund publishes of its bonuses: all of it by use, nothing by which one person could be found."""

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, text
from traguardo.incentives.tests import factories as the

pytestmark = pytest.mark.django_db
FUND = f"/valle/fondo/{the.YEAR}/1/"


def test_bonuses_are_published_by_use_once_shared():
    the.closed(the.a_sharing())
    page, table = (text(client_as(Role.READER).get(f"{FUND}{name}")) for name in ("a-ripartizione/", "fondo.csv"))
    assert "Premi stanziati e distribuiti" in page
    assert "Produttività;10900,00;10000,00;2000,00" in table
    assert "Chi ci lavora;2100,00;0,00;" in table


def test_a_few_people_are_kept_back():
    the.closed(the.a_sharing(staff=the.STAFF[:3]))
    assert "Produttività;10900,00;riservato;riservato" in text(client_as(Role.READER).get(f"{FUND}fondo.csv"))


def test_before_a_closing_there_is_nothing_to_publish():
    the.a_sharing()
    assert "Da pubblicare" not in text(client_as(Role.READER).get(f"{FUND}a-ripartizione/"))
