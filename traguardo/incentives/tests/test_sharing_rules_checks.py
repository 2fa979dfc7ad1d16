"""What rules that can be read still get wrong, with the words that say it."""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from traguardo.incentives.domain.sharing import Cap, read_rules
from traguardo.incentives.domain.sharing.national import least_surcharge
from traguardo.kernel.finding import Severity


def messages(data, code):
    return [each.message for each in read_rules(data)[1] if each.code == code]


def band(score, percent, **days):
    return {"from": score, "percent": percent, **days}


@pytest.mark.parametrize(
    ("bands", "doubled"),
    [
        ([band(90, 100), band(90, 80)], True),
        ([band(90, 100), band(80, 80)], False),
        ([band(90, 100, until="2026-06-30"), band(90, 80, since="2026-07-01")], False),
        ([band(90, 100, until="2026-12-31"), band(90, 80, since="2026-12-31")], True),
        ([band(90, 100, since="2027-01-01"), band(90, 80)], False),
    ],
)
def test_two_bands_for_one_score_on_the_same_day(bands, doubled):
    told = messages({"year": 2026, "reduce": ["band"], "bands": [band(0, 0), *bands]}, "RIP14")
    assert told == (["Due fasce partono da 90: una dà il 100%, l'altra l'80%."] if doubled else [])


def test_a_band_that_ends_before_it_starts():
    data = {
        "year": 2026,
        "reduce": ["band"],
        "bands": [band(0, 0), band(60, 9, since="2026-05-02", until="2026-05-01")],
    }
    assert messages(data, "RIP12") == ["La fascia da 60 finisce prima di iniziare: dal 02/05/2026 al 01/05/2026."]
    same = {
        "year": 2026,
        "reduce": ["band"],
        "bands": [band(0, 0), band(60, 9, since="2026-05-02", until="2026-05-02")],
    }
    assert messages(same, "RIP12") == []


@pytest.mark.parametrize(
    ("groups", "message", "value"),
    [
        ({"a": {"percent": 60}, "b": {"percent": "39,99"}}, "Le parti delle fasce di persone fanno 99,99%, non 100%.", "99,99%"),
        ({"a": {"percent": 100}, "b": 2}, "Alcune fasce di persone hanno una parte del fondo e altre un coefficiente: scegli uno dei due.", ""),
    ],
)  # fmt: skip
def test_parts_that_do_not_make_the_whole(groups, message, value):
    told = read_rules({"method": "classes", "groups": groups})[1]
    assert [(each.message, each.value) for each in told if each.code == "RIP15"] == [(message, value)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"categories": {"B": 1}},
            "Ci sono i coefficienti delle categorie (categories), ma la categoria non fa peso e non riduce la quota.",
        ),
        (
            {"bands": [band(0, 1)]},
            "Ci sono le fasce di punteggio (bands), ma il punteggio non fa peso e non riduce la quota.",
        ),
        ({"groups": {"a": 1}}, "Ci sono le fasce di persone (groups), ma la fascia di persone non fa peso."),
    ],
)
def test_rules_that_do_nothing_are_a_warning(data, message):
    rules, told = read_rules(data)
    assert rules is not None
    assert [(each.severity, each.message) for each in told] == [(Severity.WARNING, message)]


def test_a_factor_counts_once():
    data = {"weigh": ["points", "presence"], "reduce": ["presence"]}
    assert messages(data, "RIP12") == ["Lo stesso dato, presenza, fa peso e riduce la quota: conterebbe due volte."]


@pytest.mark.parametrize(
    ("year", "percent", "reason", "warned"),
    [
        (2018, 29, "", True),
        (2018, 30, "", False),
        (2018, 29, "art. 81", False),
        (2017, 10, "", False),
        (None, 20, "", True),
    ],
)
def test_a_surcharge_under_the_national_least_asks_for_its_reason(year, percent, reason, warned):
    data = {"surcharge": {"number": 1, "percent": percent, "reason": reason}} | ({"year": year} if year else {})
    told = messages(data, "RIP17")
    assert bool(told) is warned
    assert all(
        f"La maggiorazione è {percent},0% del premio medio: il minimo è 30,0% (CCNL Funzioni locali" in each
        for each in told
    )


def test_the_least_by_size_is_the_one_compared():
    data = {"surcharge": {"number": 1, "percent": 50, "by_size": [{"percent": 30}, {"up_to": 9, "percent": 10}]}}
    assert "La maggiorazione è 10,0%" in messages(data, "RIP17")[0]


def test_the_national_least_by_date():
    assert least_surcharge(date(2018, 5, 20)) is None
    assert least_surcharge(date(2018, 5, 21)).law == "CCNL Funzioni locali 21.5.2018, art. 69, c. 2"
    assert (
        least_surcharge(date(2022, 11, 16)).law
        == least_surcharge(None).law
        == "CCNL Funzioni locali 16.11.2022, art. 81"
    )
    assert least_surcharge(None).part == Fraction(3, 10)


def test_the_rules_of_the_example_are_sound():
    path = Path(__file__).parents[1] / "library" / "examples" / "RULES.toml"
    rules, told = read_rules(tomllib.loads(path.read_text(encoding="utf-8")))
    assert (rules.cap, told) == (Cap(times=Fraction(2), others=True), [])
