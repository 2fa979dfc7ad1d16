"""The printed tables of the reference plans come in whole, and their formulas show which figures are wrong."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.notation.formula import NotComputable, evaluate

FOLDERS = ("cssm-2021", "coeso-2021", "coeso-2022", "ciss-2024")


def wrong(plan):
    """Names of the printed figures that do not obey their formula, with what the formula gives."""
    found = {}
    for entry in plan.computations:
        value = evaluate(entry.formula, entry.variables)
        if not isinstance(value, NotComputable) and abs(value - Fraction(entry.result)) > Fraction(entry.tolerance):
            found[entry.name] = (value, entry.result)
    return found


def totals_off(plan):
    """Printed total minus the sum of its items, by table and period, where they differ."""
    figures = plan.figures
    sums = Counter()
    for figure in figures:
        if figure.kind == "item" and figure.value is not None:
            sums[figure.table, figure.period] += figure.value
    totals = (
        (figure.table, figure.period, figure.value)
        for figure in figures
        if figure.kind == "total" and figure.value is not None
    )
    return {
        (table, period): total - sums[table, period] for table, period, total in totals if total != sums[table, period]
    }


def test_printed_strings_are_kept_for_signs_and_percents(reference_plan):
    printed = {(figure.item, figure.period): figure for figure in reference_plan("ciss-2024").figures}
    overtime = printed["Incidenza delle ore di straordinario per dipendente", "2024"]
    assert (overtime.printed, overtime.unit, overtime.value) == ("17,13%", "N. ore annue", Decimal("17.13"))
    assert overtime.place == Place(sheet="organisation_indicators", row=3, column="2024")
    assert printed["Incidenza dei residui attivi", "2020"].printed == "37.3%"


@pytest.mark.parametrize(
    ("folder", "off"),
    [
        ("cssm-2021", {}),
        (
            "coeso-2021",
            {
                ("Spesa per destinatari", "2018"): 1,
                ("Spesa per destinatari", "2019"): 1,
                ("Spesa per servizi", "2019"): 1,
            },
        ),
        (
            "coeso-2022",
            {
                ("Spesa per destinatari", "2019"): 1,
                ("Spesa per destinatari", "2020"): -1,
                ("Spesa per servizi", "2019"): 1,
                ("Schede di rilevazione della formazione", "unico"): -1,
            },
        ),
        ("ciss-2024", {("Bilancio, spese", "consuntivo_2024"): 415470}),
    ],
)
def test_printed_totals_that_do_not_add_up(reference_plan, folder, off):
    assert totals_off(reference_plan(folder)) == off


def test_subtotals_have_their_own_group(reference_plan):
    figures = [
        figure
        for figure in reference_plan("coeso-2021").figures
        if figure.table == "Personale" and figure.period == "2020"
    ]
    staff = "TOTALE PERSONALE DIPENDENTE"
    assert [figure.value for figure in figures if figure.group == staff] == [65, 0, 65]


def test_formulas_of_the_first_plan(reference_plan):
    assert wrong(reference_plan("coeso-2021")) == {
        "Differenza tra valore e costi della produzione 2020": (317318, 317317),
        "Utile o perdita 2020": (335, 336),
    }


def test_formulas_of_the_second_plan(reference_plan):
    found = {
        name: (round(float(value), 4), float(result))
        for name, (value, result) in wrong(reference_plan("coeso-2022")).items()
    }
    assert found == {
        "Indice di struttura secondario 2019": (4.5011, 7.9),
        "Indice di struttura secondario 2020": (4.7479, 5.9),
        "Livello C: tabella per livello e tabella dei costi": (11, 10),
        "Livello B: tabella per livello e tabella dei costi": (12, 13),
        "Costo medio della categoria DS: Altro": (50000, 38000),
        "Costo del personale in servizio: Assistente Sociale (tempo indeterminato)": (1393200, 1412550),
        "Costo del personale in servizio: Tecnico amministrativo cat. B": (326400, 303742.4),
        "Totale dei posti: Assistente Sociale (tempo indeterminato)": (44, 45),
        "Totale dei posti: TOTALE": (81, 82),
        "Personale somministrato: tabella dei posti e tabella del personale": (5, 7),
        "Somma delle quote del personale per contratto": (100.01, 100),
        "Persone a cui si riferiscono le quote per contratto": (79, 78),
        "Trasformazioni a tempo pieno: unità guadagnate": (0.8334, 0.5),
        "Assistenti sociali secondo lo standard per abitanti": (59.33, 60),
        "Contributo LEPS per gli assistenti sociali 2021": (366000, 365800),
        "Contributo LEPS per gli assistenti sociali 2022": (400000, 400800),
        "Contributo LEPS delle nuove assunzioni per mezzo anno": (40000, 35000),
        "Formazione, riga 4: C.C.N.L. Comparto Sanità e novità legislative": (1600, 800),
    }


def test_formulas_of_the_report(reference_plan):
    found = wrong(reference_plan("ciss-2024"))
    assert list(found) == ["Stabilità dell'organizzazione 2024"]
    assert found["Stabilità dell'organizzazione 2024"] == (Fraction(2400, 27), Decimal("92.6"))


def test_an_empty_cell_leaves_the_formula_alone(reference_plan):
    before_tax = next(
        entry
        for entry in reference_plan("coeso-2021").computations
        if entry.name == "Risultato prima delle imposte 2020"
    )
    assert before_tax.variables["rettifiche"] is None


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_printed_change_finds_its_figures(reference_plan, folder):
    read = reference_plan(folder)
    known = {(figure.table, figure.item, figure.period) for figure in read.figures}
    ends = [
        (change.table, item, period)
        for change in read.changes
        for item in change.item.split(" + ")
        for period in (change.from_period, change.to_period)
    ]
    assert set(ends) <= known
