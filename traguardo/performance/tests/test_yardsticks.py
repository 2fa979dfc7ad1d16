"""Which rule measures what, and what is refused when planning: the reason, the mend, the rule that would do."""

from dataclasses import replace
from fractions import Fraction

import pytest

from traguardo.performance.domain.measurement_system import Rule, default_system
from traguardo.performance.domain.notation.targets import read_baseline, read_target
from traguardo.performance.domain.plan import Authority, Comparator, Direction, Indicator, Plan
from traguardo.performance.domain.scoring import Refusal, refusals, yardstick
from traguardo.performance.domain.scoring.baselines import Start
from traguardo.performance.tests.words import kept

SYSTEM = default_system()
HIGHER, LOWER, BY_DATE, RANGE = Direction.HIGHER, Direction.LOWER, Direction.BY_DATE, Direction.RANGE


def laid(printed, direction=None, *, system=SYSTEM, composite=False, baseline="", **more):
    indicator = Indicator(
        code="1", objective="A", name="x", direction=direction, baseline=read_baseline(baseline), **more
    )
    target = read_target(printed, year=2024, direction=direction, baseline=indicator.baseline.value)
    return yardstick(indicator, target, system, composite=composite)


@pytest.mark.parametrize(
    ("printed", "direction", "rule"),
    [
        ("80%", HIGHER, "RATIO_UP"), ("30", LOWER, "RATIO_DOWN_LINEAR"), ("0", LOWER, "THRESHOLD"), ("zero", None, "THRESHOLD"), ("≥ 4", None, "RATIO_UP"),
        ("non più di 3", None, "RATIO_DOWN_LINEAR"), ("31/12/2024", BY_DATE, "DATE_BANDS"), ("31/12/2024", None, "DATE_BANDS"), ("trimestrale", None, "FREQUENCY"),
        ("tutti", None, "THRESHOLD"), ("80-90", None, "RANGE"), ("85", RANGE, "RANGE"),
    ],
)  # fmt: skip
def test_the_rule_follows_from_the_target_and_its_direction(printed, direction, rule):
    if printed == "zero":
        assert isinstance(laid(printed, direction), Refusal)
    else:
        assert laid(printed, direction).rule is Rule(rule)


def test_parts_make_an_indicator_composite_and_a_named_rule_wins():
    assert laid("80%", HIGHER, composite=True).rule is Rule.COMPOSITE
    assert laid("80%", HIGHER, composite=True, rule=" threshold ").rule is Rule.THRESHOLD


REFUSED = [
    ("80%", {"direction": None}, "manca la direzione", None), ("80%", {"direction": BY_DATE}, "manca la direzione", None),
    ("80%", {"direction": None, "rule": "RATIO_UP"}, "manca la direzione", None), ("80%", {"direction": None, "rule": "THRESHOLD"}, "manca la direzione", None),
    ("80%", {"direction": HIGHER, "rule": "MAGIA"}, "non esiste", None), ("0", {"direction": LOWER, "rule": "RATIO_DOWN_INVERSE"}, "divide per zero", Rule.THRESHOLD),
    ("= -5", {"direction": LOWER}, "è negativo", Rule.INTERPOLATED), ("30", {"direction": LOWER, "rule": "RATIO_UP"}, "verso opposto", Rule.RATIO_DOWN_LINEAR),
    ("30", {"direction": HIGHER, "rule": "RATIO_DOWN_LINEAR"}, "verso opposto", Rule.RATIO_UP), ("+2", {"direction": HIGHER}, "conta dal valore di partenza", None),
    ("+10%", {"direction": HIGHER, "baseline": "57%"}, "punti o per cento", None), ("boh", {"direction": HIGHER, "rule": "THRESHOLD"}, "non è un numero", None),
    ("80", {"direction": HIGHER, "rule": "INTERPOLATED"}, "manca il valore di partenza", None),
    ("80", {"direction": HIGHER, "rule": "INTERPOLATED", "baseline": "80"}, "non c'è cammino", Rule.THRESHOLD),
    ("80", {"direction": HIGHER, "rule": "INTERPOLATED", "baseline": "90"}, "premierebbe chi peggiora", None),
    ("80", {"rule": "BANDS"}, "chiede le fasce", None), ("80", {"rule": "BANDS", "bands": "0-50:0; 60-:1"}, "fasce non valide", None),
    ("80", {"rule": "DATE_BANDS"}, "non è una data", None), ("31/12/2024", {"bands": "tardi"}, "fasce non valide", None), ("boh", {"rule": "RANGE"}, "due estremi", None),
    ("boh", {"rule": "FREQUENCY"}, "quante volte", None), ("mensile da gennaio 2025", {}, "quante volte", None), ("con il bilancio", {}, "nessuna regola", None),
    ("80", {"direction": LOWER, "rule": "INTERPOLATED", "baseline": "70"}, "premierebbe chi peggiora", None), ("boh", {"rule": "JUDGEMENT", "bands": "tanto"}, "fasce non valide", None),
    ("+10%", {"direction": HIGHER, "baseline": "57%", "rule": " interpolated "}, "punti o per cento", None), ("boh", {"direction": RANGE}, "nessuna regola", None),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "more", "said", "proposed"), REFUSED)
