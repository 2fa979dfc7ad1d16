"""Typesetting: what goes in comes out, nothing else is reachable, and whatever goes wrong is said."""

import time
from datetime import date
from decimal import Decimal

import pytest

from tests.verapdf import needs_java, violations
from traguardo.typesetting.facade import TypesettingError, typeset
from traguardo.typesetting.tests.hostile import HOSTILE
from traguardo.typesetting.tests.reading import attached, tight, words

DAY = date(2024, 12, 31)
PAGE = """
#import "/library/house.typ": *
#import "/library/cover.typ": cover
#import "/library/tables.typ": *
#show: house.with(owner: data.owner)
#cover(owner: data.owner, heading: title-text, years: "2024")
= Prova
#captioned([Testi], data-table(columns: (auto, 1fr), head: ("N.", "Testo"), rows: data.rows.enumerate().map(((n, it)) => (str(n), it))))
#for it in data.rows [#it \\ ]
"""


def printed(rows=("uno",), **options):
    return typeset(PAGE, {"owner": "Ente di prova", "rows": list(rows)}, title="Prova", date=DAY, **options)


def bare(source, **options):
    return typeset(source, {}, title="Prova", date=DAY, **options)


def test_sixty_hostile_strings_come_out_verbatim():
    text = tight(words(printed(HOSTILE)))
    assert len(HOSTILE) == len(set(HOSTILE)) == 60
    assert [hostile for hostile in HOSTILE if text.count(tight(hostile)) < 2] == []


def test_hostile_title_and_owner_come_out_verbatim():
    pdf = typeset(PAGE, {"owner": "#panic() *x*", "rows": []}, title='= #read("a") $x$', date=DAY)
    assert '=#read("a")$x$' in tight(words(pdf))
    assert "#panic()*x*" in tight(words(pdf))


def test_same_data_gives_the_same_bytes():
    assert printed(HOSTILE) == printed(HOSTILE)


def test_key_order_does_not_matter_but_values_and_date_do():
    source = '#import "/library/house.typ": *\n#show: house.with(owner: data.a)\n= #data.b'
    one = typeset(source, {"a": "x", "b": "y"}, title="P", date=DAY)
    assert one == typeset(source, {"b": "y", "a": "x"}, title="P", date=DAY)
    assert one != typeset(source, {"a": "x", "b": "z"}, title="P", date=DAY)
    assert one != typeset(source, {"a": "x", "b": "y"}, title="P", date=date(2025, 1, 1))


def test_data_is_kept_inside_the_pdf():
    pdf = typeset(PAGE, {"owner": "Ente", "rows": ["a"], "weight": Decimal("5.50"), "on": DAY}, title="P", date=DAY)
    assert attached(pdf) == {"owner": "Ente", "rows": ["a"], "weight": "5.50", "on": "2024-12-31"}


def test_characters_without_a_glyph_are_written_out_on_the_page_and_kept_in_the_data():
    pdf = printed(["mondo \U0001f30d 漢", "nullo \x00", "privato \ue000", "surrogato \ud800"])
    text = tight(words(pdf))
    assert all(mark in text for mark in ("[U+1F30D]", "[U+6F22]", "[U+0000]", "[U+E000]", "[U+D800]"))
    assert attached(pdf)["rows"][0] == "mondo \U0001f30d 漢"


def test_a_word_longer_than_the_line_does_not_leave_the_page():
    pdf = printed(["A" * 400])
    assert tight(words(pdf)).count("A" * 400) == 2


def test_floats_are_refused():
    with pytest.raises(TypeError, match="float"):
        typeset(PAGE, {"owner": "x", "rows": [1.5]}, title="P", date=DAY)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("#let", "expected"),
        ('#panic("x")', "panicked"),
        ('#set text(font: "Comic Sans")\n#set document(title: "x")\n= A', "unknown font family"),
        ('#set document(title: "x")\n#set text(font: "Titillium Web", fallback: false)\n= 漢', ""),
        ('#set document(title: "x")\n= A\n=== C', "heading"),
        ('#read("/etc/passwd")', "not found"),
        ('#read("../../../../etc/passwd")', "cannot"),
        ('#import "@preview/cetz:0.3.0"', "package"),
    ],
)
def test_errors_and_warnings_are_refused_with_reasons(source, reason):
    with pytest.raises(TypesettingError) as refused:
        bare(source)
    assert "non è stato composto" in str(refused.value)
    assert reason in str(refused.value)


def test_time_limit():
    begun = time.monotonic()
    with pytest.raises(TypesettingError, match="secondi"):
        bare("#for a in range(9999) { for b in range(9999) { for c in range(9999) { let d = a + b + c } } }", seconds=1)
    assert time.monotonic() - begun < 60  # unstopped it would take days


def test_memory_limit():
    with pytest.raises(TypesettingError, match="limite"):
        bare("#let a = range(100000000)\n#a.map(x => str(x)).join()", megabytes=700, seconds=30)


def test_draft_carries_the_watermark():
    assert printed(draft=True) != printed()


@needs_java
def test_hostile_pages_are_pdf_a_and_pdf_ua():
    assert violations(printed(HOSTILE), printed(draft=True)) == []


@needs_java
def test_the_checker_finds_a_faulty_pdf():
    pdf = printed().replace(b"/MarkInfo", b"/MarkOnfo")
    assert violations(pdf) != []
