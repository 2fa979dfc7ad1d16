"""Plans drawn at random, with decisions on what is in them."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from traguardo.performance.domain.plan import Cause, Decision, DecisionKind, Objective
from traguardo.performance.tests import scoring_plans as small

END = small.END
DAYS = st.dates(date(2024, 1, 1), END)
DEGREES = st.decimals(min_value=0, max_value=100, places=2)
WEIGHTS = st.none() | st.decimals(min_value="0.01", max_value=100, places=2)
VALUES = st.decimals(min_value=0, max_value=400, places=2)


@st.composite
def plans(draw):
    """Up to four objectives, each with steps or indicators or both, with or without weights and results."""
    objectives, steps, indicators, measurements = [], [], [], []
    for letter in "ABCD"[: draw(st.integers(1, 4))]:
        objectives.append(Objective(code=letter, title=letter, weight=draw(WEIGHTS)))
        for number in range(draw(st.integers(0, 3))):
            result = draw(st.sampled_from(["", "30/06/2024", "31/12/2024", "Non raggiunto"]))
            steps.append(small.step(f"{letter}.{number}", "30/06/2024", result, weight=draw(WEIGHTS)))
        for number in range(draw(st.integers(0, 3))):
            code = f"{letter}i{number}"
            indicators.append(small.indicator(code, letter, weight=draw(WEIGHTS)))
            value = draw(st.none() | VALUES)
            if value is not None:
                measurements.append(small.measured(code, f"{value:f}".replace(".", ",")))
    return small.plan(
        objectives=tuple(objectives), steps=tuple(steps), indicators=tuple(indicators), measurements=tuple(measurements)
    )


def subjects(plan):
    return [
        *(("objective", one.code) for one in plan.objectives),
        *(("step", one.code) for one in plan.steps),
        *(("indicator", one.code) for one in plan.indicators),
    ]


def decision(kind, subject, on=date(2024, 3, 1), **more):
    return Decision(subject_kind=subject[0], subject=subject[1], kind=kind, on=on, **more)


@st.composite
def decisions_on(draw, plan):
    """Any decisions, sound or not, on any day."""
    made = []
    for _ in range(draw(st.integers(0, 6))):
        made.append(
            decision(
                draw(st.sampled_from(list(DecisionKind))),
                draw(st.sampled_from(subjects(plan))),
                draw(DAYS),
                until=draw(st.none() | DAYS),
                degree=draw(st.none() | DEGREES),
                cause=draw(st.none() | st.sampled_from(list(Cause))),
                reason=draw(st.sampled_from(["", "motivo"])),
            )
        )
    return tuple(made)


DECIDED = plans().flatmap(lambda plan: decisions_on(plan).map(lambda made: (plan, replace(plan, decisions=made))))
