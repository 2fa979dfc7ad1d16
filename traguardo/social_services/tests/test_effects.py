"""The sums of a simulation: exact, in their order, as plain data."""

from fractions import Fraction

from traguardo.social_services.domain.effects import (
    ALONE,
    FIGURES,
    RATE_ENDS,
    Change,
    Effects,
    Group,
    Rates,
    Tally,
    effects_data,
)

POOR = Tally(
    people=3,
    counted=2,
    paying=1,
    cents=101,
    incomplete=1,
    other_counted=3,
    other_cents=150,
    compared=2,
    more=1,
    more_cents=49,
)
RICH = Tally(
    people=9,
    counted=9,
    paying=9,
    cents=900,
    other_counted=9,
    other_cents=700,
    compared=9,
    less=4,
    less_cents=200,
    more=1,
    more_cents=5,
)
NONE = Tally(people=1, not_provided=1)
EFFECTS = Effects(
    groups=(
        Group(decile=0, household="solo", tally=NONE),
        Group(decile=10, household="coppia", tally=RICH),
        Group(decile=1, household="solo", tally=POOR),
        Group(decile=1, household="altro", tally=NONE),
    ),
    decile_ends=(100, 200),
    raised=(Change(person="7", isee_cents=None, before=10, after=59),),
    lowered=(Change(person="8", isee_cents=5, before=60, after=59),),
    rates=Rates(falls=2, counts=tuple(range(len(RATE_ENDS) + 1))),
)  # fmt: skip


def test_tallies_add_up_figure_by_figure():
    both = POOR + RICH
    assert all(getattr(both, name) == getattr(POOR, name) + getattr(RICH, name) for name in FIGURES)
    assert (both.same, RICH.same) == (5, 4)
    assert (POOR.mean_cents, NONE.mean_cents) == (Fraction(101, 2), None)


def test_groups_are_summed_with_no_isee_last_and_the_largest_households_first():
    assert list(EFFECTS.by_decile().items()) == [(1, POOR + NONE), (10, RICH), (0, NONE)]
    assert list(EFFECTS.by_household().items()) == [("coppia", RICH), ("solo", NONE + POOR), ("altro", NONE)]
    assert EFFECTS.total == POOR + RICH + NONE + NONE


def test_the_data_says_only_what_was_asked():
    alone, compared = effects_data(EFFECTS, compared=False), effects_data(EFFECTS, compared=True)
    assert set(alone) == {"total", "decile_ends_cents", "deciles", "households", "marginal_rates"}
    assert set(alone["total"]) == set(ALONE)
    assert (alone["total"]["cents"], alone["decile_ends_cents"]) == (1001, [100, 200])
    assert [each["decile"] for each in alone["deciles"]] == [1, 10, None]
    assert [each["household"] for each in alone["households"]] == ["coppia", "solo", "altro"]
    assert set(compared["total"]) == {*FIGURES, "same"}
    assert compared["raised"] == [
        {"person": "7", "isee_cents": None, "before_cents": 10, "after_cents": 59, "difference_cents": 49}
    ]
    assert compared["lowered"][0]["difference_cents"] == -1
    assert compared["marginal_rates"] == [
        {"falls": True, "people": 2},
        *({"up_to_percent": end, "people": place} for place, end in enumerate((*RATE_ENDS, None))),
    ]
    assert compared["other_marginal_rates"] is None
