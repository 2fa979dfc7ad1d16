"""The settings of a measurement system in words, whole, as kept in cases/words/; and carried as TOML."""

import tomllib

import pytest

from traguardo.kernel.toml_text import toml_text
from traguardo.performance.domain.measurement_system import default_settings
from traguardo.performance.domain.measurement_system.system_settings import (
    FIRST,
    LABELS,
    bare,
    in_order,
    in_words,
    label_of,
    lines,
    options,
    reason_of,
    shown,
)
from traguardo.performance.tests.words import kept

OTHER = {
    "cap": {"value": 120.5, "reason": "Art. 9 del regolamento"},
    "roll_up": "worst",
    "judgement": {"alto": 100, "basso": 0, "reason": "Art. 3"},
    "caps": {"whole": 105, "objectives": 120, "reason": "Art. 4"},
    "weighing": {"areas": "equal", "rows": "given"},
    "rounding": {"rows": {"mode": "truncate"}, "whole": {"mode": "half_even", "places": 0}, "areas": {"mode": "none"}},
    "round_before_roll_up": {"value": True, "reason": "Art. 5"},
    "not_applicable": {"value": ["n.a.", "-1"], "reason": "Art. 6"},
    "bonus": {"value": "", "reason": ""},
    "own_word": {"value": 1},
}


def told(data, *names):
    return [f"{each.label}: {each.text} [{each.name}] {each.reason}".strip() for each in lines(data, *names)]


def choices(name):
    return f"{name}: {'; '.join(f'{value} = {words}' for value, words in options(name))}"


def test_the_default_settings_in_words():
    assert told({}) == kept("settings", "Il sistema fornito", told({}))


def test_other_settings_in_words():
    said = told(OTHER, tuple(OTHER))
    assert said == kept("settings", "Un altro sistema", said)


def test_the_choices_of_each_setting():
    said = [choices(name) for name in FIRST if options(name)]
    assert said == kept("settings", "Che cosa si può scegliere", said)


def test_lines_are_only_of_what_is_there_and_not_of_rules_or_versions():
    assert [each.name for each in lines({}, ("rule", "version", "boh", "cap"))] == ["cap"]


def test_every_setting_has_a_name_and_an_unknown_one_its_own():
    assert set(FIRST) == set(LABELS)
    assert label_of("own_word") == "own word"


@pytest.mark.parametrize(
    ("value", "own", "reason", "text"),
    [
        ({"value": 5, "reason": "Perché"}, 5, "Perché", "5"), ({"a": 1, "b": 2.5, "reason": "R"}, {"a": 1, "b": 2.5}, "R", "a: 1; b: 2,5"),
        (["x", 1.5], ["x", 1.5], "", "x; 1,5"), (("x",), ("x",), "", "x"), (None, None, "", ""), (0, 0, "", "0"), ({}, {}, "", ""),
    ],
)  # fmt: skip
def test_a_value_bare_its_reason_and_as_typed(value, own, reason, text):
    assert (bare(value), reason_of(value), shown(value)) == (own, reason, text)


def test_nothing_in_a_table_is_none():
    assert (in_words("caps", {}), in_words("caps", {"reason": "x"})) == ("nessuno", "nessuno")


def test_settings_come_back_in_their_order_whatever_the_archive_did():
    archive = {
        "zz": 1,
        "aa": {"reason": "r", "value": 2},
        "caps": {"reason": "r", "whole": 1, "objectives": 2},
        "judgement": {"reason": "r", "alto": 100, "basso": "0"},
        "cap": {"reason": "r", "value": 100},
        "rule": [{"reason": "r", "rule": "RATIO_UP", "direction": "any", "kinds": ["count"]}],
        "name": "Nome",
    }
    found = in_order(archive)
    assert found == {**archive, "aa": {"value": 2, "reason": "r"}}
    assert list(found) == [*(name for name in FIRST if name in archive), "aa", "zz"]
    assert [list(found[name]) for name in ("cap", "caps", "judgement", "aa")] == [
        ["value", "reason"], ["objectives", "whole", "reason"], ["basso", "alto", "reason"], ["value", "reason"]
    ]  # fmt: skip
    assert list(found["rule"][0]) == ["kinds", "direction", "rule", "reason"]
    assert list(in_order({"judgement": {"alto": 1, "basso": 0}})["judgement"]) == ["basso", "alto"]
    assert list(in_order({"caps": {"whole": 1, "areas": 0}})["caps"]) == ["areas", "whole"]
    assert in_order(default_settings()) == default_settings()


def test_the_default_system_comes_back_as_it_was():
    assert tomllib.loads(toml_text(default_settings())) == default_settings()
