"""Two real plans scored: the year weights one prints, the results the other reports."""

import csv
from datetime import date
from decimal import Decimal

from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import (
    Authority,
    Direction,
    Indicator,
    Measurement,
    Moment,
    Objective,
    Plan,
    Step,
)
from traguardo.performance.domain.scoring import State, score_plan

REPORTED_ON = date(2024, 12, 31)


def rows_of(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def weighted_plan(folder):
    steps = tuple(
        Step(
            code=row["step"],
            objective=row["objective"],
            description=row["description"],
            due=Moment(day=date.fromisoformat(row["due_date"])),
            weight=Decimal(row["weight_percent"]) if row["weight_percent"] else None,
        )
        for row in rows_of(folder / "steps.csv")
    )
    objectives = tuple(
        Objective(code=row["code"], title=row["title"], weight=Decimal(row["plan_weight_percent"]))
        for row in rows_of(folder / "objectives.csv")
    )
    return Plan(
        authority=Authority(code="c", name="c"),
        title="",
        first_year=2021,
        last_year=2023,
        year=2021,
        objectives=objectives,
        steps=steps,
    )


def reported_plan(folder):
    steps = []
    for row in rows_of(folder / "activities.csv"):
        due = read_moment(row["due_as_printed"])
        outcome = read_outcome(row["actual_as_printed"], due=due, reporting_date=REPORTED_ON)
        code = f"{row['objective']}.{row['seq']}"
        steps.append(
            Step(
                code=code,
                objective=row["objective"],
                description=row["goal"],
                due_printed=row["due_as_printed"],
                due=due,
                outcome=outcome,
            )
        )
    indicators, measurements = [], []
    for row in rows_of(folder / "indicators.csv"):
        target = read_target(row["expected_as_printed"], year=2024, unit_of_measure=row["unit"])
        code = f"{row['objective']}.{row['seq']}"
        indicators.append(
            Indicator(
                code=code, objective=row["objective"], name=row["name"], direction=Direction.HIGHER, targets=(target,)
            )
        )
        outcome = read_outcome(row["actual_as_printed"], target=target, reporting_date=REPORTED_ON)
        measurements.append(Measurement(subject=code, on=REPORTED_ON, outcome=outcome))
    objectives = tuple(
        Objective(code=row["number"], title=row["title_in_list"]) for row in rows_of(folder / "objectives.csv")
    )
    return Plan(
        authority=Authority(code="c", name="c"), title="", first_year=2024, last_year=2024, year=2024, reporting_date=REPORTED_ON,
        objectives=objectives, steps=tuple(steps), indicators=tuple(indicators), measurements=tuple(measurements),
    )  # fmt: skip


def test_year_weights_are_those_the_plan_prints(reference):
    plan = weighted_plan(reference / "cssm-2021")
    scores = score_plan(plan, default_system(), at=date(2021, 12, 31))
    printed = {row["step"]: row["year_weight_percent_2021"] for row in rows_of(reference / "cssm-2021" / "steps.csv")}
    shown = {score.code: "" if score.year_weight is None else str(score.year_weight) for score in scores.steps}
    assert printed["I.9"] == "0.00"
    assert shown == printed


def test_a_plan_without_results_is_not_computable_and_says_what_is_wrong_with_its_weights(reference):
    scores = score_plan(weighted_plan(reference / "cssm-2021"), default_system(), at=date(2021, 12, 31))
    assert scores.score is None
    assert scores.coverage == 0
    assert "I pesi delle fasi sommano a 93, non a 100." in scores.find("objective", "I").why
    assert "Senza peso, fuori dal calcolo: I.9." in scores.find("objective", "I").why
    assert "I pesi degli obiettivi sommano a 101, non a 100." in scores.why


def test_the_report_s_results_give_the_scores_worked_out_by_hand(reference):
    scores = score_plan(reported_plan(reference / "ciss-2024"), default_system(), at=REPORTED_ON)
    by_hand = {
        "1": "0.00",
        "2": "100.00",
        "3": "66.67",
        "4": "50.00",
        "5": "100.00",
        "6": "100.00",
        "7": "88.33",
        "8": "100.00",
    }
    assert {score.code: str(score.degree) for score in scores.objectives} == by_hand
    assert str(scores.score) == "75.63"  # 605/8 = 75.625, half up
    assert str(scores.coverage) == "95.83"  # all but 1.3, a third of an eighth


def test_each_result_of_the_report_meets_its_target_or_not_as_read_by_hand(reference):
    scores = score_plan(reported_plan(reference / "ciss-2024"), default_system(), at=REPORTED_ON)
    for row in rows_of(reference / "ciss-2024" / "indicators.csv"):
        score = scores.find("indicator", f"{row['objective']}.{row['seq']}")
        met = {
            "yes": score.degree == 100,
            "no": score.degree is not None and score.degree < 100,
            "doubtful": score.state is State.DOUBTFUL,
        }
        assert met.get(row["target_met_computed"], score.degree is None), row


def test_steps_moved_or_in_other_years(reference):
    scores = score_plan(reported_plan(reference / "ciss-2024"), default_system(), at=REPORTED_ON)
    states = {
        code: scores.find("step", code).state for code in ("4.2", "7.7", "7.13", "2.10", "1.3", "7.10", "1.1", "8.3")
    }
    assert states == {
        "4.2": State.MOVED, "7.7": State.MOVED, "7.13": State.OTHER_YEAR, "2.10": State.OTHER_YEAR, "1.3": State.DOUBTFUL,
        "7.10": State.PARTIAL, "1.1": State.LATE, "8.3": State.MEASURED,
    }  # fmt: skip
