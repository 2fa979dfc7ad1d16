"""A small staff for tests."""

from datetime import date

from traguardo.access.tests.factories import an_authority
from traguardo.organisation import facade as organisation
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.actions.people import add_person
from traguardo.staffing.domain.people import Spell
from traguardo.staffing.intake.reading import read_register

START = date(2024, 1, 1)
HEADS = "matricola;cognome e nome;genere;anno di nascita;unità;area o categoria;profilo;incarico;rapporto;orario;dal;al"
DAYS = "matricola;anno;giorni dovuti;giorni lavorati"


def a_staff():
    """An authority with two units and one person, 101, in A since 2024."""
    authority = an_authority()
    for code, name in (("A", "Anziani"), ("M", "Minori")):
        organisation.create_unit(by="prova", authority=authority, code=code, name=name, first_day=START)
    a_worker(authority, "101", "Verdi Anna")
    return authority


def a_worker(authority, code="101", name="Verdi Anna", *, user=None, **spell):
    told = {"unit": "A", "category": "D", "first_day": START, **spell}
    return add_person(by="prova", authority=authority, code=code, name=name, user=user, spell=Spell(**told))


def people_file(*rows):
    return {"persone.csv": "\n".join([HEADS, *rows]).encode()}


def presence_file(*rows):
    return {"presenze.csv": "\n".join([DAYS, *rows]).encode()}


def brought(authority, *rows, days=()):
    files = people_file(*rows) | (presence_file(*days) if days else {})
    return bring_in(by="personale@example.it", authority=authority, reading=read_register(files))
