"""Whatever the rule, a better result never gives a lower degree."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from traguardo.performance.domain.measurement_system import Rule, default_system
from traguardo.performance.domain.notation.bands import read_bands
from traguardo.performance.domain.plan import Direction
from traguardo.performance.domain.scoring.degrees import Yardstick, degree_of

SYSTEM = default_system()
YARDSTICKS = {
    Direction.HIGHER: [
        Yardstick(rule=Rule.RATIO_UP, goal=Fraction(30)), Yardstick(rule=Rule.INTERPOLATED, start=Fraction(10), goal=Fraction(40)),
        Yardstick(rule=Rule.THRESHOLD, goal=Fraction(30)), Yardstick(rule=Rule.FREQUENCY, times=12),
        Yardstick(rule=Rule.BANDS, bands=read_bands("-10:0; 10-50:20-80; 50-:100")),
        Yardstick(rule=Rule.BANDS, bands=read_bands("-10:0; 10-50:20-80; 50-:100", edge="high")),
    ],
    Direction.LOWER: [
        Yardstick(rule=Rule.RATIO_DOWN_LINEAR, goal=Fraction(30)), Yardstick(rule=Rule.RATIO_DOWN_INVERSE, goal=Fraction(30)),
        Yardstick(rule=Rule.INTERPOLATED, start=Fraction(40), goal=Fraction(10)),
        Yardstick(rule=Rule.BANDS, bands=read_bands("-10:100; 10-50:80-20; 50-:0")),
    ],
}  # fmt: skip


@given(
    st.fractions(0, 400, max_denominator=1000),
    st.fractions(0, 400, max_denominator=1000),
    st.sampled_from([(way, each) for way, listed in YARDSTICKS.items() for each in listed]),
)
def test_every_numeric_rule_is_monotone_for_its_direction(one, other, case):
    way, yardstick = case
    less, more = (SYSTEM.held(degree_of(yardstick, value).value) for value in sorted((one, other)))
    assert less <= more if way is Direction.HIGHER else less >= more
