"""What is refused and what is found when one thing of a sound fund changes; the catalogue and its page."""

from pathlib import Path

import pytest

from traguardo.incentives.domain.fund import FUND_CATALOGUE, check_fund, fund_catalogue_markdown, read_fund
from traguardo.incentives.tests.fund_cases import case, changed, sound
from traguardo.kernel.finding import Severity
from traguardo.kernel.wording import letters

ROOT = Path(__file__).parents[3]
RULES, REFUSALS = case("rules.toml")["case"], case("refusals.toml")["case"]
CARDS = {card.code: card for card in FUND_CATALOGUE}


def told(findings):
    """Code, place, value and message of each finding."""
    return [
        [each.code, f"{each.place.sheet} {each.place.row} {each.place.column}", each.value, each.message]
        for each in findings
    ]


def test_a_sound_fund_has_nothing_wrong():
    fund, refused = read_fund(sound())
    assert refused == []
    assert check_fund(fund) == []


@pytest.mark.parametrize("wrong", RULES, ids=lambda each: letters(each["says"]))
def test_rules_find_it(wrong):
    fund, refused = read_fund(changed(sound(), wrong["change"]))
    findings = check_fund(fund)
    assert refused == []
    assert told(findings) == wrong["finds"]
    assert all((each.severity, each.mend) == (CARDS[each.code].severity, CARDS[each.code].mend) for each in findings)


@pytest.mark.parametrize("wrong", REFUSALS, ids=lambda each: letters(each["says"]))
def test_reading_refuses_it_all_at_once(wrong):
    fund, refused = read_fund(changed(sound(), wrong["change"]))
    assert told(refused) == wrong["finds"]
    assert (fund is None) is bool(wrong["finds"])
    assert all((each.severity, each.mend) == (Severity.ERROR, CARDS[each.code].mend) for each in refused)


def test_long_texts_are_refused():
    data = changed(sound(), [["line.1.description", "x" * 1001], ["line.2.description", "x" * 1000]])
    _, refused = read_fund(data)
    assert told(refused) == [
        ["FON01", "line 1 description", f"{'x' * 79}…", "«description» supera i 1000 caratteri."],
    ]


def test_every_rule_has_a_case():
    met = {find[0] for each in (*RULES, *REFUSALS) for find in each["finds"]}
    assert met | {"FON25"} == set(CARDS)


def test_codes_are_in_order_and_one_each():
    codes = [card.code for card in FUND_CATALOGUE]
    assert codes == [f"FON{number:02d}" for number in range(1, len(codes) + 1)]


def test_findings_come_gravest_first_then_by_code_and_place():
    data = changed(sound(), [["line.3.formula", {"percent": "1,2"}], ["line.1.law", "-"], ["line.2.printed", "3,00"]])
    data = changed(data, [["line.1.printed", "4,00"]])
    fund, _ = read_fund(data)
    assert [(each.code, each.place.row) for each in check_fund(fund)] == [
        ("FON08", 1), ("FON08", 2), ("FON26", 1), ("FON09", 3)
    ]  # fmt: skip


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-del-fondo.md"
    again = "python -c \"from traguardo.incentives.domain.fund import fund_catalogue_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == fund_catalogue_markdown(), f"generate it again: {again} > {page.name}"
