"""What a person reads when an act is refused, whole, as kept in cases/words/refusals.txt."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.performance.domain import life
from traguardo.performance.domain.deciding import problems
from traguardo.performance.domain.life import Act, NotAllowed, Resolution, Situation, Stage
from traguardo.performance.domain.measuring.periods import Move, NotPossible, check_days, check_move, usual
from traguardo.performance.domain.measuring.periods import Stage as PeriodStage
from traguardo.performance.domain.plan import Decision, DecisionKind
from traguardo.performance.tests.words import kept

TODAY = date(2026, 3, 1)
HALF, END = usual(2024)
SHUT = replace(HALF, stage=PeriodStage.CLOSED)


def refused(work, *args, **also):
    with pytest.raises((NotAllowed, NotPossible)) as found:
        work(*args, **also)
    return str(found.value)


def test_acts_on_a_plan_that_is_elsewhere():
    lines = [
        f"{act.value}, {stage.value}: {' '.join(life.hindrances(act, Situation(stage=stage))) or 'si può'}"
        for act in Act
        for stage in Stage
    ]
    assert lines == kept("refusals", "Atti sulla versione di un piano", lines)


def test_what_stands_against_an_act():
    against = [
        (Act.CHECK, {"objectives": 0, "errors": 1}), (Act.CHECK, {"errors": 2}), (Act.APPROVE, {"system_adopted": False}),
        (Act.ENFORCE, {"running": 4}), (Act.ENFORCE, {"year_closed": True, "running": 4}), (Act.CLOSE, {"year_over": False}),
    ]  # fmt: skip
    lines = [
        f"{act.value} {also}: {refused(life.check_act, act, Situation(stage=life.transition(act).before, **also))}"
        for act, also in against
    ]
    assert lines == kept("refusals", "Che cosa ferma un atto", lines)


def test_what_stands_against_a_variation():
    fixed = [{"stage": stage} for stage in Stage if stage not in {Stage.APPROVED, Stage.IN_FORCE}]
    more = [{"stage": Stage.IN_FORCE, "fixed": 3, "under_way": 4}, {"stage": Stage.APPROVED, "under_way": 2}]
    lines = [refused(life.check_variation, Situation(**also)) for also in (*fixed, *more)]
    assert lines == kept("refusals", "Che cosa ferma una variazione", lines)


def test_what_is_not_said_of_an_act():
    nothing = Resolution(organ=" ", number="", day=date(2026, 3, 2))
    waiting = Situation(stage=Stage.IN_FORCE, unmeasured=2, warnings=5)
    lines = [
        refused(life.check_resolution, nothing, today=TODAY),
        refused(life.check_first_day, date(2026, 2, 28), approved=TODAY),
        refused(life.check_reason, " "),
        refused(life.check_acknowledged, waiting, warnings=4),
        refused(life.check_closing_reason, waiting, " "),
        refused(life.check_closing_reason, replace(waiting, unmeasured=1), ""),
    ]
    assert lines == kept("refusals", "Che cosa manca a un atto", lines)


def test_the_edges_of_an_act():
    assert life.check_resolution(Resolution(organ="x", number="1", day=TODAY), today=TODAY) is None
    assert life.check_first_day(TODAY, approved=TODAY) is None
    assert life.check_first_day(date(2020, 1, 1), approved=None) is None
    assert life.check_closing_reason(Situation(stage=Stage.IN_FORCE, unmeasured=0), "") is None
    assert life.check_closing_reason(Situation(stage=Stage.IN_FORCE, unmeasured=2), "Servizio soppresso.") is None


def test_periods_that_do_not_move():
    lines = [
        f"{move.value}: {refused(check_move, move, replace(HALF, stage=stage))}"
        for move in Move
        for stage in PeriodStage
        if (move, stage) not in {(Move.OPEN, PeriodStage.PLANNED), (Move.CLOSE, PeriodStage.OPEN)}
    ]
    assert lines == kept("refusals", "Periodi che non si muovono", lines)


@pytest.mark.parametrize(
    "days",
    [
        {"opens_on": date(2024, 7, 31), "closes_on": date(2024, 7, 31)}, {"on": date(2024, 12, 30), "closes_on": END.closes_on},
        {"on": date(2024, 1, 1), "opens_on": date(2024, 1, 1), "closes_on": date(2024, 1, 1)},
    ],
)  # fmt: skip
def test_a_period_may_open_and_close_in_one_day_its_own(days):
    assert check_days(replace(HALF, **days), (HALF, END), year=2024) is None


def test_days_of_a_period_that_make_no_sense():
    changes = [
        {"stage": PeriodStage.CLOSED}, {"on": date(2025, 1, 1)}, {"on": date(2023, 12, 31)}, {"opens_on": date(2024, 9, 1)},
        {"closes_on": date(2024, 7, 30)}, {"on": END.on, "closes_on": END.closes_on},
    ]  # fmt: skip
    lines = [refused(check_days, replace(HALF, **change), (HALF, END), year=2024) for change in changes]
    assert lines == kept("refusals", "Giorni di un periodo", lines)


def decision(kind=DecisionKind.SUSPENDED, on=date(2024, 9, 1), **also):
    return Decision(subject_kind="indicator", subject="1", kind=kind, on=on, reason="Motivo", act="D.D. 3", **also)


def told(given, *taken):
    found = problems(given, taken, year=2024, today=date(2024, 10, 15), most=Fraction(100))
    said = "; ".join(f"{name or 'tutto'}: {words}" for name, words in found.items())
    return f"{given.kind.value}: {said or 'si può'}"


def test_decisions_that_cannot_be_taken():
    bad = [
        decision(on=date(2023, 12, 31)), decision(on=date(2025, 1, 1)), decision(on=date(2024, 10, 16)),
        decision(until=date(2024, 8, 31)), decision(DecisionKind.NOT_MEASURABLE), decision(DecisionKind.FORCING_ASKED),
        decision(DecisionKind.FORCING_ASKED, degree=Decimal("100.01")), decision(DecisionKind.FORCING_ASKED, degree=Decimal("-0.01")),
        replace(decision(), reason=" ", act=" "), replace(decision(DecisionKind.FORCING_ASKED, degree=Decimal(5)), act=""),
        decision(DecisionKind.RESUMED), decision(DecisionKind.FORCING_GRANTED, degree=Decimal(5)), decision(DecisionKind.FORCING_REFUSED),
    ]  # fmt: skip
    lines = [told(each) for each in bad]
    assert lines == kept("refusals", "Provvedimenti che non si possono prendere", lines)


def test_decisions_after_others():
    kinds = [kind for kind in DecisionKind if kind is not DecisionKind.OVERRIDE]
    taken = {
        "sospeso": (decision(on=date(2024, 8, 1)),),
        "annullato": (decision(DecisionKind.CANCELLED, date(2024, 8, 1)),),
        "forzatura chiesta": (decision(DecisionKind.FORCING_ASKED, date(2024, 8, 1), degree=Decimal(90)),),
        "sospeso il giorno dopo": (decision(on=date(2024, 9, 2)),),
        "sospeso lo stesso giorno": (decision(on=date(2024, 9, 1)),),
    }
    lines = [
        f"{name}, {told(decision(kind, degree=Decimal(100)), *before)}"
        for name, before in taken.items()
        for kind in kinds
    ]
    assert lines == kept("refusals", "Provvedimenti dopo altri", lines)


@pytest.mark.parametrize(
    "given", [decision(on=date(2024, 10, 15)), decision(until=date(2024, 9, 1)), decision(on=date(2024, 1, 1))]
)
def test_decisions_on_the_edge_can_be_taken(given):
    assert told(given) == "suspended: si può"
