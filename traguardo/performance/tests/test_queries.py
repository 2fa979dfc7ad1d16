"""Reads: through one authority, the right rows, whatever year and version is in view."""

from dataclasses import replace
from datetime import date

import pytest

from traguardo.access.tests.factories import an_authority
from traguardo.kernel.finding import Severity
from traguardo.performance import facade
from traguardo.performance.queries import plans as kept
from traguardo.performance.queries.board import board, last_day
from traguardo.performance.queries.dashboard import dashboard
from traguardo.performance.queries.editions import NoPlan, choose, edition_of, editions
from traguardo.performance.queries.findings import Wanted, findings
from traguardo.performance.queries.history import history
from traguardo.performance.queries.preview import preview
from traguardo.performance.queries.sheets import leaf_sheet, objective_sheet
from traguardo.performance.queries.tasks import behind, coming, tasks
from traguardo.performance.queries.tree import Filters, objectives, rows, tree
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import a_reading, imported

pytestmark = pytest.mark.django_db
END = date(2024, 12, 31)


def link(kind, code):
    return f"/{kind}/{code}"


def test_editions_are_newest_first_and_of_one_authority(body, edition):
    imported(body, replace(plans.full(), title="Rivisto"))
    imported(body, replace(plans.full(), year=2025))
    imported(an_authority("monte", "Monte"))
    assert [(each.year, each.number, each.newest) for each in editions(body)] == [
        (2025, 1, True),
        (2024, 2, True),
        (2024, 1, False),
    ]


def test_an_edition_is_chosen_by_year_and_number(body, edition):
    imported(body, replace(plans.full(), title="Rivisto"))
    found = editions(body)
    assert choose(found).number == 2
    assert choose(found, year=2024, number=1).title == "Piano di prova 2024-2026"
    with pytest.raises(NoPlan):
        choose(found, year=2030)


def test_another_authoritys_edition_is_not_found(edition):
    with pytest.raises(NoPlan):
        edition_of(an_authority("monte", "Monte"), edition.pk)


def test_a_known_plan_costs_one_statement(edition, django_assert_num_queries):
    kept.plan(edition)
    with django_assert_num_queries(1):
        assert kept.plan(edition).title == edition.title


def test_the_facade_gives_the_plan_in_force(body, edition):
    assert facade.current_plan("ente-prova").title == "Piano di prova 2024-2026"
    assert [each.code for each in facade.plans(body)] == [edition.code]
    with pytest.raises(facade.NoPlan):
        facade.current_plan("nessuno")


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2024, 5, 1), date(2024, 5, 1)),
        (date(2026, 1, 1), date(2025, 1, 31)),
        (date(2025, 1, 10), date(2025, 1, 10)),
    ],
)
def test_the_day_looked_at_is_never_after_the_end(edition, today, day):
    assert last_day(edition, today) == day


def test_a_finding_is_tied_to_the_record_in_its_row(edition):
    seen = board(edition, at=END)
    tied = {seen.subject_of(each) for each in seen.findings}
    assert tied & {("objective", "A"), ("indicator", "2.1"), ("step", "B.1"), ("step", "A.1")}


def test_the_dashboard_counts_what_the_lists_show(edition):
    seen = board(edition, at=END)
    shown = dashboard(seen)
    assert len(shown.late) == len(behind(tasks(seen), at=END))
    assert sum(shown.findings.values()) == len(seen.findings)
    assert {each.code for each in shown.units} == {"U1", "U2"}


def test_what_comes_next_is_what_is_due_soon(edition):
    seen = board(edition, at=date(2024, 5, 20))
    assert [task.code for task in coming(tasks(seen), at=seen.at)] == ["A.1", "2.1"]


def test_the_tree_leads_to_objectives_and_keeps_the_loose_ones(edition):
    seen = board(edition, at=END)
    branches = tree(seen, objectives(seen, Filters()), link)
    assert [branch.label for branch in branches] == ["Accesso", "Senza collegamento alla strategia"]
    inside = branches[0].children[0].children
    assert [(leaf.code, leaf.url) for leaf in inside] == [("A", "/objective/A")]
    assert [leaf.code for leaf in inside[0].children] == ["A.1", "1.1"]


def test_a_tree_in_a_circle_still_ends(body):
    whole = plans.full()
    first, second = whole.nodes
    looped = imported(body, replace(whole, nodes=(replace(first, parent="1A"), second))).edition
    seen = board(looped, at=END)
    assert tree(seen, objectives(seen, Filters()), link) is not None


@pytest.mark.parametrize(("filters", "codes"), [
    (Filters(), ["A", "B.2"]), (Filters(words="SPORTELLO"), ["A"]), (Filters(words="giorni"), ["B.2"]),
    (Filters(unit="U1"), ["A"]), (Filters(unit="U9"), []), (Filters(standing="concluso", words="zzz"), []),
])  # fmt: skip
def test_objectives_are_found_by_words_unit_and_standing(edition, filters, codes):
    seen = board(edition, at=END)
    assert [each.code for each in objectives(seen, filters)] == codes


def test_year_weights_of_the_list_add_up_exactly(edition):
    seen = board(edition, at=END)
    assert sum(row.year_weight for row in rows(seen, objectives(seen, Filters()))) == 100


def test_sheets_say_what_is_expected_and_what_came(edition):
    seen = board(edition, at=END)
    sheet = objective_sheet(seen, "A")
    assert (sheet.units, sheet.ties) == ("Servizio minori; Servizio anziani", ("1A Sportello",))
    assert [(item.code, item.outcome) for item in (*sheet.steps, *sheet.indicators)] == [
        ("A.1", "maggio 2024"),
        ("1.1", "61.5"),
    ]
    leaf = leaf_sheet(seen, "indicator", "1.1")
    assert (leaf.goal, leaf.latest.outcome.printed, leaf.version > 0) == (80, "61.5", True)
    with pytest.raises(NoPlan):
        objective_sheet(seen, "Z")


def test_history_knows_the_file_and_the_row(edition):
    (only,) = history(edition, "indicator", "1.1")
    assert (only.file_name, str(only.place), only.by_hand, only.superseded) == (
        "piano.xlsx",
        "foglio «measurements», riga 2",
        False,
        False,
    )


def test_findings_are_filtered_and_counted(edition):
    seen = board(edition, at=END)
    whole = findings(seen, Wanted())
    assert whole.shown == whole.whole == len(seen.findings)
    for severity in Severity:
        assert findings(seen, Wanted(severity=severity.value)).shown == whole.severities.get(severity, 0)
    code = next(iter(whole.codes))
    assert {group.code for group in findings(seen, Wanted(code=code)).groups} == {code}
    assert findings(seen, Wanted(unit="nessuna")).shown == 0


def test_a_preview_writes_nothing_and_knows_what_is_there(body, edition):
    assert preview(body, a_reading()).already
    seen = preview(body, a_reading(replace(plans.full(), title="Rivisto")))
    assert (seen.number, seen.already, len(seen.changes)) == (1, False, 1)
    assert len(editions(body)) == 1
