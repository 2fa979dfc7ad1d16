"""The pages of the fund: what they say, to whom, in how many queries; the fund of 2016 on them; files; what others may use."""

import csv
import io
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.incentives import facade, models
from traguardo.incentives.actions.funding.changing import sound
from traguardo.incentives.library.start import copied, example, usual
from traguardo.incentives.queries.funds import fund_sheet
from traguardo.kernel.money import Money

pytestmark = pytest.mark.django_db
HOME = "/valle/fondo/"
FUND = f"{HOME}2016/1/"
CASE = Path(__file__).parent / "cases" / "fund" / "ombrena-2016.toml"
PAGES = (HOME, FUND, f"{FUND}a-ripartizione/", f"{HOME}confronto/?fondo=2016-1&fondo=2017-1")


@pytest.fixture
def fund():
    content = sound(tomllib.loads(CASE.read_text(encoding="utf-8"), parse_float=Decimal))
    return models.Fund.objects.create(authority=an_authority(), year=2016, content=content)


@pytest.fixture
def two(fund):
    content = copied(fund_sheet(an_authority(), 2016, 1).fund, year=2017, closing=Money(123))
    return models.Fund.objects.create(authority=an_authority(), year=2017, content=content)


def test_the_empty_page_teaches_who_builds_and_tells_the_others_who_does():
    office, reader = text(client_as(Role.STAFF_OFFICE).get(HOME)), text(client_as(Role.READER).get(HOME))
    assert all(f"nuovo/?da={start}" in office for start in ("esempio", "usuali", "file"))
    assert "Il fondo lo costruisce l’ufficio personale" in reader
    assert "nuovo/" not in reader


def test_what_a_fund_may_start_from_can_be_reckoned():
    for started in (example("Consorzio Valle", 2031), usual("Consorzio Valle")):
        made = sound({**started, "year": 2031})
        assert (made["authority"], bool(made["line"])) == ("Consorzio Valle", True)


def test_the_example_speaks_of_the_year_one_builds():
    content = example("Consorzio Valle", 2025)
    assert (content["title"], content["total"][0]["title"]) == (
        "Fondo risorse decentrate 2025",
        "Totale del fondo 2025",
    )
    assert content["line"][4]["description"] == "Risorse non distribuite nel 2024"
    assert content["agreement"][0]["cashed_on"] == date(2025, 10, 5)
    assert "step" not in content


def test_the_fund_of_2016_comes_out_to_the_cent_with_its_wrong_percentage_beside_its_line(fund):
    page = text(client_as(Role.READER).get(FUND)).replace("\xa0", " ")
    for figure in (
        "98.776,94 €",
        "133.555,89 €",
        "83.125,00 €",
        "15.651,94 €",
        "30.896,59 €",
        "25.696,59 €",
        "19.534,30 €",
    ):
        assert figure in page
    row = page[page.index('id="riga-10"') : page.index("</tr>", page.index('id="riga-10"'))]
    assert "1,12% di 99.924,94 €" in row
    assert "−1.119,16 €" in row
    assert "FON07" in row
    assert "Costruisci" not in page


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_for_all_of_the_authority_and_nobody_else(two, path):
    elsewhere = client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")
    reader = client_as(Role.READER)
    assert elsewhere.get(path).status_code == 404
    assert (reader.get(path).status_code, reader.post(path).status_code) == (200, 405)


def test_pages_take_few_queries_whatever_the_years(two, django_assert_max_num_queries):
    client = client_as(Role.STAFF_OFFICE)
    for path in (*PAGES, f"{FUND}modifica/"):
        with django_assert_max_num_queries(22):
            assert len(client.get(path).content) < 250_000


def test_the_builder_keeps_totals_in_view_and_its_part_is_the_page(fund):
    client = client_as(Role.STAFF_OFFICE)
    whole = text(client.get(f"{FUND}modifica/"))
    part = text(client.get(f"{FUND}modifica/", headers={"HX-Request": "true"}))
    inner = part[part.index('<div class="tg-fund__sums"') : part.index("csrfmiddlewaretoken")]
    assert inner in whole
    assert part.count("133.555,89") >= 2
    assert "Annulla l’ultima modifica" not in whole


def test_a_fund_copied_names_its_own_years_and_opens_with_what_the_last_left(fund):
    source = fund_sheet(an_authority(), 2016, 1).fund
    content = copied(source, year=2017, closing=Money(123))
    opened = next(each for each in content["line"] if each["code"] == source.carry.line)
    assert (opened["description"], opened["amount"], content["carry"]["closing"]) == (
        "Risorse non attribuite anno 2016",
        "1.23",
        "1.23",
    )
    kept = next(each for each in copied(source, year=2019, closing=None)["line"] if each["code"] == source.carry.line)
    assert (kept["description"], kept["amount"]) == ("Risorse non attribuite anno 2018", "3088.34")


