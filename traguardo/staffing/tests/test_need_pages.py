"""What the pages of need, hires and staff tables say and to whom; what the register publishes; the example body."""

import io
import tomllib
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, an_authority, client_as, text
from traguardo.organisation import facade as organisation
from traguardo.staffing import facade
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.actions.needs import adopt_need, create_need
from traguardo.staffing.intake.reading import read_register
from traguardo.staffing.queries.needs import need_sheet
from traguardo.staffing.queries.published import staff_piao_tables, staff_register_figures
from traguardo.staffing.tests.need_cases import PRINTED, as_printed, spaced

pytestmark = pytest.mark.django_db
OMBRENA = PRINTED.parents[1]
HOME, TABLES = "/valle/personale/fabbisogno/", "/valle/personale/tavole/"
UNITS = ("UF", "DIR", "MIN", "NAD", "PAG", "RES", "SE", "SFE", "SST")
ACT, ON = "Giunta esecutiva n. 17", date(2022, 6, 28)


@pytest.fixture
def body():
    """An authority with the staff of the example and its need, corrected and adopted, and the printed one in draft."""
    authority = an_authority()
    for code in UNITS:
        organisation.create_unit(
            by="prova", authority=authority, code=code, name=f"Unità {code}", first_day=date(2000, 1, 1)
        )
    reading = read_register({"persone.csv": (OMBRENA / "personale" / "persone.csv").read_bytes()})
    bring_in(by="prova", authority=authority, reading=reading)
    corrected = tomllib.loads((PRINTED.parent / "CORRECTED.toml").read_text(encoding="utf-8"))
    start = {"by": a_member(Role.STAFF_OFFICE), "authority": authority, "year": 2022, "start": "file"}
    create_need(content=corrected, **start)
    adopt_need(by=a_member(Role.DIRECTOR), authority=authority, key=(2022, 1), revision=1, act=ACT, on=ON, today=ON)
    create_need(content=as_printed(), reason="Prova", **start)
    return authority


def page_of(path, role=Role.DIRECTOR):
    return spaced(text(client_as(role).get(path)))


def values(table):
    return {row.code: tuple(map(str, row.values)) for row in table.rows}


def test_the_example_can_be_adopted_once_corrected_and_not_as_it_was_printed(body):
    adopted, draft = (need_sheet(body, 2022, number) for number in (1, 2))

    assert (adopted.state.label, len(adopted.errors), adopted.need.posts[0].agency) == ("adottato", 0, 3)
    assert (draft.state.label, len(draft.errors), draft.sums.held) == ("in bozza", 12, 81)


def test_the_pages_answer_first_with_the_figures_of_the_body(body):
    listed, need, hires = (page_of(path) for path in (HOME, f"{HOME}2022/1/", f"{HOME}2022/1/assunzioni/"))

    for page in (listed, need):
        assert "Servono 111 posti; al 31/12/2021 ne sono coperti 79: ne mancano 29." in page
    assert (
        "Le assunzioni previste sono 8,5 unità e a regime costano 232.400,00 € l’anno; le fonti stabili ne danno 284.204,00 €."
        in hires
    )
    for figure in (
        "3.972.600,00 €",
        "59,33",
        "249.204,00 €",
        "42 su 60, 18 vacanti",
        "Giunta esecutiva n. 17",
        "FAB33",
    ):
        assert figure in need
    for figure in ("84.200,00 €", "14.033,34 €", "19.366,67 €", "scorrimento di graduatoria"):
        assert figure in hires


def test_what_one_tries_is_told_and_kept_nowhere(body):
    path = f"{HOME}2022/1/assunzioni/?dal-4=2022-10&unita-8=3&orario-8=50%"
    client = client_as(Role.DIRECTOR)
    whole, part = spaced(text(client.get(path))), spaced(text(client.get(path, headers={"HX-Request": "true"})))

    assert (
        "Nella prova il 2022 costa 45.500,00 €, 38.700,00 € in meno; a regime 216.400,00 € l’anno, 16.000,00 € in meno."
        in whole
    )
    assert part.strip() in whole
    assert "<html" not in part
    assert "Nella prova" not in page_of(f"{HOME}2022/1/assunzioni/?dal-4=07/2022")
    assert "Per ora conta come nel piano" in page_of(f"{HOME}2022/1/assunzioni/?unita-4=tante")


def test_a_trial_that_leaves_a_hire_out_costs_nothing_for_it(body):
    page = page_of(f"{HOME}2022/1/assunzioni/?unita-4=0&orario-3=18/36")

    assert "Nella prova il 2022 costa 3.400,00 €" in page


