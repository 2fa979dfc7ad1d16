"""The pages of the scores: every cut at any day, the forecast, the history; files to take away; who may and who may not."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import an_authority, client_as, text
from traguardo.performance.domain import plan as p
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import imported

pytestmark = pytest.mark.django_db
HOME = "/ente-prova/punteggi/"
PAGES = (
    "", "?taglio=obiettivi", "?taglio=strategia", "?taglio=unita", "?taglio=etichette", "?al=2024-06-30",
    "previsione/", "previsione/?al=2024-07-31", "storia/", "storia/1.1/", "quaderno.xlsx",
)  # fmt: skip


@pytest.fixture
def reader(body):
    return client_as(Role.READER, authority=body, email="lettura@example.it")


def counted(value="30", on=date(2024, 6, 30)):
    """The full plan with an indicator that adds up in the year, measured once."""
    whole = plans.full()
    first, second = whole.indicators
    target = p.Target(year=2024, printed="80", kind=p.TargetKind.COUNT, value=Decimal(80))
    adding = replace(first, unit_of_measure="numero", algorithm="N. incontri", targets=(target,))
    measured = replace(whole.measurements[0], on=on, outcome=plans.number(value), variables={})
    return replace(whole, indicators=(adding, second), measurements=(measured,))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.READER, Role.EVALUATION_BOARD])
def test_every_role_reads_every_page(body, edition, page, role):
    client = client_as(role, authority=body, email=f"{role}@example.it")
    assert client.get(f"{HOME}{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_another_authority_finds_nothing(edition, page):
    stranger = client_as(Role.PLANNING_OFFICE, authority=an_authority("monte", "Monte"), email="monte@example.it")
    assert stranger.get(f"{HOME}{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_written_from_here(reader, edition, page):
    assert reader.post(f"{HOME}{page}").status_code == 405


@pytest.mark.parametrize("page", ["storia/zzz/", "quaderno.pdf", "?anno=1999", "previsione/?anno=1999"])
def test_what_is_not_there_is_404(reader, edition, page):
    assert reader.get(f"{HOME}{page}").status_code == 404


@pytest.mark.parametrize("page", ["", "previsione/", "storia/"])
def test_before_the_first_plan_every_page_teaches(reader, body, page):
    assert "tg-empty" in text(reader.get(f"{HOME}{page}"))


@pytest.mark.parametrize("day", ["ieri", "2024-02-31", ""])
def test_a_day_that_is_not_one_is_the_last_of_the_year(reader, edition, day):
    assert "Al 31/01/2025" in text(reader.get(f"{HOME}?al={day}"))


def test_units_weigh_the_whole_and_say_their_share(reader, edition):
    answer = text(reader.get(f"{HOME}?taglio=unita"))
    assert "Servizio minori" in answer
    assert "30,00" in answer  # U1: half of an objective of 60
    assert "70,00" in answer  # U2: the other half, and one of 40
    assert "100,00</td>" in answer
    assert "50,0%" in answer


def test_tags_lead_to_what_they_hold(reader, edition):
    answer = text(reader.get(f"{HOME}?taglio=etichette"))
    assert "LEPS" in answer
    assert 'href="/ente-prova/piano/obiettivi/A/"' in answer
    assert "in tutte e due" in answer


@pytest.mark.parametrize("cut", ["obiettivi", "strategia", "unita", "etichette"])
def test_the_part_is_in_the_fresh_page_and_the_search_narrows_it(reader, edition, cut):
    whole = text(reader.get(f"{HOME}?taglio={cut}"))
    part = text(reader.get(f"{HOME}?taglio={cut}", headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert part.strip() in whole
    assert "Nessuna riga contiene" in text(reader.get(f"{HOME}?taglio={cut}&{cut}-cerca=zzz"))


def test_the_file_of_a_cut_reads_back(reader, edition):
    answer = reader.get(f"{HOME}?taglio=unita&formato=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Codice"] for row in rows] == ["U1", "U2"]
    assert [row["Peso nell'anno (%)"] for row in rows] == ["30,00", "70,00"]


def test_the_workbook_holds_every_cut_with_its_parts(reader, edition):
    answer = reader.get(f"{HOME}quaderno.xlsx?al=2024-12-31")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert {"Punteggi unità", "Punteggi etichette", "Unità e obiettivi", "Etichette e obiettivi"} <= set(
        book.sheetnames
    )
    header, *rows = book["Unità e obiettivi"].iter_rows(values_only=True)
    weight = header.index("Peso sul totale %")
    assert [(row[0], row[2], row[weight]) for row in rows] == [("U1", "A", 30), ("U2", "A", 30), ("U2", "B.2", 40)]
    assert "2024-12-31" in answer["Content-Disposition"]


def test_the_year_is_told_month_by_month(reader, edition):
    answer = text(reader.get(f"{HOME}?al=2024-08-15"))
    assert "31/07/2024" in answer
    assert "15/08/2024" in answer
    assert "30/09/2024" not in answer
    assert "Stato degli obiettivi alla fine di ogni mese" in answer


def test_a_large_plan_is_told_quarter_by_quarter(reader, body):
    imported(body, plans.of_rows(300))
    answer = text(reader.get(f"{HOME}?al=2024-08-15"))
    assert "Trimestre per trimestre" in answer
    assert "30/06/2024" in answer
    assert "31/07/2024" not in answer


def test_the_forecast_says_who_misses_and_that_it_is_not_the_score(reader, body):
    imported(body, counted())
    answer = text(reader.get(f"{HOME}previsione/?al=2024-06-30"))
    assert "È una previsione, non il punteggio" in answer
    assert "60,33" in answer  # 30 in 182 days, over 366
    assert "Si somma nell&#39;anno" in answer or "Si somma nell'anno" in answer
    assert "tg-chart--projection" in answer


def test_a_forecast_is_a_file_too(reader, body):
    imported(body, counted())
    answer = reader.get(f"{HOME}previsione/?al=2024-06-30&formato=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {row["Codice"]: row["Previsto"] for row in rows}["1.1"] == "60,33"


def test_a_year_that_is_over_has_nothing_to_foresee(reader, edition):
    answer = text(reader.get(f"{HOME}previsione/"))
    assert "non c&#39;è più niente da prevedere" in answer
    assert "al=2024-06-30" in answer


def test_a_forecast_writes_nothing_and_changes_no_score(reader, body):
    imported(body, counted())
    scores = f"{HOME}?taglio=obiettivi&al=2024-06-30&formato=csv"
    before = text(reader.get(scores))
    reader.get(f"{HOME}previsione/?al=2024-06-30")
    assert text(reader.get(scores)) == before


def second_year():
    """The year after: 1.1 is now 9.9 and says so, in another objective; 2.1 is gone; N is new."""
    whole = plans.full()
    renamed = plans.indicator("9.9", "B.2", continues="1.1", name="Domande evase", unit_of_measure="numero")
    return replace(
        whole,
        year=2025,
        title="Il secondo anno",
        objectives=(replace(whole.objectives[1], title="Un altro titolo"),),
        links=(),
        steps=(),
        indicators=(renamed, plans.indicator("N", "B.2")),
        measurements=(replace(whole.measurements[0], subject="9.9", on=date(2025, 6, 30), outcome=plans.number("70"), variables={}),),
    )  # fmt: skip


def test_an_indicator_outlives_its_code_and_its_objective(reader, body, edition):
    imported(body, second_year())
    answer = text(reader.get(f"{HOME}storia/9.9/"))
    assert "da 61,5% a 70" in answer
    assert "prima «%», poi «numero»" in answer
    assert 'href="/ente-prova/piano/indicatori/1.1/?anno=2024"' in answer
    assert 'href="/ente-prova/piano/indicatori/9.9/?anno=2025"' in answer
    assert text(reader.get(f"{HOME}storia/1.1/")).count("Indicatore 1.1, poi 9.9") == 1


def test_the_history_says_what_began_and_what_ended(reader, body, edition):
    imported(body, second_year())
    answer = text(reader.get(f"{HOME}storia/"))
    assert "1 indicatore continua" in answer
    assert "1 è nuovo" in answer
    begun, ended = answer.split('id="nuovi-ora"')[1].split('id="finiti-ora"')
    assert "storia/N/" in begun
    assert "storia/2.1/" in ended
    assert "non è misurato sempre nello stesso modo" in answer


def test_the_history_is_of_the_current_edition_of_each_year(reader, body, edition):
    imported(body, plans.with_measure("77", on=date(2024, 9, 30)))
    rows = reader.get(f"{HOME}storia/?formato=csv").content.decode("utf-8-sig")
    (row,) = [row for row in csv.DictReader(io.StringIO(rows), delimiter=";") if row["Codice"] == "1.1"]
    assert (row["2024: valore"], row["2024: atteso"]) == ("77%", "≥ 80%")


@pytest.mark.parametrize(
    "page", ["", "?taglio=obiettivi", "?taglio=unita", "previsione/?al=2024-05-31", "storia/", "storia/A.7/"]
)
def test_a_page_takes_as_many_statements_whatever_the_rows(reader, body, page, django_assert_max_num_queries):
    imported(body, plans.of_rows(300))
    with django_assert_max_num_queries(20):
        assert reader.get(f"{HOME}{page}").status_code == 200
    with django_assert_max_num_queries(14):
        reader.get(f"{HOME}{page}")


def test_pages_of_a_thousand_indicators_stay_light(reader, body):
    whole = plans.of_rows(1000)
    objectives = tuple(replace(whole.objectives[0], code=f"O{n}", extra={}) for n in range(200))
    indicators = tuple(
        replace(each, objective=f"O{n % 200}", tags=("LEPS",)) for n, each in enumerate(whole.indicators)
    )
    measured = tuple(
        replace(plans.full().measurements[0], subject=each.code, on=date(2024, 4, 30), variables={})
        for each in indicators
    )
    imported(body, replace(whole, objectives=objectives, links=(), indicators=indicators, measurements=measured))
    pages = ("", "?taglio=obiettivi", "?taglio=unita", "?taglio=etichette", "previsione/?al=2024-05-31", "storia/")
    weights = {page: len(reader.get(f"{HOME}{page}").content) for page in pages}
    assert {page: weight for page, weight in weights.items() if weight >= 250_000} == {}
