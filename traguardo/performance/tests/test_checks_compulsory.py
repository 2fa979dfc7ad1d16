"""What the law wants in a plan, from its year on, found by tags or by words."""

import pytest

from traguardo.performance.domain.checks import check_plan
from traguardo.performance.tests.sound_plans import PAY, indicator, objective, plan, step

pytestmark = pytest.mark.usefixtures("said")

ALL = ("pagamenti", "anticorruzione", "accessibilità", "pari opportunità", "formazione")


def codes(year=2024, **also):
    values = {"tags": ALL, "extra": PAY, **also}
    a_plan = plan(
        year=year,
        first_year=year,
        last_year=year + 2,
        objectives=(objective(**values),),
        steps=(step(due=f"31/12/{year}"),),
    )
    return {finding.code for finding in check_plan(a_plan) if finding.code.startswith("OBB")}


@pytest.mark.parametrize(
    ("code", "tag", "year"),
    [
        ("OBB01", "pagamenti", 2023),
        ("OBB04", "formazione", 2025),
        ("OBB06", "accessibilità", 2024),
        ("OBB07", "anticorruzione", 2017),
        ("OBB08", "pari opportunità", 2010),
    ],
)
def test_each_duty_from_its_year_on(code, tag, year):
    without = tuple(other for other in ALL if other != tag)
    assert code in codes(year, tags=without)
    assert code not in codes(year - 1, tags=without)
    assert code not in codes(year)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("OBB01", "Rispetto dei tempi medi di pagamento"),
        ("OBB01", "Tempestività dei pagamenti"),
        ("OBB04", "Formazione del personale"),
        ("OBB06", "Accessibilità del sito"),
        ("OBB07", "Attuazione del piano di prevenzione della corruzione"),
        ("OBB08", "Piano delle azioni positive"),
    ],
)
def test_words_in_the_title_are_enough(code, title):
    assert code in codes(2025, tags=())
    assert code not in codes(2025, tags=(), title=title)


def test_the_share_of_result_pay():
    assert "OBB02" in codes(extra={"Peso sulla retribuzione di risultato": "20%"})
    assert "OBB03" in codes(extra={})
    assert not {"OBB02", "OBB03"} & codes()


def test_forty_hours_a_head():
    def hours(target, year=2025):
        record = indicator(
            "F1",
            target,
            "",
            name="Ore di formazione per dipendente",
            algorithm="Ore di formazione / N. dipendenti",
            unit_of_measure="ore",
        )
        return [finding.code for finding in check_plan(plan(year=year, indicators=(moved(record, year),)))]

    assert "OBB05" in hours("24")
    assert "OBB05" not in hours("40")
    assert "OBB05" not in hours("24", 2024)


def moved(record, year):
    from dataclasses import replace

    return replace(record, targets=tuple(replace(target, year=year) for target in record.targets))
