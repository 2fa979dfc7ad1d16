"""The four reference plans come in through the shipped mappings: exact counts, cells at their place, tables that compute."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.formula import NotComputable, evaluate
from traguardo.performance.domain.plan import OutcomeState, TargetKind
from traguardo.performance.intake import mapping
from traguardo.performance.intake.assembly import assemble
from traguardo.performance.intake.books import read_book

MAPPINGS = {"cssm-2021": "pdo", "coeso-2021": "albero", "coeso-2022": "albero", "ciss-2024": "relazione"}


@pytest.fixture(scope="module")
def read(reference):
    """Records and plan of a reference folder, each read once."""
    known = {}

    def of(folder):
        if folder not in known:
            book = read_book(reference / folder)
            records = mapping.records(book, mapping.find(book))
            known[folder] = (records, *assemble(records))
        return known[folder]

    return of


@pytest.fixture
def plan(read):
    return lambda folder: read(folder)[1]


def by_code(records):
    return {record.code: record for record in records}


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


@pytest.mark.parametrize("folder", MAPPINGS)
def test_each_folder_finds_its_mapping(reference, folder):
    assert mapping.find(read_book(reference / folder)).name == MAPPINGS[folder]


@pytest.mark.parametrize("folder", MAPPINGS)
def test_nothing_is_wrong_in_reading(read, folder):
    records, plan, findings = read(folder)
    assert not findings
    assert not records.findings
    assert plan.authority.name == folder


@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        (
            "cssm-2021",
            {
                "objectives": 26,
                "steps": 141,
                "nodes": 32,
                "programmes": 11,
                "links": 347,
                "units": 6,
                "restatements": 52,
            },
        ),
        (
            "coeso-2021",
            {"objectives": 71, "indicators": 60, "nodes": 21, "figures": 177, "changes": 2, "computations": 26},
        ),
        (
            "coeso-2022",
            {"objectives": 52, "indicators": 60, "nodes": 20, "figures": 505, "changes": 12, "computations": 157},
        ),
        (
            "ciss-2024",
            {"objectives": 8, "steps": 44, "indicators": 35, "measurements": 32, "figures": 164, "computations": 8},
        ),
    ],
)
def test_counts(plan, folder, counts):
    assert {name: len(getattr(plan(folder), name)) for name in counts} == counts


def test_the_links_are_of_three_kinds(plan):
    kinds = Counter((link.kind, link.printed_in) for link in plan("cssm-2021").links)
    assert kinds == {("strategic", "sheet"): 125, ("strategic", "table"): 125, ("programme", "sheet"): 97}


def test_the_tree_has_twelve_strategic_and_twenty_operational(plan):
    nodes = plan("cssm-2021").nodes
    assert Counter(node.level for node in nodes) == {"strategic": 12, "operational": 20}
    assert by_code(nodes)["9C"].parent == "9"


@pytest.mark.parametrize(
    ("folder", "years"),
    [
        ("cssm-2021", (2021, 2023, 2021)),
        ("coeso-2021", (2021, 2023, 2021)),
        ("coeso-2022", (2022, 2024, 2022)),
        ("ciss-2024", (2023, 2025, 2024)),
    ],
)
def test_years(plan, folder, years):
    read = plan(folder)
    assert (read.first_year, read.last_year, read.year) == years


def test_a_step_without_weight_keeps_its_year_weight(plan):
    step = by_code(plan("cssm-2021").steps)["I.9"]
    assert step.weight is None
    assert step.printed_year_weights == {2021: Decimal("0.00")}


def test_a_cell_is_cited_with_the_names_of_the_file(plan):
    read = plan("cssm-2021")
    step = by_code(read.steps)["I.9"]
    assert read.at(step.place, "weight") == Place(sheet="steps", row=step.place.row, column="weight_percent")
    assert read.at(read.steps[0].place, "due") == Place(sheet="steps", row=2, column="due_date")


def test_an_action_and_its_node_are_cited_each_in_its_own_column(plan):
    read = plan("coeso-2021")
    action, node = by_code(read.objectives)["1.1.1"], by_code(read.nodes)["1.1"]
    assert read.at(action.place, "title") == Place(sheet="triennial", row=2, column="action")
    assert read.at(node.place, "title") == Place(sheet="triennial", row=2, column="operational_objective")


def test_details_are_joined_and_say_where_they_come_from(plan):
    read = plan("cssm-2021")
    objective = by_code(read.objectives)["C"]
    assert objective.overall_indicator.startswith("protocollo di intesa")
    assert read.at(objective.place, "costs").column == "objective_details: costs"


def test_the_final_table_restates_title_and_weight(plan):
    weights = [entry for entry in plan("cssm-2021").restatements if (entry.attribute, entry.subject) == ("weight", "8")]
    assert [(entry.printed, entry.where) for entry in weights] == [("3.00", "tabella finale")]
    assert weights[0].place == Place(sheet="objectives", row=19, column="plan_weight_percent_in_final_table")


def test_actions_get_codes_in_order_of_first_appearance(plan):
    read = plan("coeso-2021")
    assert [objective.code for objective in read.objectives[:4]] == ["1.1.1", "1.1.2", "1.1.3", "1.2.1"]
    assert by_code(read.objectives)["1.2.4"].parent == "1.2"
    assert [indicator.code for indicator in read.indicators if indicator.objective == "1.2.4"] == ["9", "10"]


def test_marks_give_the_years_and_their_absence_gives_none(plan):
    read = plan("coeso-2021")
    absent = next(entry for entry in read.objectives if entry.title == "Operatività dei team di coordinamento")
    assert absent.years == (2021, 2022, 2023)
    assert not [indicator for indicator in read.indicators if indicator.objective == absent.code]
    assert {entry.years for entry in plan("coeso-2022").objectives} == {()}


def test_weighted_parts_know_their_parent(plan):
    indicators = plan("coeso-2022").indicators
    parts = [indicator for indicator in indicators if indicator.parent]
    assert [part.code for part in parts] == [f"s{number}" for number in range(1, 12)]
    assert sum(part.weight for part in parts if part.parent == "8") == 100
    assert {part.objective for part in parts if part.parent == "8"} == {by_code(indicators)["8"].objective}
    assert "AO SERVIZI FINANZIARI ED ECONOMICI" in by_code(indicators)["8"].units


def test_restated_indicators(plan):
    entries = [entry for entry in plan("coeso-2022").restatements if entry.attribute == "target"]
    assert [(entry.subject, entry.printed, entry.where) for entry in entries][-1] == ("2", "≥ 70%", "par. 8.5.2")
    assert len([entry for entry in plan("coeso-2022").restatements if entry.attribute == "units"]) == 5


def test_targets_are_read_from_what_is_printed(plan):
    target = by_code(plan("coeso-2021").indicators)["38"].target(2021)
    assert (target.printed, target.kind) == ("Con il Bilancio civilistico", TargetKind.EVENT)


def test_activities_and_indicators_of_the_same_event_are_paired(plan):
    pairs = {indicator.code: indicator.step for indicator in plan("ciss-2024").indicators if indicator.step}
    all_of = {"1": 3, "3": 3, "4": 4, "5": 4}
    same = {f"{objective}.{number}" for objective, last in all_of.items() for number in range(1, last + 1)} | {
        "6.2",
        "6.3",
    }
    assert pairs == dict(zip(same, same, strict=True)) | {"2.3": "2.7", "2.4": "2.8", "2.5": "2.10", "7.9": "7.12"}


def test_a_report_keeps_period_deviation_and_outcome(plan):
    read = plan("ciss-2024")
    indicator = by_code(read.indicators)["1.1"]
    assert (indicator.period_printed, indicator.printed_deviation) == ("2023", "")
    assert by_code(read.steps)["4.2"].outcome.state is OutcomeState.MOVED
    assert by_code(read.objectives)["7"].declared_outcome == ""
    assert by_code(read.objectives)["1"].declared_outcome == "raggiunto"
    assert f"{read.reporting_date:%d/%m/%Y}" == "31/12/2024"


def test_printed_strings_are_kept_for_signs_and_percents(plan):
    printed = {(figure.item, figure.period): figure for figure in plan("ciss-2024").figures}
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
def test_printed_totals_that_do_not_add_up(plan, folder, off):
    assert totals_off(plan(folder)) == off


def test_subtotals_have_their_own_group(plan):
    figures = [
        figure for figure in plan("coeso-2021").figures if figure.table == "Personale" and figure.period == "2020"
    ]
    staff = "TOTALE PERSONALE DIPENDENTE"
    assert [figure.value for figure in figures if figure.group == staff] == [65, 0, 65]


def test_formulas_of_the_first_plan(plan):
    assert wrong(plan("coeso-2021")) == {
        "Differenza tra valore e costi della produzione 2020": (317318, 317317),
        "Utile o perdita 2020": (335, 336),
    }


def test_formulas_of_the_second_plan(plan):
    found = {
        name: (round(float(value), 4), float(result)) for name, (value, result) in wrong(plan("coeso-2022")).items()
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


def test_formulas_of_the_report(plan):
    found = wrong(plan("ciss-2024"))
    assert list(found) == ["Stabilità dell'organizzazione 2024"]
    assert found["Stabilità dell'organizzazione 2024"] == (Fraction(2400, 27), Decimal("92.6"))


def test_an_empty_cell_leaves_the_formula_alone(plan):
    before_tax = next(
        entry for entry in plan("coeso-2021").computations if entry.name == "Risultato prima delle imposte 2020"
    )
    assert before_tax.variables["rettifiche"] is None


@pytest.mark.parametrize("folder", MAPPINGS)
def test_every_printed_change_finds_its_figures(plan, folder):
    read = plan(folder)
    known = {(figure.table, figure.item, figure.period) for figure in read.figures}
    ends = [
        (change.table, item, period)
        for change in read.changes
        for item in change.item.split(" + ")
        for period in (change.from_period, change.to_period)
    ]
    assert set(ends) <= known
