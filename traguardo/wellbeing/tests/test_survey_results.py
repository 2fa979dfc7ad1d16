"""What is told of a survey never gives away a group of too few: small cases gone through one by one."""

from fractions import Fraction
from itertools import product

import pytest

from traguardo.wellbeing.domain.survey import (
    Question,
    Questionnaire,
    Section,
    Sheet,
    outcome_data,
    outcome_of,
    questionnaire,
    read_groups,
    read_outcome,
    read_sections,
    written,
)

LEAST = 3
GROUPS = ("A", "B", "C")
ASKED = Questionnaire(
    sections=(Section(code="1", title="Uno", questions=tuple(Question(code=f"1.{n}", text=f"Frase {n}") for n in (1, 2))),),
    asked="Dove", groups=GROUPS,
)  # fmt: skip


def told(sheets, least=LEAST):
    return outcome_of(ASKED, sheets, invited=40, minimum=least)


@pytest.mark.parametrize("sizes", list(product(range(5), repeat=3)))
def test_no_sum_of_what_is_told_leaves_a_small_group(sizes):
    """Whoever adds and takes away the groups told from the whole is left with nobody, or with at least `LEAST` people."""
    sheets = [Sheet(group=group, marks={"1.1": 2}) for group, size in zip(GROUPS, sizes, strict=True) for _ in range(size)]  # fmt: skip
    outcome = told(sheets)
    if not outcome.told:
        assert sum(sizes) < LEAST
        return
    means = {share.label: share.mean for share in outcome.sections[0].groups}
    shown = [size for group, size in zip(GROUPS, sizes, strict=True) if means.get(group) is not None]
    assert all(size >= LEAST for size in shown)
    assert sum(sizes) - sum(shown) == 0 or sum(sizes) - sum(shown) >= LEAST
    assert all(size is None or size >= LEAST for _, size in outcome.sizes)
    kept = [
        size for size, (_, said) in zip([each for each in sizes if each], outcome.sizes, strict=True) if said is None
    ]
    assert not kept or sum(kept) >= LEAST
    assert len(kept) != 1 or sum(sizes) == kept[0]


@pytest.mark.parametrize("skips", list(product((0, 1), repeat=6)))
def test_who_skips_leaves_no_small_group_behind(skips):
    """Six people in two groups, each may skip the section: the mean of a group is told only of enough people."""
    sheets = [Sheet(group="A" if place < 3 else "B", marks={} if skip else {"1.1": 4}) for place, skip in enumerate(skips)]  # fmt: skip
    section = told(sheets).sections[0]
    marked = {
        group: sum(not skip for place, skip in enumerate(skips) if (place < 3) == (group == "A")) for group in "AB"
    }
    shown = [share.label for share in section.groups if share.mean is not None]
    hidden = sum(size for group, size in marked.items() if group not in shown)
    assert all(marked[group] >= LEAST for group in shown)
    assert not shown or hidden == 0 or hidden >= LEAST
    assert (section.mean is None) == (sum(marked.values()) < LEAST)


def test_a_hidden_group_could_have_answered_otherwise():
    """Every way of marking that gives the same outcome is tried: no group kept has the same sum in all of them."""
    sizes, seen = (4, 1, 2), {}
    for marks in product((1, 2), repeat=sum(sizes)):
        people = iter(marks)
        by_group = [[next(people) for _ in range(size)] for size in sizes]
        sheets = [Sheet(group=group, marks={"1.1": mark}) for group, some in zip(GROUPS, by_group, strict=True) for mark in some]  # fmt: skip
        seen.setdefault(str(outcome_data(told(sheets))), set()).add(tuple(map(sum, by_group[1:])))
    worlds = [sums for sums in seen.values() if all(3 < sum(each) < 6 for each in sums)]
    assert worlds
    assert all(len({first for first, _ in sums}) > 1 for sums in worlds)


def test_a_statement_few_marked_is_kept_with_another():
    sheets = [Sheet(group="A", marks={"1.1": 3} | ({"1.2": 6} if place == 0 else {})) for place in range(5)]
    questions = told(sheets).sections[0].questions
    assert [(each.mean, each.counts) for each in questions] == [(None, ()), (None, ())]


@pytest.mark.parametrize("skips", [each for each in product((0, 1), repeat=6) if sum(each) < 4])
def test_statements_kept_were_marked_by_enough_people_together(skips):
    """Three statements, six people: two mark all three or none of the first two, the others as they please."""
    questions = tuple(Question(code=f"1.{n}", text=f"Frase {n}") for n in range(3))
    asked = Questionnaire(sections=(Section(code="1", title="Uno", questions=questions),))
    sheets = [Sheet(marks={"1.2": 3} | ({} if skip and place else {"1.0": 2, "1.1": 5})) if place < 2 else Sheet(marks={} if skip else {"1.2": 4}) for place, skip in enumerate(skips)]  # fmt: skip
    found = outcome_of(asked, sheets, invited=9, minimum=LEAST).sections[0].questions
    hidden = {question.code for question, each in zip(questions, found, strict=True) if each.mean is None}
    assert hidden >= {"1.0", "1.1"}
    assert sum(bool(hidden & set(sheet.marks)) for sheet in sheets) >= LEAST


def test_means_and_counts_are_exact_and_come_back_from_json():
    sheets = [Sheet(group="A", marks={"1.1": mark, "1.2": 6}) for mark in (1, 2, 2)]
    outcome = told(sheets)
    assert outcome.sections[0].questions[0].mean == Fraction(5, 3)
    assert outcome.sections[0].questions[0].counts == (1, 2, 0, 0, 0, 0)
    assert outcome.sections[0].mean == Fraction(23, 6)
    assert outcome.rate == Fraction(3, 40)
    assert read_outcome(outcome_data(outcome)) == outcome
    assert questionnaire(ASKED.data()) == ASKED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "non ha sezioni"),
        ("- Frase", "non comincia con #"),
        ("# Uno", "senza titolo o senza frasi"),
        ("# Uno\n- A\n# uno\n- B", "Due sezioni"),
        ("# Uno\n-", "è vuota"),
        ("# Uno\n" + "- A\n" * 81, "81"),
    ],
)
def test_a_questionnaire_that_does_not_hold_says_why(text, said):
    _, wrong = read_sections(text)
    assert any(said in finding.message for finding in wrong)
    assert all(finding.mend for finding in wrong)


def test_a_questionnaire_is_read_as_it_is_written():
    sections, wrong = read_sections(written(ASKED))
    assert (sections, wrong) == (ASKED.sections, [])
    assert read_groups("", "") == ((), [])
    assert [bool(read_groups(*told)[1]) for told in (("Dove", "A"), ("", "A\nB"), ("Dove", "A\na"), ("Dove", "A\nB"))] == [True, True, True, False]  # fmt: skip