def test_years_stand_side_by_side_line_by_line(two):
    client = client_as(Role.READER)
    page = text(client.get(PAGES[-1])).replace("\xa0", " ")
    assert "Il fondo 2017 vale 130.468,78 €: 3.087,11 € in meno del fondo 2016." in page
    assert "Unico importo consolidato anno 2003" in page
    assert client.get(f"{HOME}confronto/?fondo=1999-1").status_code == 404
    assert "almeno due" in text(client.get(f"{HOME}confronto/?fondo=2016-1"))


@pytest.mark.parametrize("path", [HOME, f"{FUND}a-ripartizione/"])
def test_who_may_not_see_sharings_is_not_sent_there(fund, path):
    there = f'href="{HOME}ripartizioni/"'
    assert there in text(client_as(Role.DIRECTOR).get(path))
    assert there not in text(client_as(Role.READER).get(path))


def test_what_goes_to_people_waits_for_the_money_of_agreements(fund):
    client, path = client_as(Role.STAFF_OFFICE), f"{FUND}a-ripartizione/"
    before = text(client.get(path)).replace("\xa0", " ")
    assert "aspettano gli incassi" in before
    for each in fund_sheet(an_authority(), 2016, 1).fund.agreements:
        said = {"seen": 0, "on": "31/01/2017", "amount": str(each.amount).removesuffix(" €")}
        assert client.post(f"{FUND}incassi/{each.code}/", said).status_code == 302
    after = text(client.get(path)).replace("\xa0", " ")
    assert "Si possono pagare 45.230,89 €." in after


def test_a_fund_comes_down_as_a_file_that_goes_up_again_as_the_same(fund):
    answer = client_as(Role.READER).get(f"{FUND}fondo.toml")
    again = sound(tomllib.loads(text(answer), parse_float=Decimal))
    assert again == fund.content
    assert answer["Content-Disposition"] == 'attachment; filename="fondo-2016.toml"'


def test_tables_come_down_as_csv_and_workbook_and_no_cell_is_a_formula(fund):
    fund.content["line"][0]["description"] = "=1+1"
    fund.save()
    client = client_as(Role.READER)
    rows = list(csv.reader(io.StringIO(client.get(f"{FUND}fondo.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert ["Totale del fondo", "", "133555,89"] in rows
    assert "'=1+1" in {row[0] for row in rows if row}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{FUND}fondo.xlsx").content))
    cells = {row[0].value: row[2].value for row in book["costituzione-2016"].iter_rows(min_row=4)}
    assert (cells["Totale del fondo"], cells["'=1+1"]) == (133555.89, 32985.38)
    assert client.get(f"{FUND}fondo.ods").status_code == 404


def test_others_read_the_fund_as_tables_and_what_it_closed_with(two):
    valle = an_authority()
    codes = [table.code for table in facade.fund_tables(valle, 2016)]
    assert codes == ["costituzione-2016", "destinazione-2016", "convenzioni-2016"]
    assert facade.fund_tables(valle, 2016)[0].figure("totale", "Importo").value == Decimal("133555.89")
    assert facade.fund_years(valle) == (2017, 2016)
    assert facade.fund_comparison(valle, (2016, 2017)).columns[-1].heading == "Differenza"
    assert facade.fund_comparison(valle, (2016, 1999)) is None
    assert (facade.fund_tables(valle, 1999), facade.closing(valle, 1999)) == ((), None)
    assert facade.closing(valle, 2016) == Money(0)


def test_the_limit_is_a_table_and_a_line_of_the_picture(fund):
    client = client_as(Role.STAFF_OFFICE)
    models.Fund.objects.update(year=2026, content={**fund.content, "year": 2026})
    said = {"revision": 1, "amount_2016": "101.331,90", "others": "Straordinario: 500,00", "staff_2018": "40", "amount_2018": "100.000,00", "staff": "42"}  # fmt: skip
    assert client.post(f"{HOME}2026/1/modifica/parte/limite/", said).status_code == 302
    page = text(client.get(f"{HOME}2026/1/")).replace("\xa0", " ")
    assert "106.331,90 €" in page
    assert "la linea scura è dove passerebbe il limite" in text(client.get(HOME))
    assert facade.fund_tables(an_authority(), 2026)[-1].figure("limite", "Importo").value == Decimal("106331.90")
    assert client.get(f"{HOME}2026/1/passo/propose/").status_code == 200


def test_the_day_of_a_step_is_proposed_as_today(fund):
    page = text(client_as(Role.STAFF_OFFICE).get(f"{FUND}passo/propose/"))
    assert f'value="{date.today():%d/%m/%Y}"' in page  # noqa: DTZ011
