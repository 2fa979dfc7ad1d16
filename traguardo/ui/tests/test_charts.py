"""Charts have a name and a description, carry no style, and never draw an absent value as zero."""

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from traguardo.ui.charts import Bar, Heat, Point, bar, bars, heat_map, sparkline, trend
from traguardo.ui.charts.heat import level

BARS = [
    Bar(label="A <primo>", value=Decimal("57.1"), pace=80, state="in ritardo"),
    Bar(label="B", value=None),
    Bar(label="C", value=Decimal(140)),
]
POINTS = [Point(label="2024", value=40), Point(label="2025", value=None), Point(label="2026", value=Decimal("27.5"))]
CHARTS = {
    "bar": bar(Decimal(50), pace=60, label="Obiettivo A"),
    "bars": bars(BARS, title="Punteggi"),
    "trend": trend(POINTS, title="Attesa", unit="giorni", goal=25),
    "trend of nothing": trend([], title="Attesa"),
    "trend of one": trend(POINTS[:1], title="Attesa"),
    "sparkline": sparkline([1, None, 3], title="Ritardi"),
    "sparkline of nothing": sparkline([None], title="Ritardi"),
    "heat": heat_map([Heat(label="Area", values=(0, None, 3))], ("gen", "feb", "mar"), title="Scadenze"),
    "heat of nothing": heat_map([], (), title="Scadenze"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_is_well_formed_named_and_without_style(name):
    svg = ET.fromstring(CHARTS[name])
    assert svg.get("role") == "img"
    assert svg.find("title").text
    assert not [element for element in svg.iter() if "style" in element.attrib]
    assert "<script" not in CHARTS[name]


@pytest.mark.parametrize("name", ["bars", "trend", "heat"])
def test_large_charts_are_described(name):
    assert ET.fromstring(CHARTS[name]).find("desc").text


def test_words_say_every_figure():
    words = ET.fromstring(CHARTS["bars"]).find("desc").text
    assert words == "A <primo>: 57,1%, passo atteso 80,0%, in ritardo; B: n.d.; C: 140,0%"


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
