"""The simulator: scenarios in the address, every effect at once, nothing stored, nobody recognised by who may not see people."""

import json
import tomllib

import pytest

from traguardo.access.facade import Role
from traguardo.access.tests.factories import client_as, client_of, text
from traguardo.audit.models import Entry
from traguardo.incentives import models
from traguardo.incentives.domain.sharing import read_rules, read_workers, rules_data
from traguardo.incentives.forms.sharings_scenario import rules_of, scenario_values, values_of
from traguardo.incentives.library.example_rules import example_rules
from traguardo.incentives.queries.sharings_effects import curve, outcome, shift
from traguardo.incentives.queries.sharings_groups import Cut, groups
from traguardo.incentives.queries.sharings_words import rule_lines
from traguardo.incentives.tests import factories as the
from traguardo.kernel.money import Money
from traguardo.kernel.toml_text import toml_text

HOME = "/valle/fondo/ripartizioni/"
WHOLE = {
    "title": "Tutte le voci", "year": 2024, "method": "quotas",
    "weigh": ["category", "part_time"], "reduce": ["presence", "band"], "remainder": "again",
    "categories": {"B": "1", "C": "1.15", "D": "1.3"},
    "bands": [{"from": 90, "percent": 100}, {"from": 60, "percent": "82.5", "since": "2024-01-01"}, {"from": 0, "percent": 0}],
    "threshold": {"score": 50, "counted": True}, "presence": {"least": 30, "counted": False},
    "cap": {"times": "1.5", "mean_of": "paid", "others": True, "excess": "again"},
    "surcharge": {"percent": 30, "number": 1, "rounding": "down", "criteria": ["score", "presence"], "positive": 60, "reason": "Accordo"},
}  # fmt: skip
PARTS = {"title": "Fasce", "method": "classes", "groups": {"prima": {"percent": 60}, "seconda": {"percent": 40}}}


@pytest.fixture
def draft():
    return the.a_sharing()


@pytest.fixture
def office(draft):
    return client_of(the.an_office())


def simulated(client, draft, query=""):
    return text(client.get(f"{HOME}{draft.pk}/simula/{query}"))


def workers(*people):
    return read_workers(the.people(people or the.STAFF))[0]


@pytest.mark.parametrize("data", [WHOLE, PARTS, the.RULES, example_rules()])
def test_rules_go_into_an_address_and_come_back_the_same(data):
    rules, findings = read_rules(data)
    assert rules is not None, findings
    plain = rules_data(rules)
    fields = scenario_values({}, "a", values_of(plain, ["B"]))
    back, found = read_rules(rules_of(fields, plain))
    assert (back, [each for each in found if each.severity == "error"]) == (rules, [])


@pytest.mark.parametrize("data", [WHOLE, PARTS, example_rules()])
def test_rules_written_as_a_file_read_the_same(data):
    rules, _ = read_rules(data)
    assert read_rules(tomllib.loads(toml_text(rules_data(rules))))[0] == rules


def test_a_new_band_a_new_cap_and_no_threshold_are_just_fields():
    start = values_of(rules_data(read_rules(WHOLE)[0]), [])
    query = {"b-fascia-4-da": "40", "b-fascia-4-quota": "12,5", "b-soglia": "", "b-tetto": "", "b-premio": ""}
    made = rules_of(scenario_values(query, "b", start), WHOLE)
    assert made["bands"][-1] == {"from": "40", "percent": "12,5"}
    assert not {"threshold", "cap", "surcharge"} & set(made)
    assert made["title"] == "Tutte le voci"


@pytest.mark.django_db
def test_every_effect_stands_beside_the_first_scenario_and_nothing_is_stored(office, draft):
    records, before = Entry.objects.count(), list(models.Sharing.objects.values())
    seen = simulated(office, draft, "?scenari=abc&aperto=b&b-tetto=1,05&c-conta:points=no")
    assert "Con lo scenario 2" in seen
    assert "Con <strong>2</strong>" in seen
    assert "Con <strong>3</strong>" in seen
    assert all(
        words in seen
        for words in ("Per area o categoria", "Per genere", "Per unità", "Quanto è uguale", "Persona per persona")
    )
    assert "2.100,00" in seen
    assert (Entry.objects.count(), list(models.Sharing.objects.values())) == (records, before)


@pytest.mark.django_db
def test_the_part_is_in_the_fresh_page(office, draft):
    path = f"{HOME}{draft.pk}/simula/?scenari=ab&aperto=b&b-tetto=1,05"
    part = text(office.get(path, headers={"HX-Request": "true"}))
    whole = text(office.get(path))
    assert "<html" not in part
    assert part.split('<form method="post"')[0].strip() in whole
    assert office.post(path).status_code == 405


