"""Indicators across the years: by code or by the one they had, without cycles, each year's in exactly one chain."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from traguardo.performance.domain.plan import Direction
from traguardo.performance.domain.versions.lineage import lineages
from traguardo.performance.tests.scoring_plans import indicator, plan


def of(*indicators):
    return plan(indicators=indicators)


def chains(plans):
    return {each.key: [(member.year, member.indicator.code) for member in each.members] for each in lineages(plans)}


def test_the_same_code_goes_on_whatever_its_objective():
    found = chains({2023: of(indicator("1", "A")), 2024: of(indicator("1", "B"))})
    assert found == {"1": [(2023, "1"), (2024, "1")]}


def test_a_code_said_to_continue_wins_over_the_same_code():
    found = chains({2023: of(indicator("1")), 2024: of(indicator("1"), indicator("2", continues="1"))})
    assert found == {"1": [(2024, "1")], "2": [(2023, "1"), (2024, "2")]}


def test_an_ended_one_whose_code_was_taken_keeps_an_address_of_its_own():
    plans = {2022: of(indicator("1")), 2023: of(indicator("2", continues="1"), indicator("1"))}
    plans[2024] = of(indicator("2"))
    plans[2025] = of(indicator("1", continues="zero"), indicator("2"))
    found = chains(plans)
    assert found["1"] == [(2025, "1")]
    assert found["1@2023"] == [(2023, "1")]


def test_breaks_are_said():
    before = replace(indicator("1"), unit_of_measure="%", algorithm="sì / tutti")
    after = replace(indicator("1"), unit_of_measure="numero", algorithm="SÌ  / tutti", direction=Direction.LOWER)
    (found,) = lineages({2022: of(before), 2024: of(after)})
    assert [each.what for each in found.breaks] == [
        "unità di misura: prima «%», poi «numero»",
        "verso: prima «in aumento», poi «in diminuzione»",
        "manca negli anni fra il 2022 e il 2024",
    ]


def test_formula_and_way_of_counting_break_too_but_not_what_one_year_leaves_out():
    before = replace(indicator("1"), formula="sì / tutti", algorithm="sì / tutti", unit_of_measure="%", direction=None)
    after = replace(
        before, formula="no / tutti", algorithm="no / tutti", unit_of_measure=" ", direction=Direction.LOWER
    )
    (found,) = lineages({2023: of(before), 2024: of(after)})
    assert [(each.year, each.what) for each in found.breaks] == [
        (2024, "formula: prima «sì / tutti», poi «no / tutti»"),
        (2024, "modo di calcolo: prima «sì / tutti», poi «no / tutti»"),
    ]


CODES = some.sampled_from("ABCDE")
INDICATORS = some.lists(
    some.tuples(CODES, some.sampled_from(["", *"ABCDE"])), max_size=5, unique_by=lambda pair: pair[0]
)


@given(some.dictionaries(some.integers(2000, 2010), INDICATORS, max_size=6))
def test_chains_go_forward_and_hold_each_indicator_once(years):
    plans = {year: of(*(indicator(code, continues=before) for code, before in pairs)) for year, pairs in years.items()}
    found = lineages(plans)
    members = [(member.year, member.indicator.code) for each in found for member in each.members]
    assert sorted(members) == sorted((year, code) for year, pairs in years.items() for code, _ in pairs)
    assert len({each.key for each in found}) == len(found)
    for each in found:
        passed = [member.year for member in each.members]
        assert passed == sorted(set(passed))
