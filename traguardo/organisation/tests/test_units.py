"""The tree of units holds whatever the links."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.organisation.domain.units import Branch, Refused, Unit, check_close, check_parent, tree

CODES = "ABCDEFGH"


def a_unit(code, parent="", **changes):
    return Unit(code=code, name=f"Unità {code}", parent=parent, valid_from=date(2026, 1, 1), **changes)


def codes(branches: tuple[Branch, ...]) -> list[str]:
    return [code for branch in branches for code in (branch.unit.code, *codes(branch.children))]


def test_units_stand_under_their_parents_by_code():
    found = tree([a_unit("B", "A"), a_unit("C", "B"), a_unit("A"), a_unit("D", "A")])

    assert [branch.unit.code for branch in found] == ["A"]
    assert [branch.unit.code for branch in found[0].children] == ["B", "D"]
    assert found[0].children[0].children[0].unit.code == "C"


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from([*CODES, ""]), min_size=1))
def test_no_unit_is_ever_lost_or_shown_twice_whatever_the_links(links):
    units = [a_unit(code, parent) for code, parent in links.items()]

    assert sorted(codes(tree(units))) == sorted(links)


def test_a_unit_stands_from_its_first_day_to_its_last():
    unit = a_unit("A", valid_to=date(2026, 12, 31))

    assert [unit.stands_on(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31))] == [
        False,
        True,
        True,
    ]
    assert not unit.stands_on(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("code", "parent", "why"), [("A", "A", "non può stare"), ("A", "C", "non può stare"), ("A", "Z", "non c'è")]
)
def test_a_parent_that_cannot_be_is_refused(code, parent, why):
    units = [a_unit("A"), a_unit("B", "A"), a_unit("C", "B")]
    with pytest.raises(Refused, match=why):
        check_parent(units, code, parent)


def test_a_unit_with_units_or_posts_in_it_does_not_close():
    units = [a_unit("A"), a_unit("B", "A")]
    with pytest.raises(Refused, match="ci sono ancora B"):
        check_close(units, "A")
    with pytest.raises(Refused, match="i posti P1, P2"):
        check_close(units, "B", ["P1", "P2"])
    assert check_close(units, "B") is None
