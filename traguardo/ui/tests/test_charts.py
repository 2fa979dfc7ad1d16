"""Charts have a name and a description, carry no style, and never draw an absent value as zero."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.ui.charts import (
    Bar,
    Course,
    Heat,
    Pair,
    Passage,
    Point,
    Spot,
    Standings,
    Trace,
    bar,
    bars,
    curves,
    heat_map,
    projection,
    pyramid,
    sparkline,
    standings_map,
    trend,
)
from traguardo.ui.charts.heat import level

BARS = [
    Bar(label="A <primo>", value=Decimal("57.1"), pace=80, state="in ritardo"),
    Bar(label="B", value=None),
    Bar(label="C", value=Decimal(140)),
]
POINTS = [Point(label="2024", value=40), Point(label="2025", value=None), Point(label="2026", value=Decimal("27.5"))]
COURSE = Course(
    measured=[Passage(at=25, value=6, label="31/03"), Passage(at=50, value=Decimal(15), label="30/06")],
    foreseen=Passage(at=100, value=30),
    low=27,
    high=33,
    goal=40,
)
STANDINGS = [
    Standings(label="A <primo>", spots=[Spot(state="in linea", value=Decimal("92.4")), None, Spot(state="in ritardo")])
]
STEPS = (
    ((Fraction(0), Fraction(80)), (Fraction(9000), Fraction(80))),
    ((Fraction(9000), Fraction(130)), (Fraction(20000), Fraction(130))),
)
CHARTS = {
    "curves": curves(
        [
            Trace(label="prima", runs=STEPS[:1], earlier=True),
            Trace(label="dopo", runs=STEPS, jumps=((Fraction(9000), Fraction(80), Fraction(130)),)),
        ],
        title="Quota",
        across="€ di ISEE",
        end=Fraction(20000),
        description="Da 80 a 130 euro",
    ),
    "projection": projection(COURSE, title="Riunioni"),
    "projection of a level": projection(
        Course(measured=[Passage(at=50, value=5)], foreseen=Passage(at=100, value=5), low=5, high=5), title="Attesa"
    ),
    "standings": standings_map(STANDINGS, ("gen", "feb", "mar"), title="Stato"),
    "standings of nothing": standings_map([], (), title="Stato"),
    "trend with goals": trend(
        [Point(label="2024", value=40, goal=30), Point(label="2025", value=35, goal=None)], title="Attesa"
    ),
    "bar": bar(Decimal(50), pace=60, label="Obiettivo A"),
    "bars": bars(BARS, title="Punteggi"),
    "trend": trend(POINTS, title="Attesa", unit="giorni", goal=25),
    "trend of nothing": trend([], title="Attesa"),
    "trend of one": trend(POINTS[:1], title="Attesa"),
    "sparkline": sparkline([1, None, 3], title="Ritardi"),
    "sparkline of nothing": sparkline([None], title="Ritardi"),
    "heat": heat_map([Heat(label="Area", values=(0, None, 3))], ("gen", "feb", "mar"), title="Scadenze"),
    "pyramid": pyramid(
        [Pair(label="1° <decile>", left=3, right=6, left_text="3 persone"), Pair(label="2°", left=0, right=0)],
        left="Meno",
        right="Più",
        title="Chi cambia",
    ),
    "pyramid of nothing": pyramid([], left="Meno", right="Più", title="Chi cambia"),
    "heat of nothing": heat_map([], (), title="Scadenze"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_is_well_formed_named_and_without_style(name):
    svg = ET.fromstring(CHARTS[name])
    assert svg.get("role") == "img"
    assert svg.find("title").text
    assert not [element for element in svg.iter() if "style" in element.attrib]
    assert "<script" not in CHARTS[name]


@pytest.mark.parametrize("name", ["bars", "trend", "heat", "projection", "standings", "trend with goals", "pyramid"])
def test_large_charts_are_described(name):
    assert ET.fromstring(CHARTS[name]).find("desc").text


def test_words_say_every_figure():
    words = ET.fromstring(CHARTS["bars"]).find("desc").text
    assert words == "A <primo>: 57,1%, passo atteso 80,0%, in ritardo; B: n.d.; C: 140,0%"


def test_a_pyramid_grows_from_the_middle_on_one_scale():
    svg = CHARTS["pyramid"]
    assert ET.fromstring(svg).find("desc").text == "1° <decile>: 3 persone meno, 6 più; 2°: 0 meno, 0 più"
    assert 'x="25%" y="47" width="25%"' in svg
    assert 'x="50%" y="47" width="50%"' in svg


def test_a_leap_of_a_curve_is_marked_where_it_is():
    assert 'class="tg-chart__jump" x1="45" x2="45" y1="46.67" y2="13.33"' in CHARTS["curves"]


def test_an_absent_bar_has_a_track_and_no_fill():
    svg = bar(None)
    assert "tg-chart__track--absent" in svg
    assert "tg-chart__fill" not in svg


def test_a_bar_never_leaves_its_track():
    assert 'width="100%"' in bar(Decimal(140)).split("tg-chart__fill")[1]
    assert 'width="0%"' in bar(Decimal(-20)).split("tg-chart__fill")[1]


def test_a_gap_breaks_the_line():
    assert CHARTS["trend"].count("<polyline") == 2
    assert "2025: n.d." in CHARTS["trend"]


@pytest.mark.parametrize(("value", "expected"), [(None, 0), (0, 0), (1, 1), (2, 1), (3, 2), (8, 4)])
def test_levels_of_heat(value, expected):
    assert level(value, 8) == expected


def test_a_map_says_each_state_and_draws_nothing_where_there_is_none():
    svg = ET.fromstring(CHARTS["standings"])
    assert svg.find("desc").text == "A <primo>: gen in linea, mar in ritardo"
    assert CHARTS["standings"].count("<rect") == 2
    assert ">92<" in CHARTS["standings"]


def test_a_projection_says_what_was_measured_foreseen_and_asked():
    assert ET.fromstring(CHARTS["projection"]).find("desc").text == (
        "Rilevato 31/03: 6; 30/06: 15. Previsto 30, fra 27 e 33. Atteso 40."
    )


def test_what_is_foreseen_starts_from_the_last_value_and_the_band_holds_it():
    svg = CHARTS["projection"]
    foreseen = svg.split('tg-chart__foreseen" points="')[1].split('"')[0].split(" ")
    assert foreseen[0] in svg.split('tg-chart__line" points="')[1].split('"')[0]
    low, value, high = (Decimal(each.split(",")[1]) for each in (
        svg.split('tg-chart__band" points="')[1].split('"')[0].split(" ")[2], foreseen[1],
        svg.split('tg-chart__band" points="')[1].split('"')[0].split(" ")[1],
    ))  # fmt: skip
    assert low > value > high


def test_a_goal_of_its_own_for_each_point_is_drawn_and_said():
    assert "tg-chart__goal" in CHARTS["trend with goals"]
    assert ET.fromstring(CHARTS["trend with goals"]).find("desc").text == "2024: 40, atteso 30; 2025: 35"


def test_a_curve_breaks_where_it_jumps_and_marks_round_numbers():
    drawn = str(CHARTS["curves"])
    assert drawn.count("<polyline") == 3
    assert 'class="tg-chart__earlier" points="0,46.67 45,46.67"' in drawn
    assert all(f">{mark}<" in drawn for mark in ("0 €", "50 €", "100 €", "150 €", "10.000", "20.000 € di ISEE"))
