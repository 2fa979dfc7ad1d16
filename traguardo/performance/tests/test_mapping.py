"""The four reference plans come in through the shipped mappings: exact counts, cells at their place, tables that compute."""

from collections import Counter
from decimal import Decimal

import pytest

from traguardo.books import read_book
from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan import OutcomeState, TargetKind
from traguardo.performance.intake import mapping

MAPPINGS = {"cssm-2021": "pdo", "coeso-2021": "albero", "coeso-2022": "albero", "ciss-2024": "relazione"}


def by_code(records):
    return {record.code: record for record in records}


@pytest.mark.parametrize("folder", MAPPINGS)
def test_each_folder_finds_its_mapping(reference, folder):
    assert mapping.find(read_book(reference / folder)).name == MAPPINGS[folder]


@pytest.mark.parametrize("folder", MAPPINGS)
def test_nothing_is_wrong_in_reading(reference_read, folder):
    records, plan, findings = reference_read(folder)
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
def test_counts(reference_plan, folder, counts):
    assert {name: len(getattr(reference_plan(folder), name)) for name in counts} == counts


def test_the_links_are_of_three_kinds(reference_plan):
    kinds = Counter((link.kind, link.printed_in) for link in reference_plan("cssm-2021").links)
    assert kinds == {("strategic", "sheet"): 125, ("strategic", "table"): 125, ("programme", "sheet"): 97}


def test_the_tree_has_twelve_strategic_and_twenty_operational(reference_plan):
    nodes = reference_plan("cssm-2021").nodes
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
def test_years(reference_plan, folder, years):
    read = reference_plan(folder)
    assert (read.first_year, read.last_year, read.year) == years


def test_a_step_without_weight_keeps_its_year_weight(reference_plan):
    step = by_code(reference_plan("cssm-2021").steps)["I.9"]
    assert step.weight is None
    assert step.printed_year_weights == {2021: Decimal("0.00")}


def test_a_cell_is_cited_with_the_names_of_the_file(reference_plan):
    read = reference_plan("cssm-2021")
    step = by_code(read.steps)["I.9"]
    assert read.at(step.place, "weight") == Place(sheet="steps", row=step.place.row, column="weight_percent")
    assert read.at(read.steps[0].place, "due") == Place(sheet="steps", row=2, column="due_date")


def test_an_action_and_its_node_are_cited_each_in_its_own_column(reference_plan):
    read = reference_plan("coeso-2021")
    action, node = by_code(read.objectives)["1.1.1"], by_code(read.nodes)["1.1"]
    assert read.at(action.place, "title") == Place(sheet="triennial", row=2, column="action")
    assert read.at(node.place, "title") == Place(sheet="triennial", row=2, column="operational_objective")


def test_details_are_joined_and_say_where_they_come_from(reference_plan):
    read = reference_plan("cssm-2021")
    objective = by_code(read.objectives)["C"]
    assert objective.overall_indicator.startswith("protocollo di intesa")
    assert read.at(objective.place, "costs").column == "objective_details: costs"


def test_the_final_table_restates_title_and_weight(reference_plan):
    weights = [
        entry
        for entry in reference_plan("cssm-2021").restatements
        if (entry.attribute, entry.subject) == ("weight", "8")
    ]
    assert [(entry.printed, entry.where) for entry in weights] == [("3.00", "tabella finale")]
    assert weights[0].place == Place(sheet="objectives", row=19, column="plan_weight_percent_in_final_table")


def test_actions_get_codes_in_order_of_first_appearance(reference_plan):
    read = reference_plan("coeso-2021")
    assert [objective.code for objective in read.objectives[:4]] == ["1.1.1", "1.1.2", "1.1.3", "1.2.1"]
    assert by_code(read.objectives)["1.2.4"].parent == "1.2"
    assert [indicator.code for indicator in read.indicators if indicator.objective == "1.2.4"] == ["9", "10"]


def test_marks_give_the_years_and_their_absence_gives_none(reference_plan):
    read = reference_plan("coeso-2021")
    absent = next(entry for entry in read.objectives if entry.title == "Operatività dei team di coordinamento")
    assert absent.years == (2021, 2022, 2023)
    assert not [indicator for indicator in read.indicators if indicator.objective == absent.code]
    assert {entry.years for entry in reference_plan("coeso-2022").objectives} == {()}


def test_weighted_parts_know_their_parent(reference_plan):
    indicators = reference_plan("coeso-2022").indicators
    parts = [indicator for indicator in indicators if indicator.parent]
    assert [part.code for part in parts] == [f"s{number}" for number in range(1, 12)]
    assert sum(part.weight for part in parts if part.parent == "8") == 100
    assert {part.objective for part in parts if part.parent == "8"} == {by_code(indicators)["8"].objective}
    assert "AO SERVIZI FINANZIARI ED ECONOMICI" in by_code(indicators)["8"].units


def test_restated_indicators(reference_plan):
    entries = [entry for entry in reference_plan("coeso-2022").restatements if entry.attribute == "target"]
    assert [(entry.subject, entry.printed, entry.where) for entry in entries][-1] == ("2", "≥ 70%", "par. 8.5.2")
    assert len([entry for entry in reference_plan("coeso-2022").restatements if entry.attribute == "units"]) == 5


def test_targets_are_read_from_what_is_printed(reference_plan):
    target = by_code(reference_plan("coeso-2021").indicators)["38"].target(2021)
    assert (target.printed, target.kind) == ("Con il Bilancio civilistico", TargetKind.EVENT)


def test_activities_and_indicators_of_the_same_event_are_paired(reference_plan):
    pairs = {indicator.code: indicator.step for indicator in reference_plan("ciss-2024").indicators if indicator.step}
    all_of = {"1": 3, "3": 3, "4": 4, "5": 4}
    same = {f"{objective}.{number}" for objective, last in all_of.items() for number in range(1, last + 1)} | {
        "6.2",
        "6.3",
    }
    assert pairs == dict(zip(same, same, strict=True)) | {"2.3": "2.7", "2.4": "2.8", "2.5": "2.10", "7.9": "7.12"}


def test_a_report_keeps_period_deviation_and_outcome(reference_plan):
    read = reference_plan("ciss-2024")
    indicator = by_code(read.indicators)["1.1"]
    assert (indicator.period_printed, indicator.printed_deviation) == ("2023", "")
    assert by_code(read.steps)["4.2"].outcome.state is OutcomeState.MOVED
    assert by_code(read.objectives)["7"].declared_outcome == ""
    assert by_code(read.objectives)["1"].declared_outcome == "raggiunto"
    assert f"{read.reporting_date:%d/%m/%Y}" == "31/12/2024"
