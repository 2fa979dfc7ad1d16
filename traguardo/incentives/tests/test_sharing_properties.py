"""What holds for every fund, every rule and every list of people: no cent lost, nobody above the cap, order without effect."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from traguardo.incentives.domain.sharing import (
    PRESETS,
    Band,
    Cap,
    Criterion,
    Destiny,
    Factor,
    Floor,
    Group,
    MeanOf,
    Method,
    Rules,
    Surcharge,
    Worker,
    gini,
    lorenz,
    read_rules,
    rules_data,
    share_out,
)
from traguardo.kernel.finding import Severity
from traguardo.kernel.money import Money

NO_BAND = (Band(score=Fraction(0), part=Fraction(0)),)
halves = st.integers(0, 200).map(lambda each: Fraction(each, 2))
ratios = st.integers(1, 20).map(lambda each: Fraction(each, 20))
funds = st.integers(0, 3_000_000).map(Money)


@st.composite
def lists_of_people(draw, least=1):
    number = draw(st.integers(least, 12))
    return [
        Worker(
            id=f"P{place}",
            category=draw(st.sampled_from("ABC")),
            group=draw(st.sampled_from("xy")),
            points=draw(halves),
            score=draw(halves),
            part_time=draw(ratios),
            presence=draw(ratios),
            others=Money(draw(st.integers(0, 100_000))),
            best=draw(st.sampled_from((None, None, None, True, False))),
        )
        for place in range(number)
    ]


caps = st.builds(
    Cap,
    times=st.integers(1, 12).map(lambda each: Fraction(each, 4)),
    mean_of=st.sampled_from(MeanOf),
    others=st.booleans(),
    excess=st.sampled_from(Destiny),
)
surcharges = st.builds(
    Surcharge,
    part=st.integers(0, 100).map(lambda each: Fraction(each, 100)),
    number=st.integers(0, 4),
    criteria=st.sampled_from(((Criterion.SCORE,), (Criterion.POINTS, Criterion.PRESENCE))),
)
floors = st.builds(Floor, least=halves, counted=st.booleans())
bands = st.lists(st.tuples(halves, ratios), max_size=3, unique_by=lambda pair: pair[0]).map(
    lambda pairs: NO_BAND + tuple(Band(score=low, part=part) for low, part in pairs if low)
)
groups = st.sampled_from(
    (
        {"x": Group(), "y": Group(coefficient=Fraction(3, 2))},
        {"x": Group(part=Fraction(2, 3)), "y": Group(part=Fraction(1, 3))},
    )
)


ANY_CAP, ANY_SURCHARGE = st.none() | caps, st.none() | surcharges


@st.composite
def rule_sets(draw, capped=ANY_CAP, best=ANY_SURCHARGE):
    method = draw(st.sampled_from(Method))
    weigh, reduce = PRESETS[method]
    if draw(st.booleans()):
        reduce = (Factor.BAND,)
    return Rules(
        method=method,
        weigh=weigh,
        reduce=reduce,
        remainder=draw(st.sampled_from(Destiny)),
        categories={"A": Fraction(1), "B": Fraction(11, 10), "C": Fraction(4, 3)},
        groups=draw(groups) if method is Method.CLASSES else {},
        bands=draw(bands),
        threshold=draw(st.none() | floors),
        presence=draw(st.none() | st.builds(Floor, least=ratios, counted=st.booleans())),
        cap=draw(capped),
        surcharge=draw(best),
    )


def cents(sharing):
    return {share.id: share.amount_cents for share in sharing.shares}


@given(funds, rule_sets(), lists_of_people())
def test_what_is_paid_and_what_is_left_make_the_fund(fund, rules, people):
    sharing = share_out(fund, rules, people)
    assert sharing.paid + sharing.left == fund
    assert min(cents(sharing).values()) >= 0
    assert sharing.left.cents >= 0
    assert sum(each.cents for each in sharing.leftovers) == sharing.left.cents
    assert all(each.cents > 0 for each in sharing.leftovers if sharing.sound)


@given(funds, rule_sets(), lists_of_people())
def test_every_share_says_its_amount_last(fund, rules, people):
    shares = share_out(fund, rules, people).shares
    assert all(str(share.amount).replace(" €", "") in share.why[-1].replace("\u00a0", " ") for share in shares)


@given(funds, rule_sets(), lists_of_people(), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(fund, rules, people, chance):
    mixed = people[:]
    chance.shuffle(mixed)
    assert cents(share_out(fund, rules, mixed)) == cents(share_out(fund, rules, people))


@given(funds, rule_sets(capped=caps), lists_of_people())
def test_nobody_passes_the_cap(fund, rules, people):
    sharing = share_out(fund, rules, people)
    others = {each.id: each.others.cents if rules.cap.others else 0 for each in people}
    beyond = [code for code, amount in cents(sharing).items() if amount and amount + others[code] > sharing.cap.cents]
    assert beyond == []


@given(funds, rule_sets(capped=st.none(), best=st.none()), lists_of_people())
def test_all_is_given_when_nothing_reduces_or_what_is_reduced_is_shared_again(fund, rules, people):
    sharing = share_out(fund, rules, people)
    whole = rules.remainder is Destiny.AGAIN
    assert sharing.left.cents == 0 or not whole or not sharing.sound


@given(funds, lists_of_people(least=2), st.none() | caps)
def test_more_points_never_mean_less_money_in_one_sharing(fund, people, cap):
    people = [Worker(id=each.id, points=each.points) for each in people]
    amounts = cents(share_out(fund, Rules(cap=cap), people))
    ranked = sorted(people, key=lambda each: each.points)
    assert all(amounts[a.id] <= amounts[b.id] or a.points == b.points for a, b in pairwise(ranked))


@given(funds, lists_of_people(least=2), st.integers(1, 100))
def test_who_gets_more_points_does_not_get_less_money(fund, people, more):
    people = [Worker(id=each.id, points=each.points) for each in people]
    raised = [Worker(id="P0", points=people[0].points + Fraction(more, 2)), *people[1:]]
    before, after = share_out(fund, Rules(), people), share_out(fund, Rules(), raised)
    assert cents(after)["P0"] >= cents(before)["P0"]


@given(funds, rule_sets(best=st.none()), lists_of_people(), st.integers(2, 5))
def test_equal_people_differ_by_at_most_a_cent(fund, rules, people, copies):
    twins = [
        Worker(**{name: getattr(people[0], name) for name in Worker.__dataclass_fields__} | {"id": f"Z{copy}"})
        for copy in range(copies)
    ]
    amounts = cents(share_out(fund, rules, [*people, *twins]))
    alike = [amounts[people[0].id], *(amounts[twin.id] for twin in twins)]
    assert max(alike) - min(alike) <= 1


@given(funds, rule_sets(capped=st.none(), best=st.none()), lists_of_people(), st.integers(2, 7))
def test_a_fund_so_many_times_greater_gives_so_many_times_to_each_within_its_cents(fund, rules, people, times):
    small, great = cents(share_out(fund, rules, people)), cents(share_out(Money(fund.cents * times), rules, people))
    assert all(abs(great[code] - times * small[code]) <= times for code in small)


@given(st.integers(1_000, 3_000_000).map(Money), rule_sets(best=surcharges), lists_of_people())
def test_a_surcharge_the_cap_does_not_cut_is_at_least_its_part_of_the_mean_premium(fund, rules, people):
    sharing = share_out(fund, rules, people)
    terms = rules.surcharge
    best = [share for share in sharing.shares if share.surcharge_cents]
    uncut = max((share.surcharge_cents for share in best), default=0)
    positive = [share for share in sharing.shares if share.base_cents]
    if rules.cap is None and best and len(positive) == len(people):
        mean = Fraction(sum(share.base_cents for share in positive), len(positive))
        assert uncut >= terms.part * mean
        assert uncut - 1 <= terms.part * mean + 1
    assert len(best) <= terms.number


@given(rule_sets())
def test_rules_read_back_as_they_were(rules):
    again, findings = read_rules(rules_data(rules))
    errors = [each for each in findings if each.severity is Severity.ERROR]
    assert again == rules or errors


@given(funds, rule_sets(), lists_of_people())
def test_the_curve_of_what_the_lowest_paid_have_only_rises_and_stays_under_equality(fund, rules, people):
    shares = share_out(fund, rules, people).shares
    curve = lorenz(shares)
    assert (curve[0].people, curve[0].money, curve[-1].people, curve[-1].money) == (0, 0, 1, 1)
    assert all(point.money <= point.people for point in curve)
    assert gini(shares) is None or 0 <= gini(shares) < 1
