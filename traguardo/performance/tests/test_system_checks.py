"""The check of measurement systems: each rule fires on its case and on no other, the default system is clean."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from traguardo.kernel.finding import Place, Severity
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


def told(data, code, of=None):
    return [(finding.message, finding.value) for finding in check_system(data, of) if finding.code == code]


def test_what_cannot_be_read_is_told_by_what_it_is():
    assert [message for message, _ in told(changed(roll_up="media", whole_bands="0-50:0; 60-:100", cap=50, floor=60), "SMV01")] == [
        "Non si legge: «roll_up» è «media»: può essere weighted_mean, sum, worst."
    ]  # fmt: skip
    both = changed(whole_bands="0-50:0; 60-:100", date_bands="tardi", at_risk=95, cap=50, floor=60)
    assert told(both, "SMV01") == []
    assert len(told(both, "SMV02")) == 2
    assert len(told(both, "SMV09")) == len(told(both, "SMV10")) == 1


def test_bands_of_the_whole_are_held_as_those_of_the_bonus():
    assert told(changed(whole_bands="0-60:80; 60-80:90; 80-:50"), "SMV04") == [
        ("Fasce del punteggio del piano: dopo una fascia da 90 ne viene una da 50: chi fa meglio prende meno.", "0-60:80; 60-80:90; 80-:50")
    ]  # fmt: skip
    assert told(changed(bonus="0-60:50; 60-80:50; 80-:50"), "SMV04") == []
    assert told(changed(bonus="10-60:0; 60-90:100", cap=110), "SMV03") == [
        ("Fasce del premio: 0 punti non cadono in nessuna fascia.", "10-60:0; 60-90:100"),
        ("Fasce del premio: 110 punti non cadono in nessuna fascia.", "10-60:0; 60-90:100"),
    ]
    assert told(changed(bonus="0-60:0; 60-:100", cap=110), "SMV03") == []


def test_the_day_a_delay_costs_and_the_days_in_time():
    assert told(changed(date_bands="365:100"), "SMV06") == [("Un anno di ritardo vale ancora 100 punti: la scadenza non conta.", "365:100")]  # fmt: skip
    assert told(changed(date_bands="364:100"), "SMV06") == []
    assert told(changed(date_bands="0:99"), "SMV07") == [("Chi è nei termini prende 99 punti, non 100.", "0:99")]
    plain = {**changed(), "date_bands": "0:99"}
    assert told(plain, "SMV07") == [("Chi è nei termini prende 99 punti, non 100.", "0:99")]


def test_a_scale_of_judgement_step_by_step():
    scale = {"basso": -5, "medio": 60, "buono": 60, "alto": 80, "reason": WHY}
    assert [message for message, _ in told(changed(judgement=scale), "SMV08")] == [
        "I giudizi «medio» e «buono» valgono entrambi 60 punti: la scala non sale.",
        "Il giudizio «basso» vale -5 punti: una scala va da 0 a 100.",
        "Il giudizio più alto, «alto», vale 80 punti: nessuno può arrivare a 100.",
    ]
    assert told(changed(judgement={"no": 0, "sì": 100, "reason": WHY}), "SMV08") == []
    assert "vale 101 punti" in told(changed(judgement={"no": 0, "sì": 101, "reason": WHY}), "SMV08")[0][0]


def test_two_rules_for_one_case_are_named_even_where_the_system_cannot_be_read():
    own = {"kinds": ["all"], "direction": "any", "rule": "THRESHOLD", "reason": WHY}
    twice = [*default_settings()["rule"], own]
    assert told(changed(rule=twice), "SMV15") == [("«tutti» ha 2 regole: non si sa quale vale.", "")]
    higher = {"kinds": "percent", "direction": "higher", "rule": "RATIO_UP", "reason": WHY}
    assert ("«percentuale, più alto è meglio» ha 2 regole: non si sa quale vale.", "") in told(changed(rule=[*default_settings()["rule"], {**higher, "kinds": ["percent"]}]), "SMV15")  # fmt: skip
    unread = changed(rule=[own, own, higher, higher, {"direction": "any"}], roll_up="media")
    assert [message for message, _ in told(unread, "SMV15")] == [
        "«all, any» ha 2 regole: non si sa quale vale.", "«percent, higher» ha 2 regole: non si sa quale vale."
    ]  # fmt: skip


def test_rules_that_cannot_measure_and_ways_nobody_said():
    assert told(with_rule(["percent", "count"], "any", "RATIO_UP"), "SMV12") == [
        ("«percentuale, in ogni verso» usa un rapporto senza dire se è meglio un valore alto o uno basso.", "RATIO_UP"),
        ("«numero, in ogni verso» usa un rapporto senza dire se è meglio un valore alto o uno basso.", "RATIO_UP"),
    ]
    assert told(with_rule(["percent"], "any", "THRESHOLD"), "SMV12") == []
    assert told(with_rule(["all"], "any", "COMPOSITE"), "SMV14") == [
        ("«tutti» non si può misurare con COMPOSITE: è la regola di chi ha parti, e la prende da solo.", "COMPOSITE")
    ]
    assert told(changed(zero_target="RATIO_DOWN_LINEAR"), "SMV11") == [("Con un valore atteso di zero un rapporto divide per zero.", "RATIO_DOWN_LINEAR")]  # fmt: skip


def test_reasons_that_lack_are_asked_setting_by_setting():
    data = changed(cap={"value": 100, "reason": "breve"}, floor={"reason": ""}, decimals=None)
    data = {**data, "decimals": 2, "rounding": {"areas": {"mode": "half_up", "places": 1}, "whole": {"mode": "none"}}, "round_before_roll_up": {"value": False}}  # fmt: skip
    assert ("La voce «cap» non dice perché.", "100") in told(data, "SMV18")
    assert ("La voce «decimals» non dice perché.", "2") in told(data, "SMV18")
    ten = changed(cap={"value": 100, "reason": "regolament"})
    assert told(ten, "SMV18") == []
    rules = [{"kinds": "percent", "direction": "higher", "rule": "RATIO_UP"}, {"kinds": ["date", "boh"], "rule": "DATE_BANDS", "reason": " "}, {"rule": "MANUAL"}]  # fmt: skip
    assert told(changed(rule=rules), "SMV18") == [
        ("La regola per «percentuale» non dice perché.", "RATIO_UP"), ("La regola per «scadenza», «boh» non dice perché.", "DATE_BANDS"),
        ("La regola per  non dice perché.", "MANUAL"),
    ]  # fmt: skip
    assert [message for message, _ in told(changed(round_before_roll_up={"value": True}), "SMV17")] == ["Si arrotonda prima della media, senza dire perché."]  # fmt: skip
    none = changed(rounding={"areas": {"mode": "none"}})
    assert told(none, "SMV17") == []


def test_an_indicator_the_system_refuses_is_told_at_its_row():
    asked = replace(probe(TargetKind.DATE, None), rule="RATIO_UP", place=Place(sheet="indicators", row=7))
    [finding] = [each for each in check_system(default_settings(), replace(plan(), indicators=(asked,))) if each.code == "SMV20"]  # fmt: skip
    assert finding.place == asked.place
    assert finding.mend == "Scrivi un numero, oppure il valore di partenza da cui contare."