def test_a_need_is_taken_away_and_comes_back(body):
    client = client_as(Role.STAFF_OFFICE)
    toml, book, listed = (client.get(f"{HOME}2022/2/fabbisogno.{form}") for form in ("toml", "xlsx", "csv"))
    sheets = openpyxl.load_workbook(io.BytesIO(book.content)).sheetnames

    assert tomllib.loads(toml.content.decode()) == need_sheet(body, 2022, 2).content
    assert sheets[:2] == ["fabbisogno-posti", "fabbisogno-costi"]
    assert "Assistente sociale (D);60;36;1;5;2;44;0;16" in listed.content.decode("utf-8-sig")
    assert client.get(f"{HOME}2022/2/fabbisogno.pdf").status_code == 404


def sent(client, name, data):
    file = SimpleUploadedFile(name, data)
    return client.post(f"{HOME}2022/2/carica/", {"file": file, "revision": 1})


def test_the_rows_go_away_in_a_workbook_and_come_back_the_same(body):
    client = client_as(Role.STAFF_OFFICE)
    data = client.get(f"{HOME}2022/2/quaderno.xlsx").content
    before = need_sheet(body, 2022, 2).need
    done = sent(client, "fabbisogno.xlsx", data)
    after = need_sheet(body, 2022, 2).need

    assert done.status_code == 302
    assert (after.posts, after.hires, after.sources, after.standards) == (
        before.posts,
        before.hires,
        before.sources,
        before.standards,
    )
    assert (after.shares, after.printed, after.leps) == (before.shares, before.printed, before.leps)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"A1": "Siglia"}, "La colonna «Siglia» non c&#39;è"),
        ({"E2": 38700, "D2": "molti"}, "«optimal» è «molti»"),
        (None, "Nel quaderno non c&#39;è nessuno dei fogli attesi"),
    ],
)
def test_a_workbook_that_cannot_be_read_says_why_and_changes_nothing(body, cells, told):
    client = client_as(Role.STAFF_OFFICE)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{HOME}2022/2/quaderno.xlsx").content))
    for place, value in (cells or {}).items():
        book["posto"][place] = value
    for name in [] if cells else book.sheetnames:
        book[name].title = f"altro {name}"
    data = io.BytesIO()
    book.save(data)
    answer = sent(client, "fabbisogno.xlsx", data.getvalue())

    assert answer.status_code == 422
    assert told in text(answer)
    assert sent(client, "fabbisogno.xlsx", b"non un quaderno").status_code == 422
    assert sent(client, "fabbisogno.toml", b"[[post]").status_code == 422
    assert need_sheet(body, 2022, 2).revision == 1


def test_who_writes_sees_where_to_mend_and_who_reads_does_not(body):
    office, director = page_of(f"{HOME}2022/2/", Role.STAFF_OFFICE), page_of(f"{HOME}2022/2/")

    assert f"{HOME}2022/2/modifica/posto/1/" in office
    assert "/modifica/" not in director
    assert "Registra l’adozione" in director
    assert "Nel registro ma in nessun posto" in director
    assert "12 errori impediscono" in office


def test_every_row_is_there_to_be_written_with_what_is_wrong_beside_it(body):
    page = page_of(f"{HOME}2022/2/modifica/", Role.STAFF_OFFICE)
    row = page[page.index('id="posto-1"') : page.index('id="posto-2"')]

    assert "Posti ottimali: 60 · Costo medio annuo: 38.700,00 €" in row
    assert all(code in row for code in ("FAB05", "FAB06", "FAB07"))
    assert "Scrivi in «A tempo pieno» le unità" in row
    assert page.index("FAB15") > page.index("Cifre scritte nell’atto")


def test_empty_pages_teach(db):
    an_authority()
    office = page_of(HOME, Role.STAFF_OFFICE)

    assert all(f"nuovo/?da={start}" in office for start in ("registro", "esempio", "file"))
    assert "Il fabbisogno lo scrive l’ufficio personale" in page_of(HOME)
    assert "Qui ci saranno le tavole del personale" in page_of(TABLES)


@pytest.mark.parametrize("start", ["registro", "esempio"])
def test_what_a_need_may_start_from_can_be_computed_even_with_nobody(start):
    authority = an_authority()
    made = client_as(Role.STAFF_OFFICE).post(f"{HOME}nuovo/", {"year": "2027", "start": start})
    sheet = need_sheet(authority, 2027, 1)

    assert made.status_code == 302
    assert (sheet.need.authority, sheet.need.year, sheet.need.on) == ("Consorzio Valle", 2027, sheet.need.on)


def test_a_need_starts_from_the_people_there_are(body):
    client_as(Role.STAFF_OFFICE).post(f"{HOME}nuovo/", {"year": "2023", "start": "registro"})
    sheet = need_sheet(body, 2023, 1)

    assert (sheet.need.posts[0].profile, sheet.need.posts[0].in_service) == ("Assistente sociale", 37)
    assert sheet.sums.in_service == 68
    assert sheet.sums.findings == ()
    assert sheet.service.others == ()


