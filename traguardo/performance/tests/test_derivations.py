"""Derivations of what the cases for jurists leave out: results in words, dates that lack, formulas, owners, earlier targets."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.kernel.numbers import points
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.notation.targets import read_baseline, read_target
from traguardo.performance.domain.plan import Cause, Decision, DecisionKind, Direction
from traguardo.performance.domain.scoring import STATE_WORDS, score_plan
from traguardo.performance.tests.scoring_plans import END, indicator, measured, objective, plan, step
from traguardo.performance.tests.words import kept

SYSTEM = default_system()
MIDDLE = date(2024, 6, 30)


def line(score):
    degree = "non calcolabile" if score.degree is None else points(score.degree)
    due = f", entro il {score.due:%d/%m/%Y}" if score.due else ""
    return f"{score.code} ({STATE_WORDS[score.state]} {score.rule}{due}) {degree} [{score.value}]: {score.why}"


def lines(whole, system=SYSTEM, at=END):
    scores = score_plan(whole, system, at=at)
    return [line(score) for score in (*scores.steps, *scores.indicators)]


def otherwise(whole, system, at):
    """The lines that another system or day gives."""
    return [line for line in lines(whole, system, at) if line not in set(lines(whole))]


def of_steps(*steps, measurements=(), **more):
    return plan(objectives=(objective("A", 100),), steps=steps, measurements=measurements, **more)


STEPS = (
    step("A.1", "30/06/2024", "Ripianificato a luglio 2025"),
    step("A.2", "30/06/2024", " Non realizzato "),
    step("A.3", "30/06/2024", "Parzialmente raggiunto"),
    step("A.4", "30/06/2024", "Entro giugno 2024 ma non ancora attivato"),
    step("A.5", "30/06/2024", "Annullato"),
    step("A.6", "30/06/2024", "Raggiunto"),
    step("A.7", "31/12/2024", "Raggiunto"),
    step("A.8", "", "Raggiunto"),
    step("A.9", "", "12 aprile 2024"),
    step("A.10", "mensile", "settimanale"),
    step("A.11", "mensile", "trimestrale"),
    step("A.12", "quando serve", "mensile"),
    step("A.13", "30/06/2024", "0%"),
    step("A.14", "30/06/2024", "37,5%"),
    step("A.15", "30/06/2024", "100%"),
    step("A.16", "30/06/2024", ""),
    step("A.17", "", ""),
    step("A.18", "30/06/2025", "30/06/2024"),
    step("A.19", "30/06/2024", "30/06/2024", cancelled=True),
    step("A.20", "", "30/06/2024", cancelled=True),
    step("A.21", "30/09/2024", "30/06/2024"),
    step("A.22", "30/09/2024", "01/07/2024"),
    step("A.23", "30/06/2024", "01/07/2024"),
    step("A.24", "31/07/2024"),
    step("A.25", "31/07/2024"),
)
TOLD = (measured("A.24", "Raggiunto", on=date(2024, 6, 1)), measured("A.25", "mensile", on=date(2024, 6, 1)))


def test_steps_one_by_one():
    found = lines(of_steps(*STEPS, measurements=TOLD))
    assert found == kept("derivations", "Fasi alla fine dell'anno", found)


@pytest.mark.parametrize(
    ("title", "at", "settings", "also"),
    [
        ("Fasi a metà anno", MIDDLE, {}, {}),
        ("Fasi a metà anno, con una relazione successiva", MIDDLE, {}, {"reporting_date": END}),
        ("Fasi a metà anno, con una relazione di quel giorno", MIDDLE, {}, {"reporting_date": MIDDLE}),
        ("Fasi con un sistema che accetta «raggiunto» senza data", END, {"done_without_date": "full"}, {}),
        ("Fasi con un sistema senza fasce per le date", END, {"date_bands": None}, {}),
    ],
)
def test_steps_on_another_day_or_under_another_system(title, at, settings, also):
    whole = of_steps(*STEPS, measurements=TOLD, **also)
    found = otherwise(whole, replace(SYSTEM, **settings), at)
    assert found == kept("derivations", title, found)


def of_indicators(*rows, **more):
    """(code, result, attributes) of each indicator."""
    return plan(
        objectives=(objective("A", 100, units=("U1",)),),
        indicators=tuple(indicator(code, **also) for code, _, also in rows),
        measurements=tuple(each for code, results, _ in rows for each in told(code, results)),
        **more,
    )


def told(code, results):
    for each in results if isinstance(results, list) else [results]:
        if isinstance(each, dict):
            yield measured(code, **{"on": MIDDLE, **each})
        elif each is not None:
            yield measured(code, each, on=MIDDLE)


BY = {"by": "Nucleo di valutazione", "note": "Atto adottato a metà."}
SHARE = {"formula": "fatte / dovute * 100"}
NUMBERS = {"fatte": Decimal(3), "dovute": Decimal(4)}
RULES = (
    ("in parte", "Parzialmente raggiunto", {}),
    ("rinviato", "Ripianificato a luglio 2025", {}),
    ("non fatto", "Non realizzato", {}),
    ("annullato", "Annullato", {}),
    ("oltre", "150", {}),
    ("sotto zero", "-20", {}),
    ("al tetto", "100", {}),
    ("in parole", "abbastanza", {}),
    ("tutti", "tutti", {"target": "tutti"}),
    ("contati", "12", {"target": "tutti"}),
    ("cento", "100%", {"target": "tutti"}),
    ("cadenza", "mensile", {"target": "trimestrale"}),
    ("cadenza rara", "semestrale", {"target": "mensile"}),
    ("cadenza muta", "qualche volta", {"target": "mensile"}),
    ("data", "01/07/2024", {"target": "30/06/2024"}),
    ("in tempo", "30/06/2024", {"target": "30/06/2024"}),
    ("data muta", "raggiunto", {"target": "30/06/2024"}),
    ("giudizio", "molto bene", {"target": "miglioramento", "rule": "JUDGEMENT", "bands": "bene:80; molto bene:100"}),
    ("giudizio muto", "così", {"target": "miglioramento", "rule": "JUDGEMENT", "bands": "bene:80; molto bene:100"}),
    ("a mano", {"printed": "70", **BY}, {"rule": "MANUAL"}),
    ("a mano, zero", {"printed": "0", **BY}, {"rule": "MANUAL"}),
    ("a mano, cento", {"printed": "100", **BY}, {"rule": "MANUAL"}),
    ("a mano, troppo", {"printed": "101", **BY}, {"rule": "MANUAL"}),
    ("a mano, poco", {"printed": "-2", **BY}, {"rule": "MANUAL"}),
    ("a mano, parole", {"printed": "bene", **BY}, {"rule": "MANUAL"}),
    ("a mano, chi?", {"printed": "70", "note": "perché sì"}, {"rule": "MANUAL"}),
    ("a mano, perché?", {"printed": "70", "by": "Nucleo"}, {"rule": "MANUAL"}),
    ("a mano, di chi risponde", {"printed": "70", "by": " u1 ", "note": "x"}, {"rule": "MANUAL"}),
    ("formula", {"printed": "75", "variables": NUMBERS}, SHARE),
    ("formula, quasi", {"printed": "75,01", "variables": NUMBERS}, SHARE),
    ("formula, altro", {"printed": "75,5", "variables": NUMBERS}, SHARE),
    ("formula, sola", {"printed": "", "variables": NUMBERS}, SHARE),
    ("formula, per zero", {"printed": "75", "variables": {**NUMBERS, "dovute": Decimal(0)}}, SHARE),
    ("formula, unità", {"printed": "75", "variables": NUMBERS}, {"formula": "fatte + dovute", "variable_units": "fatte: h; dovute: n."}),
    ("marcatore", "n.a.", {}),
    ("prima", [{"printed": "40", "on": date(2023, 12, 31)}, None], {"missing": "FREEZE_PREVIOUS"}),
    ("prima, marcatore", [{"printed": "40", "on": date(2024, 3, 31)}, "n.a."], {"missing": " freeze_previous "}),
    ("prima, senza data", [{"printed": "40", "on": None}, "n.a."], {"missing": "FREEZE_PREVIOUS"}),
    ("prima, niente", None, {"missing": "FREEZE_PREVIOUS"}),
    ("manca", None, {"missing": "ZERO"}),
    ("manca e basta", None, {"missing": "MAGIA"}),
)  # fmt: skip


def test_indicators_one_by_one():
    found = lines(of_indicators(*RULES))
    assert found == kept("derivations", "Indicatori uno per uno", found)


@pytest.mark.parametrize(
    ("title", "settings", "at"),
    [
        ("Indicatori a metà anno", {}, MIDDLE),
        ("Indicatori a metà anno, contando i valori intermedi", {"interim": "count"}, MIDDLE),
        ("Ciò che non si applica conta per intero", {"not_applicable_counts": "full"}, END),
        ("Ciò che non si applica conta zero", {"not_applicable_counts": "zero"}, END),
        ("Ciò che non si applica esce", {"not_applicable_counts": "out"}, END),
    ],
)
def test_indicators_on_another_day_or_under_another_system(title, settings, at):
    found = otherwise(of_indicators(*RULES), replace(SYSTEM, **settings), at)
    assert found == kept("derivations", title, found)


def years(**more):
    values = ((2021, "40"), (2022, "41"), (2023, "42"))
    return [{"printed": value, "on": date(year, 12, 31)} for year, value in values if str(year) in more.get("of", "2021 2022 2023")] + ["46"]  # fmt: skip


def test_where_an_indicator_starts_from():
    rule = {"target": "51", "rule": "INTERPOLATED"}
    mean, last = read_baseline("media 2021-2023"), read_baseline("media 2023")
    rows = (
        ("media", years(), {**rule, "baseline": mean}),
        ("di uno", years(), {**rule, "baseline": last}),
        ("manca un anno", years(of="2021 2023"), {**rule, "baseline": mean}),
        ("mancano due anni", years(of="2022"), {**rule, "baseline": mean}),
        ("scritta e uguale", years(), {**rule, "baseline": replace(mean, value=Decimal("41.01"))}),
        ("scritta e diversa", years(), {**rule, "baseline": replace(mean, value=Decimal("41.02"))}),
        ("scritta e non misurata", years(of="2021"), {**rule, "baseline": replace(mean, value=Decimal(40))}),
        ("relativo", years(), {"target": "+10", "baseline": mean}),
        ("non la usa", years(), {"target": "92", "baseline": mean}),
    )
    found = lines(of_indicators(*rows))
    assert found == kept("derivations", "Da dove parte un indicatore", found)


def test_what_the_year_asked_before_is_shown_with_what_it_would_give():
    def twice(*printed, direction=Direction.HIGHER):
        return tuple(read_target(each, year=2024, direction=direction) for each in printed)

    whole = of_indicators(("uno", "45", {}), ("due", "45", {}), ("tre", "45", {}), ("data", "30/06/2024", {"target": "30/06/2024"}))  # fmt: skip
    one, two, three, dated = whole.indicators
    other_year = read_target("10", year=2025)
    changed = (
        replace(one, targets=twice("50", "90")),
        replace(two, targets=(*twice("50", "60", "90"), other_year)),
        replace(three, targets=twice("50", "miglioramento", "31/12/2024", "0")),
        replace(dated, targets=twice("30/06/2024", "31/05/2024")),
    )
    found = lines(replace(whole, indicators=changed))
    assert found == kept("derivations", "L'atteso di prima", found)


def test_what_left_the_sum_takes_what_is_under_it():
    chain = [("1", "2"), ("2", "3"), ("3", "2"), ("4", "")]
    whole = plan(
        objectives=(objective("A", 60), objective("B", 40)),
        indicators=tuple(indicator(code, parent=parent) for code, parent in chain),
        steps=(step("B.1", "30/06/2024", "30/06/2024"), step("A.1", "30/06/2024", "30/06/2024")),
        measurements=tuple(measured(code, "80") for code, _ in chain),
    )

    def left(kind, code):
        out = Decision(subject_kind=kind, subject=code, kind=DecisionKind.NOT_MEASURABLE, on=date(2024, 3, 1), cause=Cause.EXTERNAL, reason="x")  # fmt: skip
        return lines(replace(whole, decisions=(out,)))

    found = [line for kind, code in (("objective", "B"), ("step", "A.1"), ("indicator", "4"), ("indicator", "3")) for line in (f"— {kind} {code}", *left(kind, code))]  # fmt: skip
    assert found == kept("derivations", "Che cosa esce con che cosa", found)


def test_a_score_keeps_the_decision_it_comes_from_and_what_was_measured():
    whole = of_indicators(("data", "60", {}), ("corretto", "60", {}))
    out = Decision(subject_kind="indicator", subject="data", kind=DecisionKind.NOT_MEASURABLE, on=date(2024, 3, 1), cause=Cause.EXTERNAL, reason="x")  # fmt: skip
    given = Decision(subject_kind="indicator", subject="corretto", kind=DecisionKind.OVERRIDE, on=date(2024, 3, 1), degree=Decimal(90), reason="x", by="Nucleo", act="n. 1")  # fmt: skip
    scores = score_plan(replace(whole, decisions=(out, given)), SYSTEM, at=END)
    left, corrected = scores.find("indicator", "data"), scores.find("indicator", "corretto")
    assert (left.decision, left.exact) == (out, None)
    assert (corrected.decision, corrected.value, corrected.computed) == (given, 60, 60)
    of_all = replace(given, subject_kind="objective", subject="A")
    assert score_plan(replace(whole, decisions=(of_all,)), SYSTEM, at=END).find("objective", "A").decision == of_all
