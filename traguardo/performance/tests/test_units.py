"""Units worked out from a formula, and the findings where they do not go together."""

from decimal import Decimal

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.notation.units import Unit, UnitError, agree, read_unit, read_variable_units, unit_of
from traguardo.performance.tests.scoring_plans import indicator as scored_indicator
from traguardo.performance.tests.scoring_plans import measured, objective, scored
from traguardo.performance.tests.sound_plans import indicator, plan

pytestmark = pytest.mark.usefixtures("said")

UNITS = read_variable_units("ore: h; minuti: minuti; persone: n.; utenti: assistiti; spesa: €; quota: %")


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("ore", "h"), ("ore / persone", "h/n."), ("persone / utenti", "rapporto"), ("persone / utenti * 100", "%"), ("100 * persone / utenti", "%"),
        ("persone * 100 / utenti", "%"), ("quota / 100", "rapporto"), ("ore * ore", "h^2"), ("ore / (persone * persone)", "h/n.^2"),
        ("ore + ore", "h"), ("-ore", "h"), ("ore - 5", "h"), ("5 + ore", "h"), ("mean(ore, ore)", "h"), ("max(ore; 3)", "h"),
        ("(persone - utenti) / utenti * 100", "%"), ("1 - persone / utenti", "rapporto"), ("spesa / ore", "€/h"), ("1 / ore", "1/h"),
        ("ore * 2", "h"), ("ore * 100", "h×100"), ("persone / utenti * 100 * 100", "rapporto"), ("spesa / ore / persone", "€/h/n."),
    ],
)  # fmt: skip
def test_the_unit_a_formula_gives(formula, unit):
    assert str(unit_of(formula, UNITS)) == unit


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("ore + persone", "la formula somma unità diverse: h e n."),
        ("ore - minuti", "la formula sottrae unità diverse: h e minuti"),
        ("max(ore, spesa)", "la formula mette insieme unità diverse: h e €"),
        ("quota + persone / utenti", "la formula somma unità diverse: % e rapporto"),
        ("(ore + 1 + spesa) / persone", "la formula somma unità diverse: h e €"),
    ],
)
def test_different_units_are_not_added(formula, said):
    with pytest.raises(UnitError, match=said):
        unit_of(formula, UNITS)


@pytest.mark.parametrize("formula", ["ore / ignota", "ore /", ""])
def test_what_cannot_be_told_has_no_unit(formula):
    assert unit_of(formula, UNITS) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ORE", "h"), ("Ore / n.", "h/n."), ("€ per abitante", "€/n."), ("%", "%"), ("Percentuale", "%"), ("n. utenti", "n."), ("gg", "giorni"),
        ("rapporto", "rapporto"), ("persone/persone", "rapporto"), ("ore/settimana", "h/settimane"),
    ],
)  # fmt: skip
def test_a_unit_is_read_as_offices_write_it(text, unit):
    assert str(read_unit(text)) == unit


@pytest.mark.parametrize(
    ("text", "said"),
    [("ore", "non dice l'unità"), ("ore:", "non dice l'unità"), (": h", "non dice l'unità"), ("ore: h; ore: n.", "ha due unità"), ("ore: h/", "non è un'unità")],
)  # fmt: skip
def test_units_written_badly_are_refused(text, said):
    with pytest.raises(UnitError, match=said):
        read_variable_units(text)


def test_units_agree_when_they_are_the_same_or_a_share_is_called_a_number():
    assert agree(Unit(), read_unit("n."))
    assert not agree(read_unit("%"), read_unit("n."))
    assert not agree(Unit(), read_unit("%"))
    assert not agree(read_unit("h"), read_unit("n."))
    assert agree(read_unit("ore/n."), read_unit("ore per assistito"))


def findings(formula, unit, variables):
    a_plan = plan(indicators=(indicator(formula=formula, unit_of_measure=unit, variable_units=variables),))
    return [finding for finding in check_plan(a_plan) if finding.code in {"TAR29", "TAR30", "TAR31"}]


@pytest.mark.parametrize(
    ("formula", "unit", "variables", "codes"),
    [
        ("ore / dip", "h/n.", "ore: h; dip: n.", []), ("ore / dip", "", "ore: h; dip: n.", []), ("ore / dip", "%", "", []), ("ore /", "%", "ore: h", []),
        ("si / tutti * 100", "%", "si: n.; tutti: n.", []), ("ore / dip", "%", "ore: h; dip: n.", ["TAR30"]), ("si / tutti", "%", "si: n.; tutti: n.", ["TAR30"]),
        ("si / tutti * 100", "numero", "si: n.; tutti: n.", ["TAR30"]), ("ore + dip", "h", "ore: h; dip: n.", ["TAR29"]), ("ore / dip", "h/n.", "ore: h", ["TAR31"]),
        ("ore / dip", "h/n.", "ore: h; dip: n.; altro: n.", ["TAR31"]), ("ore / dip", "h/n.", "ore, dip", ["TAR31"]),
    ],
)  # fmt: skip
def test_the_linter_compares_formula_and_unit(formula, unit, variables, codes):
    assert [finding.code for finding in findings(formula, unit, variables)] == codes


def test_the_findings_say_what_and_where():
    [finding] = findings("si / tutti", "%", "si: n.; tutti: n.")
    assert (finding.severity, finding.place.column, finding.value) == (Severity.WARNING, "unit_of_measure", "%")
    assert "la formula dà rapporto, ma l'unità di misura è «%». Per una percentuale manca «× 100»." in finding.message
    [finding] = findings("si / tutti * 100", "numero", "si: n.; tutti: n.")
    assert finding.message.endswith("la formula dà %, ma l'unità di misura è «numero».")
    [finding] = findings("ore + dip", "h", "ore: h; dip: n.")
    assert (finding.severity, finding.place.column, finding.value) == (Severity.ERROR, "formula", "ore + dip")
    [finding] = findings("ore / dip", "h/n.", "ore: h; altro: n.")
    assert finding.message.endswith("Senza unità: dip. Non sono nella formula: altro.")


def test_a_formula_that_adds_different_units_gives_no_value():
    rows = {
        "objectives": (objective("A"),),
        "measurements": (measured("1", "", variables={"ore": Decimal(3), "dip": Decimal(2)}),),
    }
    mixed = scored_indicator("1", formula="ore + dip", variable_units="ore: h; dip: n.")
    [score] = scored(**rows, indicators=(mixed,)).indicators
    assert (score.value, score.degree) == (None, None)
    assert "la formula non dà un valore: la formula somma unità diverse: h e n." in score.why.casefold()
    same = scored_indicator("1", formula="ore + dip", variable_units="ore: h; dip: h")
    assert scored(**rows, indicators=(same,)).score == 5
    unread = scored_indicator("1", formula="ore + dip", variable_units="ore")
    assert scored(**rows, indicators=(unread,)).score == 5