def test_another_year_starts_without_hires_already_made():
    authority = an_authority()
    office = a_member(Role.STAFF_OFFICE)
    create_need(by=office, authority=authority, year=2022, content=as_printed(), start="file")
    client_as(Role.STAFF_OFFICE).post(f"{HOME}nuovo/", {"year": "2023", "start": "copia-2022-1"})
    need = need_sheet(authority, 2023, 1).need

    assert [hire.code for hire in need.hires] == ["6"]
    assert (need.on, need.printed_years, need.leps) == (date(2022, 12, 31), (), None)


def test_the_tables_are_those_the_body_printed_with_changes_on_the_earlier_day(body):
    page = page_of(f"{TABLES}?al=2021-12-31&dal=2020-01-01", Role.STAFF_OFFICE)
    alone = page_of(f"{TABLES}?al=2021-12-31&dal=", Role.STAFF_OFFICE)

    assert "Il 31/12/2021 le persone sono 78; rispetto al 01/01/2020 sono 15 in più (23,8%)." in page
    assert "41,7%" in page
    assert "Il 31/12/2021 le persone sono 78." in alone
    assert "Variazione" not in alone


def test_small_groups_are_told_only_to_the_staff_office(body):
    path = f"{TABLES}?al=2021-12-31"
    office, board = page_of(path, Role.STAFF_OFFICE), page_of(path, Role.EVALUATION_BOARD)
    people, filtered = (
        page_of("/valle/personale/?data=2021-12-31"),
        page_of("/valle/personale/?data=2021-12-31&unita=MIN"),
    )

    assert "Da 41 a 50: 28 donne, 3 uomini" in office
    assert "riservato" not in office
    for page in (board, people):
        assert "Fino a 50: 50 donne, 6 uomini; Oltre 50: 15 donne, 7 uomini" in page
    assert "Per età e genere" not in filtered
    assert "Al 31/12/2021: genere ed età si contano alla fine dell&#39;anno." in page_of(
        f"{TABLES}?al=2022-06-30", Role.EVALUATION_BOARD
    )
    assert client_as(Role.READER).get(path).status_code == 403


def test_tables_come_as_files_with_the_same_days(body):
    client = client_as(Role.DIRECTOR)
    listed = client.get(f"{TABLES}tavole.csv?al=2021-12-31&dal=2020-12-31").content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{TABLES}tavole.xlsx").content))

    assert "Personale dipendente;65;68;3;4,6" in listed
    assert "Assistente amministrativo;riservato;riservato;12" in listed
    assert "by-contract" in book.sheetnames


def test_the_tables_of_the_piao_are_the_printed_ones(body, django_assert_num_queries):
    with django_assert_num_queries(5):
        tables = {each.code: each for each in staff_piao_tables(body, year=2022)}

    assert values(tables["personale-rapporto"])["total"] == ("63", "79", "78", "15", "23.8")
    assert values(tables["personale-categoria"])["D"] == ("26", "43", "44", "18", "69.2")
    assert values(tables["personale-profilo"])["Assistente sociale"][:3] == ("28", "44", "41")
    assert values(tables["personale-genere"])["total"] == ("65", "13", "78")
    assert values(tables["personale-unita"])["total"][2] == "72"
    assert values(tables["personale-eta"])["51-60"] == ("17", "25.00")
    assert values(tables["fabbisogno-posti"])["total"] == ("111", "68", "1", "5", "5", "79", "3", "29")
    assert values(tables["fabbisogno-standard"])["1"][3:6] == ("59.33", "59", "60")
    assert values(tables["assunzioni-anni"])["2023"] == ("2", "8.5", "64.000,00 €", "232.400,00 €", "232.400,00 €")
    assert staff_piao_tables(body, year=2001) == ()
    assert set(tables) <= {each.code for each in facade.piao_tables(body, year=2022)}


def test_the_figures_of_the_register_say_how_they_came(body, django_assert_num_queries):
    with django_assert_num_queries(4):
        found = {
            each.code: each for each in staff_register_figures(body, first=date(2022, 1, 1), last=date(2022, 12, 31))
        }
    before = {
        each.code: each.value for each in staff_register_figures(body, first=date(1999, 1, 1), last=date(1999, 12, 31))
    }

    assert {code.removeprefix("staffing."): str(each.value) for code, each in found.items()} == {
        "in_service": "69", "at_work": "77", "fte": "370833/5000", "women_share": "3350/39", "mean_age": "3441/77",
        "part_time_share": "100/11", "turnover": "200/137", "vacancies": "29",
    }  # fmt: skip
    assert found["staffing.women_share"].why == (
        "67 donne su 78 persone al 31/12/2022 di cui il registro dice il genere, anche in comando altrove.",
    )
    assert "adottato il 28/06/2022" in str(found["staffing.vacancies"].source)
    assert set(before.values()) == {None}
    assert set(found) <= {
        each.code for each in facade.register_figures(body, first=date(2022, 1, 1), last=date(2022, 12, 31))
    }
