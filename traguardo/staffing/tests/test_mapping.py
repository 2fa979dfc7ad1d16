"""The export of a payroll read as it is: columns, values, a snapshot into a history; the pages that ask for them."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.audit.models import Entry
from traguardo.staffing import facade, models
from traguardo.staffing.actions.mappings import save_mapping
from traguardo.staffing.domain.mapping import (
    MAPPING_CARDS,
    ColumnMap,
    Export,
    FullTime,
    Target,
    guess,
    mapping_text,
    merge,
    read_mapping,
)
from traguardo.staffing.domain.people import Contract, Person, Spell
from traguardo.staffing.intake.mapping.exporting import read_export
from traguardo.staffing.intake.mapping.reading import read_mapped
from traguardo.staffing.tests.factories import a_staff
from traguardo.staffing.tests.test_views import HTMX, as_file, token_of, without_token

ON = date(2024, 6, 30)
HEADS = "Matr.;Cognome;Nome;Sesso;Nascita;CF;Centro;Livello;Tipo rapporto;Ore;Assunto il;Cessato il"
FILE = "\r\n".join(
    [
        "Estrazione al 30/06/2024",
        HEADS,
        "101;Verdi;Anna;F;12/03/1980;X;01;D;TI;36;01/01/2010;31/12/9999",
        "102;Neri;Ugo;M;1990-05-01;Y;02;C;TD;18;2024-05-01 00:00;20241231",
    ]
).encode()
PAYROLL = ColumnMap(
    columns={
        "code": "Matr.",
        "surname": "Cognome",
        "name": "Nome",
        "gender": "Sesso",
        "born": "Nascita",
        "unit": "Centro",
        "category": "Livello",
        "contract": "Tipo rapporto",
        "full_time": "Ore",
        "first_day": "Assunto il",
        "last_day": "Cessato il",
    },
    fixed={"position": "personale"},
    values={"unit": {"01": "A", "02": "M"}, "contract": {"TI": "tempo indeterminato", "TD": "tempo determinato"}},
    full_time=FullTime.HOURS,
    snapshot=True,
)
EXPORT, _ = read_export({"paghe.csv": FILE})


def units(code):
    return code in {"A", "M"}


def read(mapping=PAYROLL, export=EXPORT, **kwargs):
    return read_mapped(export, mapping, units=units, on=ON, **kwargs)


def test_the_table_is_found_under_its_title_and_only_what_is_needed_goes_on():
    assert EXPORT.headings == tuple(HEADS.split(";"))
    assert [number for number, _ in EXPORT.rows] == [3, 4]
    assert EXPORT.only(("Matr.", "Ore")).rows == ((3, ("101", "36")), (4, ("102", "18")))
    assert read_export({"vuoto.csv": b"solo un titolo"})[1][0].code == "MAP05"


def test_a_mapping_reads_names_days_hours_and_values_its_own_way():
    found = read()
    anna, ugo = found.reading.register.people

    assert (found.unknown, found.reading.findings) == ({}, ())
    assert (anna.name, anna.gender, anna.born, anna.spells[0].last_day) == ("Verdi Anna", "F", 1980, None)
    assert ugo.spells[0] == Spell(unit="M", category="C", contract=Contract.FIXED_TERM, full_time=Fraction(1, 2), first_day=date(2024, 5, 1), last_day=date(2024, 12, 31))  # fmt: skip


@pytest.mark.parametrize(
    ("full_time", "written", "share"),
    [(FullTime.PERCENT, "83,33", "8333/10000"), (FullTime.SHARE, "0,5", "1/2"), (FullTime.HOURS, "30", "5/6"), (FullTime.SHARE, "18/36", "1/2")],
)  # fmt: skip
def test_the_hours_are_read_as_the_mapping_says(full_time, written, share):
    export = Export(sheet="", headings=EXPORT.headings, rows=tuple((n, tuple(written if c == "36" else c for c in cells)) for n, cells in EXPORT.rows))  # fmt: skip
    found = read(replace(PAYROLL, full_time=full_time), export)

    assert found.reading.register.people[0].spells[0].full_time == Fraction(share)


def test_values_without_a_meaning_are_counted_and_columns_that_are_not_there_told():
    unsaid = read(replace(PAYROLL, values={"unit": {"01": "A"}}))
    gone = read(replace(PAYROLL, columns={**PAYROLL.columns, "code": "Codice"}))
    lacking = read(ColumnMap(columns={"code": "Matr."}))

    assert unsaid.unknown == {"unit": {"02": 1}, "contract": {"TI": 1, "TD": 1}}
    assert [each.code for each in unsaid.reading.findings] == ["MAP04"] * 3
    assert [each.code for each in gone.reading.findings] == ["MAP03"]
    assert {each.code for each in lacking.reading.findings} == {"MAP02"}


def test_a_mapping_is_kept_as_text_and_comes_back_the_same():
    again, found = read_mapping(mapping_text(PAYROLL))
    _, wrong = read_mapping('target = "pippo"\ncolumns = ["x"]\naltro = 1')
    _, broken = read_mapping("columns = {")

    assert (again, found) == (PAYROLL, [])
    assert {each.code for each in wrong} == {"MAP01", "MAP02"}
    assert [each.code for each in broken] == ["MAP01"]
    assert [card.code for card in MAPPING_CARDS] == [f"MAP{number:02d}" for number in range(1, len(MAPPING_CARDS) + 1)]


def test_columns_are_guessed_from_their_headings():
    people = guess(("Matricola", "Cognome", "Nome", "Data assunzione", "Qualifica", "Ore settimanali"), Target.PEOPLE)
    days = guess(("Matr.", "Anno", "GG lavorativi", "GG lavorati"), Target.PRESENCES)

    assert people.columns == {"code": "Matricola", "surname": "Cognome", "name": "Nome", "profile": "Qualifica", "full_time": "Ore settimanali", "first_day": "Data assunzione"}  # fmt: skip
    assert people.full_time is FullTime.HOURS
    assert days.columns == {"code": "Matr.", "year": "Anno", "due": "GG lavorativi", "worked": "GG lavorati"}


def one(code, *spells, **facts):
    return Person(pk=0, code=code, name=code, spells=spells, **facts)


def spell(unit="A", first=date(2020, 1, 1), last=None):
    return Spell(unit=unit, category="D", first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("held", "told", "spells"),
    [
        ((spell(),), spell(first=date(2010, 1, 1)), (spell(),)),
        ((spell(),), spell("M"), (spell(last=date(2024, 6, 29)), spell("M", ON))),
        ((spell(first=ON),), spell("M"), (spell("M", ON),)),
        ((spell(last=date(2023, 1, 1)),), spell("M", date(2024, 6, 1)), (spell(last=date(2023, 1, 1)), spell("M", date(2024, 6, 1)))),
        ((spell(),), spell(last=date(2024, 12, 31)), (spell(last=date(2024, 12, 31)),)),
    ],
)  # fmt: skip
def test_a_snapshot_changes_only_what_differs_from_its_day(held, told, spells):
    merged = merge([one("1", *held, born=1980), one("2", spell())], [one("1", told)], on=ON)

    assert (merged.people[0].spells, merged.people[0].born) == (spells, 1980)
    assert merged.staying == ("2",)


PRESENCES = ColumnMap(target=Target.PRESENCES, columns={"code": "Matr.", "due": "Dovuti", "worked": "Fatti"}, fixed={"year": "2024"})  # fmt: skip
HOME = "/valle/personale/carica/abbinamenti/"


def test_an_attendance_export_is_read_for_one_year():
    export, _ = read_export({"p.csv": b"Matr.;Dovuti;Fatti\r\n101;220;198\r\n"})
    found = read(PRESENCES, export)

    assert found.reading.register.presences[("101", 2024)].ratio == Fraction(9, 10)


@pytest.fixture
def valle():
    return a_staff()


@pytest.fixture
def office(valle):
    return client_as(Role.STAFF_OFFICE)


def start(client, **more):
    told = {"workbook": as_file("paghe.csv", FILE), "target": "people", "on": "2024-06-30", "mapping": "", **more}
    return client.post(HOME, told)


def columns(client, first, **more):
    chosen = {f"colonna-{voice}": heading for voice, heading in PAYROLL.columns.items()}
    told = {**chosen, "tutti-position": "personale", "full_time": "hours", "hours": "36", "snapshot": "on"}
    return client.post(f"{HOME}colonne/", {"token": token_of(first), **told, **more})


def values(client, second, **more):
    """Every value of the page as it stands, the ones nobody knows said."""
    page = text(second)
    names = dict(re.findall(r'<label for="id_(valore-[\w-]+)">«([^»]+)»', page))
    known = {"F": "F", "M": "M", "01": "A", "02": "M", "D": "D", "C": "C", "TI": "tempo indeterminato", "TD": "tempo determinato"}  # fmt: skip
    told = {name: known[value] for name, value in names.items()}
    return client.post(f"{HOME}valori/", {"token": token_of(second), **told, "keep": "Paghe", **more})


@pytest.mark.django_db
def test_an_export_goes_from_its_columns_to_the_register_and_its_mapping_is_kept(valle, office):
    second = columns(office, start(office))
    third = values(office, second)
    done = office.post("/valle/personale/carica/conferma/", {"token": token_of(third)})
    straight = start(office, mapping="Paghe")

    assert "Il file nomina 2 persone: 2 cambiano." in text(third)
    assert done.status_code == 302
    assert facade.person(valle, "102").name == "Neri Ugo"
    assert facade.person(valle, "101").born == 1980
    assert [each.first_day for each in facade.person(valle, "101").spells] == [date(2024, 1, 1)]
    assert models.ColumnMapping.objects.get().name == "Paghe"
    assert "staffing.save_mapping" in set(Entry.objects.values_list("act", flat=True))
    assert "Che cosa vuol dire ogni valore" in text(straight)
    assert all("Verdi" not in each.text for each in models.ColumnMapping.objects.all())


@pytest.mark.django_db
def test_what_is_not_said_is_asked_and_nothing_is_written(valle, office):
    first = start(office)
    no_code = columns(office, first, **{"colonna-code": ""})
    no_unit = columns(office, first, **{"colonna-unit": ""})
    second = columns(office, first)
    unsaid = office.post(f"{HOME}valori/", {"token": token_of(second)})
    barred = values(office, second, keep="paghe/2024")
    stale = office.post(f"{HOME}valori/", {"token": "altro"})
    empty = office.post(HOME, {"workbook": as_file("v.csv", b"x"), "target": "people", "on": "2024-06-30"})

    assert [each.status_code for each in (no_code, no_unit, unsaid, barred, stale, empty)] == [422] * 6
    assert "MAP05" in text(empty)
    assert models.ColumnMapping.objects.count() == 0
    assert facade.person(valle, "102") is None


@pytest.mark.django_db
def test_a_mapping_is_given_away_and_thrown_away(valle, office):
    save_mapping(by=User.objects.first(), authority=valle, name="Paghe", version=0, mapping=PAYROLL)
    path = f"{HOME}Paghe/elimina/"
    part, whole = office.get(path, headers=HTMX), office.get(path)
    shown = office.get(f"{HOME}Paghe/abbinamento.toml")

    assert 'code = "Matr."' in text(shown)
    assert without_token(part).strip() in without_token(whole)
    assert office.post(path, {"version": 9}).status_code == 409
    assert office.post(path, {"version": ""}).status_code == 422
    assert models.ColumnMapping.objects.count() == 1
    assert office.post(path, {"version": 1}).status_code == 302
    assert models.ColumnMapping.objects.count() == 0
    assert Entry.objects.order_by("-sequence").first().act == "staffing.drop_mapping"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "colonne/", "valori/", "Paghe/elimina/"])
def test_who_may_not_is_refused(valle, path):
    elsewhere = client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")

    assert client_as(Role.DIRECTOR).post(HOME + path).status_code == 403
    assert elsewhere.post(HOME + path).status_code == 404
    assert client_as(Role.STAFF_OFFICE, email="altra@example.it").delete(HOME + path).status_code == 405
