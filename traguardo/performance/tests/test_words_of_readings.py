"""How what is written in a plan is read, and what is said of a formula that is not one, as kept in cases/words/readings.txt."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

from traguardo.performance.domain.notation.formula import FormulaError, evaluate, names
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.notation.targets import read_baseline, read_target
from traguardo.performance.domain.plan import Direction
from traguardo.performance.tests.words import kept

FORMULAS = (
    "", "  ", "a +", "a b", "(a", "a)", "1,5 + a", "a ? b", "a / (b - b)", "a * -b", "((((((((((((((((((((((((((((((a", "2 a", "+", "a +* b",
    "a" + "+a" * 300, "x" * 3000, "a / b * 100", "somma(a)", "a % b", "-a", "a - - b",
)  # fmt: skip
DATES = (
    "31/12/2024", "31.12.24", "2024-06-30", "31-12-2024", "30 giugno", "entro maggio 2024", "metà settembre 2024", "fine luglio 2024",
    "1° semestre 2024", "secondo trimestre", "III trimestre 2024", "31/02/2024", "29/02/2023", "29/02/2024", "13/2024", "giugno 1899", "giugno 2201",
    "marzo 1900", "marzo 2200", "estate", "31/10", "orientativamente 31/10/2024", "dicembre",
)  # fmt: skip
TARGETS = (
    "80%", "≥ 80%", "<= 3", "almeno 4", "non più di 3", "max 5", "80-90", "fra 80% e 90%", "+2", "+10%", "-3", "0", "zero", "tutti", "100%", "trimestrale",
    "almeno trimestrale da luglio", "mensile da gennaio 2025", "ogni due mesi", "3 volte l'anno", "entro il 30/06/2024", "con il bilancio", "miglioramento",
     "1.234,5", "= 4", "più di 10", "meno di 10", "", "n.d.",
)  # fmt: skip
OUTCOMES = (
    "realizzato", "non realizzato", "parzialmente raggiunto", "rinviato a luglio 2025", "annullato", "31/05/2024", "maggio 2024", "85,5%", "0", "-1",
    "n.a.", "trimestrale", "ripianificato a dicembre 2025", "dicembre 2024 ma non ancora attivato", "tutti", "entro dicembre 2025", "sì", "no", "",
)  # fmt: skip
BASELINES = ("50%", "media 2021-2022", "40 (media 2022 e 2023)", "n.d.", "-", "Non", "1.234", "2023: 12", "")


def told(value):
    """The parts of a reading that say something."""
    if value is None:
        return "non si legge"
    parts = [(item.name, getattr(value, item.name)) for item in fields(value)]
    return (
        "; ".join(
            f"{name} {shown(part)}"
            for name, part in parts
            if part is not None and part is not False and part not in ("", ())
        )
        or "nulla"
    )


def shown(part):
    return (
        f"{part.day} ({part.precision.value}{', indicativa' if part.indicative else ''})"
        if hasattr(part, "indicative")
        else str(part)
    )


def asked(formula):
    try:
        variables = names(formula)
    except FormulaError as error:
        return f"{formula[:40]!r} — {error}"
    value = evaluate(formula, dict.fromkeys(variables, Decimal(2)))
    return f"{formula[:40]!r} — {', '.join(variables)} = {getattr(value, 'reason', value)}"


def test_formulas():
    lines = [asked(each) for each in FORMULAS]
    assert lines == kept("readings", "Formule", lines)


def test_dates():
    lines = [f"«{each}»: {told(read_moment(each, default_year=2024))}" for each in DATES]
    assert lines == kept("readings", "Date", lines)
    assert read_moment("31/10") is None


def test_targets():
    lines = [f"«{each}»: {told(read_target(each, year=2024))}" for each in TARGETS]
    assert lines == kept("readings", "Valori attesi", lines)
    lower = [
        f"«{each}»: {told(read_target(each, year=2024, direction=Direction.LOWER, baseline=Decimal(9)))}"
        for each in TARGETS[:12]
    ]
    assert lower == kept("readings", "Valori attesi, quando meno è meglio e si parte da 9", lower)


def test_outcomes():
    due = read_moment("30/06/2024")
    read = [told(read_outcome(each, due=due, reporting_date=date(2024, 12, 31))) for each in OUTCOMES]
    lines = [f"«{each}»: {words}" for each, words in zip(OUTCOMES, read, strict=True)]
    assert lines == kept("readings", "Risultati", lines)


def test_baselines():
    lines = [f"«{each}»: {told(read_baseline(each))}" for each in BASELINES]
    assert lines == kept("readings", "Valori di partenza", lines)
