"""Regulations in the database for tests: a draft, an adopted one, who works on them."""

from datetime import date

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as
from traguardo.social_services.actions.desks import set_desk
from traguardo.social_services.actions.regulations import adopt_regulation, create_regulation
from traguardo.social_services.library.starting import shipped_text
from traguardo.social_services.tests.books import SMALL

HOME = "/valle/servizi/regolamenti/"
ACT = "Giunta n. 12 del 23/12/2016"
SINCE = date(2017, 1, 1)


def office():
    return client_as(Role.UNIT_HEAD)


def director():
    return client_as(Role.DIRECTOR)


def a_draft(text=SMALL, *, authority=None, base=0):
    who = {"by": a_member(Role.UNIT_HEAD), "authority": authority or an_authority()}
    return create_regulation(**who, text=text, base=base)


def an_adopted(text=SMALL, *, valid_from=SINCE, authority=None):
    row = a_draft(text, authority=authority)
    who = {"by": a_member(Role.DIRECTOR), "authority": row.authority, "code": row.code, "number": row.number}
    return adopt_regulation(**who, revision=1, act=ACT, on=date(2016, 12, 23), valid_from=valid_from)


def a_shipped(name="home-care"):
    return an_adopted(shipped_text(name))


def opened(row, *, contact="Sportello sociale, tel. 000 000000", public=True):
    who = {"by": a_member(Role.DIRECTOR), "authority": row.authority}
    set_desk(**who, code=row.code, revision=0, contact=contact, public=public)
    return row
