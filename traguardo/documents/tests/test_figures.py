"""The tables of figures of an authority: brought in, quoted, changed by version, taken out; by whom."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as
from traguardo.audit.facade import Wanted, acts
from traguardo.documents.actions.figures import bring_tables, withdraw_table
from traguardo.documents.domain.register import Register
from traguardo.documents.intake.tables import read_tables
from traguardo.documents.library.tables_book import EXAMPLE, tables_book
from traguardo.documents.models import FigureTable
from traguardo.documents.queries.checking import body_of
from traguardo.documents.queries.figures import kept_tables, register, versions
from traguardo.kernel.table import Row
from traguardo.monitoring.actions.configuring import configure
from traguardo.monitoring.domain.body import Body as Settings

pytestmark = pytest.mark.django_db
PAGE, BRING = "/valle/documenti/dati/", "/valle/documenti/dati/porta/"
TABLE = f"{PAGE}2026/{EXAMPLE.code}/"


def brought(**changes):
    given = {"by": "ufficio@example.it", "authority": an_authority(), "year": 2026, "tables": [EXAMPLE]}
    return bring_tables(**{**given, "file_name": "dati.xlsx", **changes})


def book(content=None, name="dati.xlsx"):
    return SimpleUploadedFile(name, tables_book([EXAMPLE]) if content is None else content)


def test_the_book_comes_back_as_the_tables_it_was_written_from(tmp_path):
    few = Row(code="distacco", label="In distacco", values=("riservato", None))
    kept = replace(EXAMPLE, code="personale-genere", rows=(few, *EXAMPLE.rows))
    (tmp_path / "dati.xlsx").write_bytes(tables_book([EXAMPLE, kept]))
    read = read_tables(tmp_path / "dati.xlsx")
    assert read.findings == ()
    assert [(table.columns, table.rows, table.title, table.stub) for table in read.tables] == [
        (table.columns, table.rows, table.title, table.stub) for table in (EXAMPLE, kept)
    ]
    assert tables_book([EXAMPLE]) == tables_book([EXAMPLE])


def test_tables_come_in_once_and_are_recorded():
    client = client_as(Role.PLANNING_OFFICE)
    for _ in range(2):
        response = client.post(BRING, {"year": 2026, "workbook": book()})
        assert (response.status_code, response.url) == (302, f"{PAGE}?anno=2026")
    assert FigureTable.objects.count() == 1
    (record,) = acts("valle", Wanted(act="documents.bring_tables"))
    assert record.data == {"tables": [EXAMPLE.code], "file": "dati.xlsx"}


def test_a_table_that_changes_takes_a_version_and_its_figures_are_the_current_ones():
    brought()
    changed = SimpleUploadedFile(
        "personale-contratti.csv", b"Codice,Tipo,Contratto,2026 [persone]\ndipendenti,voce,Dipendenti,41\n"
    )
    index = SimpleUploadedFile("tavole.csv", b"Codice,Titolo,Fonte\npersonale-contratti,Persone,Ufficio\n")
    client_as(Role.STAFF_OFFICE).post(BRING, {"year": 2026, "workbook": [index, changed]})
    authority = an_authority()
    assert [version.number for version in versions(authority, 2026, EXAMPLE.code)] == [2, 1]
    assert register(authority, 2026).figure("personale-contratti.dipendenti 2026").value == Decimal(41)


def test_a_withdrawn_table_is_quoted_no_more_and_may_come_back():
    brought()
    authority = an_authority()
    withdraw_table(by="ufficio@example.it", authority=authority, year=2026, code=EXAMPLE.code)
    assert (kept_tables(authority, 2026), len(versions(authority, 2026, EXAMPLE.code))) == ((), 2)
    assert brought() == [EXAMPLE.code]
    assert len(kept_tables(authority, 2026)) == 1
    with pytest.raises(FigureTable.DoesNotExist):
        withdraw_table(by="ufficio@example.it", authority=authority, year=2025, code=EXAMPLE.code)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"non un quaderno", "dati.xlsx", "LET"),
        (b"Codice,Titolo\na,b\n", "dati.csv", "indice delle tavole"),
        (b"x", "dati.pdf", "non è un .xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing_and_says_why(content, name, said):
    response = client_as(Role.PLANNING_OFFICE).post(BRING, {"year": 2026, "workbook": book(content, name)})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not FigureTable.objects.exists()


def test_the_pages_show_the_table_and_how_it_is_quoted():
    brought()
    client = client_as(Role.READER)
    assert EXAMPLE.title in client.get(f"{PAGE}?anno=2026").content.decode()
    shown = client.get(TABLE).content.decode()
    assert "{{tavola personale-contratti}}" in shown
    assert "{{personale-contratti.dipendenti 2026}}" in shown
    assert "Qui ci saranno le tavole del 2025" in client.get(f"{PAGE}?anno=2025").content.decode()
    assert client.get(f"{PAGE}tavole.xlsx?anno=2026").content[:2] == b"PK"


def test_who_may_not_is_kept_out_and_the_withdrawal_is_confirmed_by_name():
    brought()
    reader, office = client_as(Role.READER), client_as(Role.PLANNING_OFFICE)
    assert reader.post(BRING).status_code == 403
    assert reader.post(f"{TABLE}togli/").status_code == 403
    assert f"«{EXAMPLE.title}»" in office.get(f"{TABLE}togli/").content.decode()
    assert office.post(f"{TABLE}togli/").status_code == 302
    assert office.get(TABLE).status_code == 404
    assert [record.data for record in acts("valle", Wanted(act="documents.withdraw_table"))] == [
        {"table": EXAMPLE.code}
    ]


def test_another_authority_does_not_see_the_tables():
    brought()
    a_member(Role.PLANNING_OFFICE, authority=an_authority("monte"), email="altro@example.it")
    assert kept_tables(an_authority("monte"), 2026) == ()


def test_staff_is_what_the_tables_tell_else_what_the_authority_said():
    brought()
    authority = an_authority()
    assert body_of(authority, register(authority, 2026), 2027).staff == 40
    assert body_of(authority, Register({}), 2027).staff is None
    configure(by="ufficio@example.it", authority=authority, version=0, body=Settings(staff=12))
    assert body_of(authority, Register({}), 2027).staff == 12
