"""The catalogue is whole, switched off only with a reason, documented as committed, and findings come in order."""

import re
from pathlib import Path

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks import CATALOGUE, check_plan, reading
from traguardo.performance.domain.checks.documentation import FAMILIES, catalogue_markdown
from traguardo.performance.domain.checks.index import index_plan
from traguardo.performance.tests.sound_plans import objective, plan, step

ROOT = Path(__file__).resolve().parents[3]
PERFORMANCE = ROOT / "traguardo" / "performance"


def test_codes_are_unique_and_of_a_known_family():
    codes = [card.code for card in CATALOGUE]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(rf"(?:{'|'.join(FAMILIES)})\d\d", code) for code in codes)


def test_every_card_says_why_and_how_to_mend():
    assert all(card.title and card.reason and card.mend and card.example for card in CATALOGUE)


def test_only_reading_rules_have_no_function():
    assert all((card.check is None) == card.code.startswith("LET") for card in CATALOGUE)


def test_every_reading_code_raised_has_a_card():
    sources = [path for folder in ("intake", "actions") for path in (PERFORMANCE / folder).rglob("*.py")]
    raised = {code for path in sources for code in re.findall(r'"(LET\d\d)"', path.read_text(encoding="utf-8"))}
    assert raised
    assert raised <= {card.code for card in CATALOGUE}


def test_findings_come_gravest_first_then_by_place():
    steps = (step("A.1", 50, row=9), step("A.2", None, row=3), step("A.3", None, row=2))
    findings = check_plan(plan(objectives=(objective(),), steps=steps))
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    assert [finding.severity for finding in findings] == sorted(
        (finding.severity for finding in findings), key=order.index
    )
    errors = [finding.place for finding in findings if finding.severity is Severity.ERROR]
    assert errors == sorted(errors)
    assert Place() <= errors[0]


def test_a_rule_is_switched_off_only_with_a_reason():
    a_plan = plan(steps=(step(weight=90),))
    assert [finding.code for finding in check_plan(a_plan)] == ["PES01"]
    assert check_plan(a_plan, switched_off={"PES01": "Pesi in ventesimi, delibera 3/2024"}) == []
    assert len(check_plan(a_plan, switched_off={"PES01": "  "})) == 1


def test_the_card_gives_code_severity_and_mend_to_its_findings():
    card = next(card for card in CATALOGUE if card.code == "PES01")
    [finding] = card.findings(index_plan(plan(steps=(step(weight=90),))))
    assert (finding.code, finding.severity, finding.mend) == ("PES01", Severity.ERROR, card.mend)


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-del-controllo.md"
    again = "python -c \"from traguardo.performance.domain.checks.documentation import catalogue_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == catalogue_markdown(), f"generate it again: {again} > {page.name}"


def test_the_page_names_every_rule_with_its_law():
    text = catalogue_markdown()
    assert all(f"### {card.code} · {card.title}" in text for card in CATALOGUE)
    assert "D.L. 13/2023, art. 4-bis, c. 2" in text


def test_a_card_of_a_reading_problem_has_each_word_in_its_place():
    made = reading.card("LET99", Severity.NOTE, "Titolo", "Perché", "Rimedio", "Esempio")
    assert (made.code, made.severity, made.title, made.reason, made.mend, made.example) == (
        "LET99", Severity.NOTE, "Titolo", "Perché", "Rimedio", "Esempio"
    )  # fmt: skip
    assert made.check is None