@pytest.mark.django_db
def test_wrong_rules_are_said_and_never_break_the_page(office, draft):
    seen = simulated(
        office, draft, "?a-tetto=-1&a-metodo=boh&a-cat:D=molto&a-fascia-1-da=x&a-fascia-99-da=1&scenari=%00&aperto=z"
    )
    assert "non si può dividere" in seen
    assert all(code in seen for code in ("RIP12",))
    assert "Salva queste regole" not in seen


@pytest.mark.django_db
def test_the_rules_tried_are_saved_only_on_demand(office, draft):
    seen = simulated(office, draft, "?scenari=ab&aperto=b&b-tetto=1,05")
    rules = seen.split('name="rules" value="')[1].split('"')[0].replace("&#34;", '"')
    done = office.post(f"{HOME}{draft.pk}/regole/salva/", {"revision": draft.revision, "rules": rules})
    assert done.status_code == 302
    assert models.Sharing.objects.get().rules["cap"]["times"] == "1.05"
    assert json.loads(rules)["method"] == "points"


@pytest.mark.django_db
def test_the_director_sees_no_small_group_no_person_and_no_finding_on_people(draft):
    models.Sharing.objects.update(people=the.people([*the.STAFF, ("900", "Nuova Persona", "M", "B", "M", "")]))
    seen = simulated(client_as(Role.DIRECTOR), draft, "?scenari=ab&aperto=b&b-tetto=1,05")
    assert "Nuova Persona" not in seen
    assert "900" not in seen
    models.Sharing.objects.update(people=the.people())
    seen = simulated(client_as(Role.DIRECTOR), draft, "?scenari=ab&aperto=b&b-tetto=1,05")
    assert "si riconoscerebbero le persone" in seen
    assert "Persona per persona" not in seen
    assert not [person for person in the.STAFF if person[1] in seen or f"({person[0]})" in seen]
    assert client_as(Role.READER).get(f"{HOME}{draft.pk}/simula/").status_code == 403


def test_small_groups_go_together_until_none_can_be_told_by_subtraction():
    made = workers(*((str(at), "", unit, "", "", "1") for at, unit in enumerate("AAAAAABBBBBBBCD")))
    shown = {group.label: len(group.places) for group in groups(made, Cut.UNIT, units={}, protect=True)}
    assert shown == {"B": 7, "Gruppi piccoli insieme": 8}
    assert len(groups(made, Cut.UNIT, units={"A": "Anziani"}, protect=False)) == 4
    assert groups(workers(), Cut.GENDER, units={}, protect=True) == ()


def test_who_gains_and_who_loses_adds_up():
    rules = [read_rules({**the.RULES, "cap": {"times": times}})[0] for times in (2, 1)]
    first, second = (outcome(str(at), the.AMOUNT, each, workers()) for at, each in enumerate(rules, 1))
    moved = shift(first, second)
    assert (moved.gain + moved.lose + moved.same, sum(moved.moved)) == (5, (moved.gained - moved.lost).cents)
    assert second.sharing.left == moved.lost - moved.gained
    assert (second.most, second.paid, second.mean.cents * 5 - second.sharing.paid.cents in range(-2, 3)) == (
        Money(200_000),
        5,
        True,
    )


def test_the_curve_goes_by_tenths_and_never_by_less_than_five_people():
    rules = read_rules(the.RULES)[0]
    found = outcome("1", the.AMOUNT, rules, workers(*((str(at), "", "", "", "", str(at + 1)) for at in range(30))))
    assert len(curve(found, names=True).points) == 11
    assert len(curve(found, names=False).points) == 7
    assert curve(found, names=True).points[-1] == (1, 1)
    assert curve(found, names=True).half < 1 / 2
    assert curve(outcome("1", the.AMOUNT, rules, workers()), names=False) is None
    assert curve(outcome("1", Money(0), rules, workers()), names=True) is None


def test_rules_are_told_in_plain_words():
    said = dict(rule_lines(read_rules(WHOLE)[0]))
    assert said["Fa peso"] == "la categoria e l’orario (part time)"
    assert said["Fasce di punteggio"].startswith("da 90 in su il 100,00%; da 60 in su l'82,50% dal 01/01/2024")
    assert (
        said["Tetto"]
        == "1,5 volte la media su chi è ammesso, contando anche le convenzioni; ciò che lo supera si divide di nuovo fra le persone"
    )
    assert said["Maggiorazione"] == "almeno il 30,00% del premio medio a una persona"
    assert dict(rule_lines(read_rules(PARTS)[0]))["Fascia «prima»"] == "60,00% della somma"
