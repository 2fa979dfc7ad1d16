"""A table of a file asked for its values: what is read, what is refused, where."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest

from traguardo.kernel.entry import Entry, exact, shown
from traguardo.kernel.finding import Severity
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import RuleCard

CARD = RuleCard(code="X01", severity=Severity.ERROR, title="", reason="", mend="Rimedio", example="")


class Colour(StrEnum):
    """Words for a test."""

    RED = "red"
    BLUE = "blue"


def entry(**data):
    return Entry(data=data, card=CARD)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("38.700,00", 38700),
        ("1148.5", Fraction("1148.5")),
        ("83,33%", Fraction("0.8333")),
        (Decimal("0.5"), Fraction(1, 2)),
        (7, 7),
        ("38.700", None),
        (True, None),
        (1.5, None),
        (Decimal("inf"), None),
        (Decimal("1e12"), None),
        (Decimal("1e-31"), None),
        ("boh", None),
    ],
)
def test_only_what_has_one_reading_is_a_number(value, read):
    assert exact(value) == read


@pytest.mark.parametrize(
    ("ask", "value", "answer"),
    [
        (lambda each: each.text("k"), "  a  b ", "a b"),
        (lambda each: each.text("k"), 5, "5"),
        (lambda each: each.number("k", high=9), "9", 9),
        (lambda each: each.whole("k", high=9), "0", 0),
        (lambda each: each.money("k"), "1,50", Money(150)),
        (lambda each: each.day("k"), "31/12/2026", date(2026, 12, 31)),
        (lambda each: each.day("k"), date(2026, 1, 1), date(2026, 1, 1)),
        (lambda each: each.flag("k"), True, True),
        (lambda each: each.word("k", Colour, Colour.RED), "blue", Colour.BLUE),
        (lambda each: each.texts("k"), [" a", "b"], ("a", "b")),
        (lambda each: each.number("k", high=9), "", None),
        (lambda each: each.money("k"), "", None),
        (lambda each: each.day("k"), "", None),
        (lambda each: each.word("k", Colour, Colour.RED), "", Colour.RED),
    ],
)
def test_values_are_read(ask, value, answer):
    one = entry(k=value)
    assert (ask(one), one.findings) == (answer, [])


@pytest.mark.parametrize(
    ("ask", "value", "said"),
    [
        (lambda each: each.text("k", needed=True), " ", "Manca «k»."),
        (lambda each: each.text("k"), True, "«k» deve essere un testo."),
        (lambda each: each.text("k"), "x" * 1001, "«k» supera i 1000 caratteri."),
        (lambda each: each.code("k"), "x" * 41, f"Il codice «{'x' * 41}» supera i 40 caratteri."),
        (lambda each: each.number("k", high=9), "10", "«k» è «10»: serve un numero fra 0 e 9."),
        (lambda each: each.number("k", high=9, needed=True), "", "Manca «k»."),
        (lambda each: each.whole("k", high=9), "1,5", "«k» è «1,5»: serve un numero intero."),
        (lambda each: each.money("k", needed=True), "", "Manca «k»."),
        (lambda each: each.money("k"), "0,005", "«k» è «0,005»: più di due decimali."),
        (lambda each: each.money("k"), "-1", "«k» è «-1»: serve un importo in euro, come 1.148,00 o 1148.00."),
        (lambda each: each.day("k", needed=True), "", "Manca «k»."),
        (lambda each: each.day("k"), "ieri", "«k» è «ieri»: serve una data, come 31/12/2026."),
        (lambda each: each.day("k"), datetime(2026, 1, 1, 5), "«k» è «2026-01-01 05:00:00»: serve una data, come 31/12/2026."),  # noqa: DTZ001 - a file's moment
        (lambda each: each.flag("k"), "sì", "«k» è «sì»: scrivi true o false."),
        (lambda each: each.word("k", Colour, Colour.RED), "nero", "«k» è «nero»: può essere red o blue."),
        (lambda each: each.texts("k"), "a", "«k» deve essere un elenco di testi fra virgolette."),
        (lambda each: each.within("k"), [1], "«k» deve essere una tabella [k]."),
        (lambda each: each.tables("k"), {"a": 1}, "«k» deve essere un elenco di tabelle [[k]]."),
        (lambda each: each.only("a", "b"), 1, "La voce «k» non esiste: qui si può scrivere a e b."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_key(ask, value, said):
    one = entry(k=value)
    ask(one)
    assert [(each.code, each.message, each.mend, each.place.column) for each in one.findings] == [
        ("X01", said, "Rimedio", "k")
    ]


def test_tables_know_where_they_stand_and_tell_in_one_list():
    file = entry(people=[{"days": [{"n": 1}, {"n": "x"}]}], setup={"n": "y"})
    inner = file.tables("people")[0].tables("days")
    assert [one.number("n", high=9) for one in inner] == [1, None]
    assert file.within("setup").number("n", high=9) is None
    assert [(each.place.sheet, each.place.row, each.value) for each in file.findings] == [
        ("people.1.days", 2, "x"),
        ("setup", 0, "y"),
    ]
    assert file.within("nothing") is None


def test_long_values_are_only_told_by_kind():
    assert [shown(each) for each in ([1], {"a": 1}, True, "x" * 90)] == ["…", "…", "true", "x" * 79 + "…"]
