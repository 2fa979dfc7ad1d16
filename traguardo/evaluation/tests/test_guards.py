"""Compulsory objectives in the sheets of a year: who must have them, since when, how much they must weigh."""

from fractions import Fraction

import pytest

from traguardo.evaluation.domain.guards import GuardCase, GuardSheet, check_sheets, tagged_points
from traguardo.evaluation.domain.scoring import GoalFact
from traguardo.evaluation.tests.systems import changed, default, plain
from traguardo.kernel.finding import Severity

PAY, TRAIN = "Tempi di pagamento ", "FORMAZIONE"


def goal(tag="", weight=1, component="obiettivi"):
    return GoalFact(component=component, title="Obiettivo", weight=Fraction(weight), tag=tag)


def sheet(number, position, *goals, unit="U1"):
    return GuardSheet(number=number, position=position, unit=unit, goals=goals)


def found(*sheets, year=2026, system=None):
    findings = check_sheets(GuardCase(system=system or default(), year=year, sheets=sheets))
    return [(finding.code, int(finding.value)) for finding in findings]


WHOLE = (goal(PAY, 6), goal(TRAIN, 1))


def test_a_head_with_both_objectives_is_fine():
    assert found(sheet(1, "director", *WHOLE), sheet(2, "manager", *WHOLE), sheet(3, "staff")) == []


def test_a_head_without_objectives_lacks_both():
    findings = check_sheets(
        GuardCase(system=default(), year=2026, sheets=(sheet(2, "manager", goal()), sheet(10, "director")))
    )

    assert [(each.code, each.value, each.severity) for each in findings] == [
        ("GUA01", "2", Severity.ERROR),
        ("GUA01", "10", Severity.ERROR),
        ("GUA03", "2", Severity.WARNING),
        ("GUA03", "10", Severity.WARNING),
    ]
    assert findings[0].message == "Scheda 2 (dirigente): nessun obiettivo «tempi di pagamento» con un peso."
    assert findings[3].message == "Scheda 10 (direttore): nessun obiettivo «formazione» con un peso."


def test_a_light_objective_is_told_with_its_points():
    findings = check_sheets(
        GuardCase(system=default(), year=2026, sheets=(sheet(1, "director", goal(PAY), goal(TRAIN)),))
    )

    assert [each.message for each in findings] == [
        "Scheda 1 (direttore): l'obiettivo «tempi di pagamento» vale 17,5 punti su 100, ne servono almeno 30."
    ]


def test_thirty_points_are_enough_and_a_body_may_want_more():
    thirty = sheet(1, "manager", goal(PAY, 30), goal(TRAIN, 5))

    assert found(thirty) == []
    assert found(thirty, system=changed(guards={"payment_share": 35})) == [("GUA02", 1)]
    assert found(sheet(1, "manager", goal(PAY, 29), goal(TRAIN, 6)), system=changed(guards={"payment_share": 20})) == [
        ("GUA02", 1)
    ]


@pytest.mark.parametrize(
    ("year", "told"), [(2022, []), (2023, [("GUA01", 1)]), (2024, [("GUA01", 1)]), (2025, [("GUA01", 1), ("GUA03", 1)])]
)
def test_each_law_counts_from_its_year(year, told):
    assert found(sheet(1, "director"), year=year) == told


def test_holders_of_posts_answer_where_there_are_no_managers():
    alone = (sheet(1, "post_holder"), sheet(2, "staff"))

    assert found(*alone) == [("GUA01", 1), ("GUA03", 1)]
    assert found(*alone, sheet(3, "manager", *WHOLE)) == []
    assert found(*alone, sheet(3, "director", *WHOLE)) == []


def test_only_paying_units_answer_for_payments_besides_the_top():
    system = changed(guards={"paying_units": ["RAG"]})
    train = goal(TRAIN)

    assert found(
        sheet(1, "director", train), sheet(2, "manager", train, unit="RAG"), sheet(3, "manager", train), system=system
    ) == [("GUA01", 1), ("GUA01", 2)]


def test_points_of_a_tag_add_up_over_components():
    held = sheet(
        1, "manager", goal(PAY, 1), goal("", 1), goal(PAY, 1, "unita"), goal("", 3, "unita"), goal(PAY, 9, "altro")
    )

    assert tagged_points(default(), held, "tempi di pagamento") == Fraction(35, 2) + 10
    assert tagged_points(default(), held, "formazione") == 0
    assert tagged_points(default(), sheet(1, "manager", goal(PAY, 0)), PAY) == 0


def test_a_category_weighs_its_goals_its_own_way():
    light = {"position": "manager", "category": "Tempo breve", "of": {"unita": 90, "obiettivi": 10}}
    system = changed(weights=[*plain()["weights"], light])
    goals = (goal(PAY, 1), goal(TRAIN, 0, "obiettivi"), goal(TRAIN, 1, "unita"))
    held = GuardSheet(number=1, position="manager", category="Tempo breve", goals=goals)

    assert tagged_points(system, held, PAY) == 10
    assert found(held, system=system) == [("GUA02", 1)]


def test_before_the_law_a_light_objective_is_no_finding():
    light = sheet(1, "manager", goal(PAY, "0.5"), goal("", 99))

    assert found(light, year=2022) == []
    assert found(light, year=2024) == [("GUA02", 1)]
