"""The report of a year: what the staff office reads, what the director reads of small groups, what is published."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.evaluation import models
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.domain.publication import KEPT, GroupAmounts
from traguardo.evaluation.facade import published_tables
from traguardo.evaluation.queries.report import report
from traguardo.evaluation.tests.factories import LAST, YEAR
from traguardo.evaluation.tests.systems import plain
from traguardo.kernel.money import Money
from traguardo.staffing.models import Person

BASE = "/casa/valutazioni/resoconto/"
BANDS = plain()["bands"]


@pytest.fixture
def year(house):
    """Twelve of the staff judged by Piera, two managers judged by Dora, one sheet of Sara still open."""
    models.System.objects.update(
        content={**house.system.content, "bands": BANDS, "thresholds": {"bonus": 60, "negative": 50}}
    )
    scores = [*[78] * 5, *[88] * 2, *[92] * 4, 100]
    for place, score in enumerate(scores):
        final(house, f"P{place}", "staff", "piera", score)
    for place, score in enumerate((41, 97)):
        final(house, f"M{place}", "manager", "dora", score, unit="SOC")
    house.sheet()
    return house


def final(house, code, position, evaluator, score, unit="MIN", first_day=date(YEAR, 1, 1)):
    person = Person.objects.create(authority=house.authority, code=code, name=f"NOME-DI-{code}")
    models.Sheet.objects.create(
        authority=house.authority,
        year=YEAR,
        number=100 + models.Sheet.objects.count(),
        person=person,
        evaluator=house.people[evaluator],
        system=house.system,
        unit=unit,
        category="C",
        position=position,
        first_day=first_day,
        last_day=LAST,
        stage=Stage.FINAL,
        score=Decimal(score),
        reckoning={"score": str(score)},
    )


def read(client, **query):
    answer = client.get(BASE, query)
    assert answer.status_code == 200
    return text(answer).replace("&#39;", "'")


def test_the_staff_office_reads_the_whole(year):
    page = read(year.client("olga"))

    assert "Nel 2024 sono definitive 14 schede su 15. 14 valutazioni da 41,00 a 100,00" in page
    assert "il 7,1% ha il punteggio massimo" in page
    assert "Piera Responsabile" in page
    assert "7 (50,0%)" in page
    assert "troppo poche" in page
    assert "NOME-DI-" not in page


def test_the_board_reads_it_too_and_others_do_not(year):
    answers = {who: year.client(who).get(BASE).status_code for who in year.users}

    assert {who for who, status in answers.items() if status == 200} == {"olga", "nora", "dora"}
    assert set(answers.values()) == {200, 403}
    assert client_as(Role.STAFF_OFFICE, authority=an_authority("monte", "Monte")).get(BASE).status_code == 404
    assert year.client("olga").post(BASE).status_code == 405


def test_the_director_reads_nothing_of_small_groups(year):
    page = read(year.client("dora"))

    assert "14 persone valutate, in media distanti" in page
    assert "41,00" not in page
    assert "97,00" not in page
    assert "Più bassa" not in page
    assert "scheda 1" not in page
    assert "Manca l'obiettivo sui tempi di pagamento: 2 schede." in page
    row = page.split('<th scope="row">dirigente</th>')[1].split("</tr>")[0]
    assert row.count(KEPT) == 2


def test_the_guards_name_sheets_to_who_sees_them(year):
    page = read(year.client("olga"))

    assert "Scheda 112 (dirigente): nessun obiettivo «tempi di pagamento» con un peso." in page
    assert f'href="/casa/schede/{YEAR}/112/"' in page


def test_small_bodies_get_no_figure(house):
    for place, score in enumerate((70, 80, 90)):
        final(house, f"P{place}", "staff", "piera", score)

    assert "troppo poche per dire come sono distribuite" in read(house.client("dora"))
    assert "3 valutazioni da 70,00 a 90,00" in read(house.client("olga"))


@pytest.mark.parametrize(
    ("sheets", "told"), [(False, "Nessuna scheda per il"), (True, "Nessuna scheda del 2024 è ancora definitiva")]
)
def test_before_there_is_anything_the_page_teaches(house, sheets, told):
    if sheets:
        house.sheet()

    assert told in read(house.client("olga"))


def test_without_a_system_the_page_says_what_comes_first(house):
    models.System.objects.update(first_year=2999)

    assert "Prima serve un sistema adottato." in read(house.client("olga"))


def test_years_are_chosen_and_unknown_ones_ignored(year):
    assert [f"valutazioni {YEAR}" in read(year.client("olga"), anno=asked) for asked in ("2024", "1999", "x", "")] == [
        True
    ] * 4


def test_who_was_there_too_little_is_counted_apart(year):
    models.System.objects.update(
        content={**models.System.objects.get().content, "presence": {"days": 60, "present": ["maternità"]}}
    )
    final(year, "BREVE", "staff", "piera", 50, first_day=date(YEAR, 12, 1))

    assert "Una persona non è valutata per presenza sotto il minimo." in read(year.client("olga"))


@pytest.mark.parametrize("who", ["olga", "dora"])
def test_published_tables_keep_small_groups_whoever_takes_them(year, who):
    client = year.client(who)
    content = client.get(f"{BASE}{YEAR}/distribuzione.csv").content.decode("utf-8-sig")
    book = client.get(f"{BASE}{YEAR}/distribuzione.xlsx")
    cells = [cell.value for line in openpyxl.load_workbook(io.BytesIO(book.content)).active.rows for cell in line]

    assert content.splitlines()[0] == "Fascia;Dirigenti (persone);Personale (persone);Totale (persone)"
    assert content.splitlines()[1].startswith(f"Negativa;{KEPT};")
    assert cells.count(KEPT) == content.count(f";{KEPT}")
    assert book.headers["Content-Disposition"] == f'attachment; filename="valutazioni-{YEAR}-distribuzione.xlsx"'
    assert [client.get(f"{BASE}{YEAR}/{name}").status_code for name in ("altro.csv", "distribuzione.ods")] == [404, 404]
    assert client.get(f"{BASE}1999/distribuzione.csv").status_code == 404


def test_amounts_come_from_who_keeps_the_fund(year):
    amounts = [GroupAmounts(label="Personale", set_aside=Money(100), paid=Money(90), people=12)]
    with_amounts, without = (published_tables(year.authority, year=YEAR, amounts=given) for given in (amounts, ()))

    assert [table.code for table in with_amounts] == ["premi", "distribuzione", "differenziazione"]
    assert [table.code for table in without] == ["distribuzione", "differenziazione"]
    assert published_tables(year.authority, year=1999) == ()


def test_reading_a_year_asks_as_much_of_the_database_for_many_as_for_few(year, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        found = report(year.authority, YEAR)

    assert (found.sheets, found.final, found.people, found.out) == (15, 14, 14, 0)
    assert found.bands == {"Eccellente": 6, "Buona": 7, "Adeguata": 0, "Non adeguata": 0, "Negativa": 1}
