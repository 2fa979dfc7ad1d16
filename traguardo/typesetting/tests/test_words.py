"""Italian figures as the templates print them."""

from datetime import date

import pytest

from traguardo.typesetting.facade import typeset
from traguardo.typesetting.tests.reading import words

CASES = {
    'number("1234567.50")': "1.234.567,5",
    'number("-12")': "−12",
    'number("100.00")': "100",
    'number("5", decimals: 2)': "5,00",
    'number("0.10")': "0,1",
    "number(none)": "—",
    'percent("57.10")': "57,1%",
    'percent("57", decimals: 1)': "57,0%",
    "percent(none)": "—",
    "euro(123456)": "1.234,56 €",
    "euro(5)": "0,05 €",
    "euro(-5)": "−0,05 €",
    'signed("2")': "+2",
    'signed("-2.50")': "−2,5",
    'signed("0")': "0",
    'day("2026-12-31")': "31/12/2026",
    'long-day("2026-12-01")': "1º dicembre 2026",
    "span(2021, 2023)": "2021–2023",
    "span(2024, 2024)": "2024",
    'counted(1, "obiettivo", "obiettivi")': "1 obiettivo",
    'counted(1200, "obiettivo", "obiettivi")': "1.200 obiettivi",
    'enumerated(("a", "b", "c"))': "a, b e c",
}


@pytest.fixture(scope="module")
def text():
    lines = "\n".join(f"[{number}: #{call} .]\n" for number, call in enumerate(CASES))
    source = f'#import "/library/house.typ": *\n#import "/library/words.typ": *\n#show: house\n= Parole\n{lines}'
    return words(typeset(source, {}, title="Parole", date=date(2026, 1, 1)))


@pytest.mark.parametrize(("number", "expected"), list(enumerate(CASES.values())), ids=list(CASES))
def test_word(text, number, expected):
    assert f"[{number}: {expected} .]" in text
