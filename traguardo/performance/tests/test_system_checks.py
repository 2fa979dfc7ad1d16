"""The check of measurement systems: each rule fires on its case and on no other, the default system is clean."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.measurement_system import default_settings
from traguardo.performance.domain.plan import Direction, TargetKind
from traguardo.performance.domain.system_checks import SYSTEM_CATALOGUE, check_system, system_catalogue_markdown
from traguardo.performance.domain.system_checks.probes import probe
from traguardo.performance.domain.system_checks.rules import KIND_WORDS, WANTED, WAY_WORDS
from traguardo.performance.tests.sound_plans import plan

pytestmark = pytest.mark.usefixtures("said")

ROOT = Path(__file__).resolve().parents[3]
WHY = "Lo dice il regolamento dell'ente, art. 12."


def changed(**settings):
    """The default system with some settings otherwise, each with its reason; None takes one away."""
    data = deepcopy(default_settings())
    for name, value in settings.items():
        if value is None:
            del data[name]
        elif isinstance(value, dict) or name == "rule":
            data[name] = value
        else:
            data[name] = {"value": value, "reason": WHY}
    return data


def with_rule(kinds, direction, rule, **also):
    """The default rules, with one in place of those it touches."""
    entry = {"kinds": kinds, "direction": direction, "rule": rule, "reason": WHY, **also}
    kept = [each for each in default_settings()["rule"] if not set(each["kinds"]) & set(kinds)]
    return changed(rule=[*kept, entry])


FIRING = {
    "SMV01": [changed(roll_up="media"), changed(boh=1), changed(cap="molto")],
    "SMV02": [changed(date_bands="0:80; 30:100"), changed(whole_bands="0-50:0; 60-:100"), changed(bonus="0-60:0; 50-:100")],
    "SMV03": [changed(whole_bands="0-60:0; 60-100:100"), changed(bonus="10-60:0; 60-:100")],
    "SMV04": [changed(bonus="0-60:80; 60-:50")],
    "SMV05": [changed(date_bands="")],
    "SMV06": [changed(date_bands="9999:100")],
    "SMV07": [changed(date_bands="0:90; 30:50")],
    "SMV08": [
        changed(judgement={"basso": 0, "medio": 60, "buono": 60, "alto": 100, "reason": WHY}),
        changed(judgement={"basso": 0, "alto": 80, "reason": WHY}),
        changed(judgement={"basso": -5, "alto": 100, "reason": WHY}),
    ],
    "SMV09": [changed(cap=50, floor=60), changed(cap=0)],
    "SMV10": [changed(at_risk=95), changed(at_risk=90)],
    "SMV11": [changed(zero_target="RATIO_UP")],
    "SMV12": [with_rule(["percent"], "any", "RATIO_UP")],
    "SMV13": [changed(rule=[each for each in default_settings()["rule"] if "frequency" not in each["kinds"]])],
    "SMV14": [
        with_rule(["date"], "any", "RATIO_UP"), with_rule(["all"], "any", "FREQUENCY"),
        with_rule(["percent"], "higher", "RATIO_DOWN_LINEAR"), with_rule(["count"], "higher", "COMPOSITE"),
    ],
    "SMV15": [changed(rule=[*default_settings()["rule"], {**default_settings()["rule"][0], "rule": "THRESHOLD"}])],
    "SMV16": [changed(roll_up="sum")],
    "SMV17": [
        changed(round_before_roll_up={"value": True}),
        changed(rounding={"areas": {"mode": "half_up", "places": 1}}),
    ],
    "SMV18": [changed(cap={"value": 100}), with_rule(["date"], "any", "DATE_BANDS", reason="")],
    "SMV19": [
        changed(weights="block", weighing={"rows": "equal", "reason": WHY}), changed(missing="ZERO", interim="count"),
    ],
}  # fmt: skip


def codes(data, of=None):
    return {finding.code for finding in check_system(data, of)}


def test_the_default_system_is_clean():
    assert check_system(default_settings()) == []


@pytest.mark.parametrize(("code", "data"), [(code, data) for code, listed in FIRING.items() for data in listed])
def test_each_rule_fires_on_its_case(code, data):
    found = [finding for finding in check_system(data) if finding.code == code]
    assert found
    assert all(finding.message and finding.mend for finding in found)


@pytest.mark.parametrize("code", [card.code for card in SYSTEM_CATALOGUE])
def test_each_rule_is_still_on_a_sound_system(code):
    sound = changed(
        roll_up="sum", weights="block", bonus="0-60:0; 60-80:50; 80-:100", date_bands="0:100; 30:80", round_before_roll_up=True
    )  # fmt: skip
    assert code not in codes(sound)


def test_every_rule_has_a_case_but_the_one_that_wants_a_plan():
    assert {card.code for card in SYSTEM_CATALOGUE} == {*FIRING, "SMV20"}


def test_indicators_that_the_system_refuses_are_told_with_their_mend():
    asked = probe(TargetKind.DATE, None)
    of_plan = replace(plan(), indicators=(replace(asked, rule="RATIO_UP"), replace(asked, code="E2")))
    [finding] = check_system(default_settings(), of_plan)
    assert (finding.code, finding.severity) == ("SMV20", Severity.ERROR)
    assert "indicatore E per il 2026" in finding.message
    assert codes(default_settings(), replace(of_plan, indicators=of_plan.indicators[1:])) == set()


def test_findings_come_gravest_first():
    found = check_system(changed(zero_target="RATIO_UP", cap={"value": 100}, roll_up="sum"))
    assert [finding.code for finding in found] == ["SMV11", "SMV16", "SMV18"]


def test_every_kind_and_way_has_words():
    assert set(KIND_WORDS) == set(TargetKind)
    assert set(WAY_WORDS) == {*Direction, None}
    assert all(probe(kind, way).targets for kind, way in WANTED)


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-del-sistema.md"
    again = "python -c \"from traguardo.performance.domain.system_checks import system_catalogue_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == system_catalogue_markdown(), f"generate it again: {again} > {page.name}"
