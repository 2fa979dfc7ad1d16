"""What is foreseen and what is not, one thing after the other: of which kind, until when, seen from what, and why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.performance.domain.forecasting.forecast import Case, foreseen, outlook
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import Direction
from traguardo.performance.tests.scoring_plans import END, indicator, measured, objective, plan, step
from traguardo.performance.tests.words import kept

SYSTEM = default_system()
MIDDLE = date(2024, 6, 30)
N = {"unit_of_measure": "n."}

INDICATORS = (
    indicator("somma", **N),
    indicator("presto", **N),
    indicator("muto", **N),
    indicator("rifiutato", target="miglioramento"),
    indicator("a mano", rule="MANUAL"),
    indicator("giudizio", target="miglioramento", rule="JUDGEMENT", bands="sì:100"),
    indicator("entro ottobre", target="31/10/2024"),
    indicator("entro maggio", target="31/05/2024"),
    indicator("fatto", target="31/05/2024"),
    indicator("dubbio", target="31/05/2024"),
    indicator("oltre l'anno", target="31/03/2025"),
    indicator("composto"),
    indicator("parte", parent="composto", **N),
    indicator("senza atteso", year=2025),
    replace(indicator("a scendere"), direction=Direction.LOWER, targets=(read_target("10 giorni", year=2024, direction=Direction.LOWER),)),
)  # fmt: skip
STEPS = (
    step("A.1", "31/10/2024"),
    step("A.2", "31/03/2024"),
    step("A.3", "31/03/2024", "10/04/2024"),
    step("A.4", "", ""),
    step("A.5", "31/03/2024", "Parzialmente raggiunto"),
    step("A.6", "31/12/2024"),
    step("A.7", "30/06/2024"),
)
RESULTS = (
    measured("somma", "10", on=date(2024, 3, 31)), measured("somma", "30", on=MIDDLE), measured("presto", "1", on=date(2024, 1, 15)),
    measured("rifiutato", "x", on=MIDDLE), measured("a mano", "70", on=MIDDLE), measured("fatto", "20/06/2024", on=MIDDLE), measured("dubbio", "fatto", on=MIDDLE),
    measured("parte", "40", on=MIDDLE), measured("a scendere", "20", on=date(2024, 2, 28)), measured("a scendere", "12", on=MIDDLE), measured("somma", "99", on=date(2024, 7, 1)),
)  # fmt: skip


def whole(**also):
    return plan(objectives=(objective("A", 100),), indicators=INDICATORS, steps=STEPS, measurements=RESULTS, **also)


def line(each):
    values = "; ".join(f"{case.value} {value}" for case, value in (each.values or {}).items())
    days = "; ".join(f"{case.value} {day}" for case, day in (each.days or {}).items())
    seen = ", ".join(f"{one.value} il {one.on:%d/%m}" for one in each.seen)
    return f"{each.kind} {each.code}, al {each.until:%d/%m/%Y} [{values}{days}] visti [{seen}]: {each.how}"


def test_each_thing_is_foreseen_or_says_why_not():
    found = outlook(whole(), SYSTEM, at=MIDDLE)
    lines = [line(each) for each in found.forecasts]
    assert lines == kept("forecasts", "Che cosa si prevede e che cosa no", lines)
    assert {each.code for each in found.forecasts if not each.foreseen} == {
        "presto", "muto", "rifiutato", "a mano", "giudizio", "dubbio", "A.4", "A.5"
    }  # fmt: skip


def test_the_plan_of_a_case_holds_what_is_known_and_what_is_supposed():
    made = outlook(whole(), SYSTEM, at=MIDDLE).forecasts
    worst = foreseen(whole(), made, Case.WORST, at=MIDDLE)
    supposed = {each.subject: each for each in worst.measurements if each.outcome.printed.startswith("previsione")}
    assert set(supposed) == {each.code for each in made if each.kind == "indicator" and each.foreseen}
    assert all(each.on == END for each in supposed.values())
    ratio = supposed["a scendere"].variables
    assert (ratio, supposed["a scendere"].outcome.printed) == ({"numeratore": Decimal(20), "denominatore": Decimal(1)}, "previsione")  # fmt: skip
    assert supposed["entro ottobre"].outcome.printed == "previsione: 20/11/2024"
    assert Fraction(99) not in [each.outcome.value for each in worst.measurements]
    printed = {each.code: each.outcome.printed for each in worst.steps if each.outcome}
    assert (printed["A.1"], printed["A.6"], printed["A.3"]) == ("previsione: 20/11/2024", "previsione: non entro l'anno", "10/04/2024")  # fmt: skip
    formulas = {each.code for each in worst.indicators if each.formula}
    assert formulas == {each.code for each in made if each.kind == "indicator" and each.values is not None}


def test_on_the_last_day_of_the_year_nothing_is_foreseen():
    over = outlook(whole(), SYSTEM, at=END)
    assert over.forecasts == ()
    assert set(over.scores) == set(Case)
    assert all(each is over.now for each in over.scores.values())
    assert outlook(whole(), SYSTEM, at=date(2024, 12, 30)).forecasts != ()