def test_refused_when_planning(printed, more, said, proposed):
    answer = laid(printed, **more)
    assert isinstance(answer, Refusal)
    assert said in answer.reason
    assert answer.proposed is proposed


def test_refusals_word_by_word():
    bare = {"system": replace(SYSTEM, date_bands=None, judgement=(), rules={})}
    without = [("31/12/2024", {"rule": "DATE_BANDS", **bare}), ("meglio", {"rule": "JUDGEMENT", **bare}), ("80%", {"direction": HIGHER, **bare})]  # fmt: skip
    answers = [(printed, laid(printed, **more)) for printed, more in [*(each[:2] for each in REFUSED), *without]]
    lines = [
        f"«{printed}» {answer.indicator} {answer.year} [{answer.rule}] {answer.reason} → {answer.mend}"
        for printed, answer in answers
    ]
    assert lines == kept("refusals", "Attesi che nessuna regola misura", lines)


def test_the_year_that_lacks_is_said():
    start = Start(None, "La partenza «media 2022» chiede anche il valore del 2022, che non è rilevato.")
    asked = Indicator(code="1", objective="A", name="x", direction=HIGHER, rule="INTERPOLATED")
    told = yardstick(asked, read_target("80", year=2024, direction=HIGHER), SYSTEM, start=start)
    assert told.reason.endswith(
        "il cammino (la partenza «media 2022» chiede anche il valore del 2022, che non è rilevato)"
    )
    relative = yardstick(replace(asked, rule=""), read_target("+2", year=2024, direction=HIGHER), SYSTEM, start=start)
    assert relative.reason.endswith(
        "(punti o per cento?) (la partenza «media 2022» chiede anche il valore del 2022, che non è rilevato)"
    )


def test_a_system_without_bands_or_scale_refuses_dates_and_judgements():
    bare = replace(SYSTEM, date_bands=None, judgement=(), rules={})
    assert "qualunque sia il ritardo" in laid("31/12/2024", rule="DATE_BANDS", system=bare).reason
    assert "gradini" in laid("meglio", rule="JUDGEMENT", system=bare).reason
    assert "nessuna regola" in laid("80%", HIGHER, system=bare).reason


def test_an_indicator_s_own_bands_and_limits_count_before_the_system_s():
    assert laid("31/12/2024", bands="0:100; 10:50").date_bands.degree(5) == 50
    assert (laid("boh", rule="RANGE", bands="80-90").low, laid("85", RANGE).low) == (80, 85)
    assert laid("= 4", HIGHER, rule="THRESHOLD").comparator is Comparator.EQUAL
    assert laid("+2", HIGHER, baseline="9").goal == Fraction(11)
    assert laid("12", rule="FREQUENCY").times == 12


def test_refusals_lists_every_year_of_every_indicator():
    targets = tuple(read_target("80%", year=year) for year in (2024, 2025))
    indicators = (
        Indicator(code="1", objective="A", name="x", targets=targets),
        Indicator(code="2", objective="A", name="y", direction=HIGHER, targets=targets),
    )
    plan = Plan(
        authority=Authority(code="e", name="e"),
        title="",
        first_year=2024,
        last_year=2025,
        year=2024,
        indicators=indicators,
    )
    assert [(refusal.indicator, refusal.year) for refusal in refusals(plan, SYSTEM)] == [("1", 2024), ("1", 2025)]
