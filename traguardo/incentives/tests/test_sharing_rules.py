"""RULES.toml: read whole, refused with words, written back the same."""

import json
import tomllib
from datetime import date
from fractions import Fraction

import pytest

from traguardo.incentives.domain.sharing import (
    PRESETS,
    Band,
    Cap,
    Criterion,
    Destiny,
    Factor,
    Floor,
    Group,
    MeanOf,
    Method,
    Rounding,
    Rules,
    Size,
    Surcharge,
    read_rules,
    rules_data,
)

WHOLE = """
title = "Accordo di prova"
year = 2026
on = 2026-06-30
method = "quotas"
weigh = ["category", "part_time", "service"]
reduce = ["band", "presence"]
remainder = "again"

[categories]
B = 1
C = 1.15
D = "4/3"

[groups]
prima = 2
seconda = "1,5"

[[bands]]
from = 90
percent = 100
[[bands]]
from = "59,5"
percent = "66,6"
since = 2026-01-01
until = "31/12/2026"

[threshold]
score = 50
counted = true

[presence]
least = 40

[cap]
times = 2
mean_of = "paid"
others = true
excess = "again"

[surcharge]
percent = 35
share = 10
rounding = "up"
criteria = ["score", "presence", "service"]
positive = 60
staff = 12
reason = "art. 81"
by_size = [{ up_to = 50, percent = 40 }, { percent = 35 }]
"""
RULES = Rules(
    title="Accordo di prova",
    year=2026,
    on=date(2026, 6, 30),
    method=Method.QUOTAS,
    weigh=(Factor.CATEGORY, Factor.PART_TIME, Factor.SERVICE),
    reduce=(Factor.BAND, Factor.PRESENCE),
    remainder=Destiny.AGAIN,
    categories={"B": Fraction(1), "C": Fraction(23, 20), "D": Fraction(4, 3)},
    groups={"prima": Group(coefficient=Fraction(2)), "seconda": Group(coefficient=Fraction(3, 2))},
    bands=(
        Band(score=Fraction(90), part=Fraction(1)),
        Band(score=Fraction(119, 2), part=Fraction(333, 500), since=date(2026, 1, 1), until=date(2026, 12, 31)),
    ),
    threshold=Floor(least=Fraction(50), counted=True),
    presence=Floor(least=Fraction(2, 5)),
    cap=Cap(times=Fraction(2), mean_of=MeanOf.PAID, others=True, excess=Destiny.AGAIN),
    surcharge=Surcharge(
        part=Fraction(7, 20),
        share=Fraction(1, 10),
        rounding=Rounding.UP,
        criteria=(Criterion.SCORE, Criterion.PRESENCE, Criterion.SERVICE),
        positive=Fraction(60),
        staff=12,
        reason="art. 81",
        by_size=(Size(part=Fraction(2, 5), up_to=50), Size(part=Fraction(7, 20))),
    ),
)


def findings(data):
    return [(each.code, each.place.column, each.message) for each in read_rules(data)[1]]


def messages(data, code):
    return [message for found, _, message in findings(data) if found == code]


def test_every_entry_is_read():
    rules, told = read_rules(tomllib.loads(WHOLE))
    assert rules == RULES
    assert [each.code for each in told] == ["RIP19"]


def test_what_is_written_back_reads_the_same_and_goes_through_json():
    data = rules_data(RULES)
    assert read_rules(json.loads(json.dumps(data)))[0] == RULES
    assert data["categories"] == {"B": 1, "C": "1.15", "D": "4/3"}
    assert data["bands"][1] == {"from": "59.5", "percent": "66.6", "since": "2026-01-01", "until": "2026-12-31"}
    assert data["presence"] == {"least": 40, "counted": False}
    assert data["threshold"] == {"score": 50, "counted": True}


def test_parts_of_the_fund_are_written_back_as_percentages():
    data = {"method": "classes", "groups": {"prima": {"percent": 25}, "seconda": {"percent": 75}}}
    rules, told = read_rules(data)
    assert told == []
    assert rules.groups == {"prima": Group(part=Fraction(1, 4)), "seconda": Group(part=Fraction(3, 4))}
    assert rules_data(rules)["groups"] == data["groups"]


def test_nothing_said_is_the_point_value():
    rules, told = read_rules({})
    assert (rules, told) == (Rules(), [])
    assert (rules.weigh, rules.reduce, rules.remainder) == ((Factor.POINTS,), (), Destiny.NEXT_YEAR)
    assert rules_data(rules) == {
        "method": "points",
        "weigh": ["points"],
        "reduce": [],
        "remainder": "next_year",
    }


@pytest.mark.parametrize("method", Method)
def test_a_method_chooses_its_factors(method):
    data = {"method": method.value, "categories": {"B": 1}, "groups": {"a": 1}, "bands": [{"from": 0, "percent": 1}]}
    rules = read_rules(data)[0]
    assert (rules.weigh, rules.reduce) == PRESETS[method]


def test_the_best_are_ranked_by_what_the_method_weighs():
    assert read_rules({"surcharge": {"number": 1}})[0].surcharge.criteria == (Criterion.POINTS,)
    quotas = {"method": "quotas", "categories": {"B": 1}, "bands": [{"from": 0, "percent": 100}]}
    assert read_rules(quotas | {"surcharge": {"number": 1}})[0].surcharge.criteria == (Criterion.SCORE,)
    assert read_rules({"surcharge": {"number": 1}})[0].surcharge.part == Fraction(3, 10)


@pytest.mark.parametrize(
    ("data", "column", "message", "mend"),
    [
        ({"remaider": "again"}, "remaider", "La voce «remaider» non esiste. Volevi dire «remainder»?", "Scrivi «remainder», o togli la voce."),
        ({"cap": {"times": 2, "exces": "again"}}, "cap.exces", "La voce «cap.exces» non esiste. Volevi dire «excess»?", "Scrivi «excess», o togli la voce."),
        (
            {"zzz": 1},
            "zzz",
            "La voce «zzz» non esiste.",
            "Le voci ammesse sono: title, year, on, method, weigh, reduce, remainder, categories, groups, bands, threshold, "
            "presence, cap e surcharge.",
        ),
        ({"bands": [{"from": 0, "percent": 1, "percnt": 2}]}, "bands[1].percnt", "La voce «bands[1].percnt» non esiste. Volevi dire «percent»?", "Scrivi «percent», o togli la voce."),
        ({"surcharge": {"number": 1, "numer": 1}}, "surcharge.numer", "La voce «surcharge.numer» non esiste. Volevi dire «number»?", "Scrivi «number», o togli la voce."),
        ({"threshold": {"score": 1, "least": 1}}, "threshold.least", "La voce «threshold.least» non esiste.", "Le voci ammesse sono: score e counted."),
        ({"groups": {"a": {"percent": 100, "x": 1}}}, "groups.a.x", "La voce «groups.a.x» non esiste.", "Le voci ammesse sono: percent."),
        (
            {"surcharge": {"number": 1, "by_size": [{"percent": 30, "upto": 3}]}},
            "surcharge.by_size[1].upto",
            "La voce «surcharge.by_size[1].upto» non esiste. Volevi dire «up_to»?",
            "Scrivi «up_to», o togli la voce.",
        ),
    ],
)  # fmt: skip
def test_an_unknown_entry_is_refused_with_the_one_it_looks_like(data, column, message, mend):
    rules, told = read_rules(data)
    unknown = next(each for each in told if each.code == "RIP11")
    assert rules is None
    assert (unknown.place.column, unknown.message, unknown.mend) == (column, message, mend)


@pytest.mark.parametrize(
    ("data", "column", "wanted"),
    [
        ({"method": "point"}, "method", "una di: points, quotas e classes (volevi dire «points»?)"),
        ({"method": 3}, "method", "una di: points, quotas e classes"),
        ({"weigh": "points"}, "weigh", 'un elenco, per esempio ["points"]'),
        ({"weigh": ["pnts"]}, "weigh", "una di: points, category, part_time, presence, service, group e band (volevi dire «points»?)"),
        ({"reduce": ["points"]}, "reduce", "una di: part_time, presence, service e band"),
        ({"year": 2026.5}, "year", "un numero intero"),
        ({"year": 1989}, "year", "un numero da 1990 a 2100"),
        ({"year": "duemila"}, "year", "un numero da 1990 a 2100"),
        ({"on": "presto"}, "on", "una data, per esempio 2026-12-31"),
        ({"title": 3}, "title", "un testo fra virgolette"),
        ({"cap": 2}, "cap", "una tabella con le sue voci"),
        ({"cap": {}}, "cap.times", "un valore: la voce manca"),
        ({"cap": {"times": -1}}, "cap.times", "un numero da 0 in su"),
        ({"cap": {"times": True}}, "cap.times", "un numero da 0 in su"),
        ({"cap": {"times": float("nan")}}, "cap.times", "un numero da 0 in su"),
        ({"cap": {"times": "1/0"}}, "cap.times", "un numero da 0 in su"),
        ({"cap": {"times": [2]}}, "cap.times", "un numero da 0 in su"),
        ({"cap": {"times": "9" * 200}}, "cap.times", "un numero di al più 12 cifre e 10 decimali"),
        ({"cap": {"times": 10**12}}, "cap.times", "un numero di al più 12 cifre e 10 decimali"),
        ({"cap": {"times": 2, "others": "sì"}}, "cap.others", "true o false"),
        ({"bands": [{"from": 0, "percent": 101}]}, "bands[1].percent", "un numero da 0 a 100"),
        ({"bands": [{"percent": 10}]}, "bands[1].from", "un valore: la voce manca"),
        ({"bands": [{"from": 1}]}, "bands[1].percent", "un valore: la voce manca"),
        ({"bands": {"from": 1}}, "bands", "un elenco di tabelle"),
        ({"bands": "90"}, "bands", "un elenco di tabelle"),
        ({"bands": [3]}, "bands[1]", "una tabella con le sue voci"),
        ({"categories": {"B": -1}}, "categories.B", "un numero da 0 in su"),
        ({"threshold": {}}, "threshold.score", "un valore: la voce manca"),
        ({"presence": {"least": 101}}, "presence.least", "un numero da 0 a 100"),
        ({"surcharge": {}}, "surcharge.number", "o «number» (quante persone) o «share» (quale percentuale di loro)"),
        ({"surcharge": {"number": 1, "share": 2}}, "surcharge.number", "o «number» (quante persone) o «share» (quale percentuale di loro)"),
        ({"surcharge": {"number": -1}}, "surcharge.number", "un numero da 0 a 1000000"),
        ({"surcharge": {"number": 1, "percent": 130}}, "surcharge.percent", "un numero da 0 a 100"),
        ({"surcharge": {"number": 1, "criteria": ["age"]}}, "surcharge.criteria", "una di: score, points, presence e service"),
        ({"surcharge": {"number": 1, "by_size": [{"up_to": 3}]}}, "surcharge.by_size[1].percent", "un valore: la voce manca"),
    ],
)  # fmt: skip
def test_a_value_out_of_place_is_refused_with_what_is_wanted(data, column, wanted):
    rules, told = read_rules(data)
    said = [(each.code, each.place.column, each.message.partition(", serve ")[2]) for each in told]
    assert rules is None
    assert ("RIP12", column, f"{wanted}.") in said


def test_a_refused_value_is_shown_short():
    told = read_rules({"cap": {"times": "x" * 100}})[1]
    assert told[0].message == f"«cap.times»: «{'x' * 39}…» non va bene, serve un numero da 0 in su."
    assert told[0].value == f"{'x' * 59}…"
    unknown = read_rules({"x" * 100: 1})[1][0]
    assert unknown.message == f"La voce «{'x' * 59}…» non esiste."
    assert unknown.place.column == f"{'x' * 59}…"


def test_past_fifty_unknown_entries_the_file_is_another_one():
    assert len(read_rules({f"voce{place}": 1 for place in range(60)})[1]) == 50


def test_all_that_is_wrong_is_said_at_once():
    data = {"remaider": 1, "method": "x", "cap": {"times": -1}, "bands": [{"from": 0}]}
    assert [code for code, _, _ in findings(data)] == ["RIP11", "RIP12", "RIP12", "RIP12"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"weigh": ["category"]}, "Conta la categoria, ma mancano i coefficienti delle categorie (categories)."),
        ({"weigh": ["group"]}, "Conta la fascia di persone, ma manca quanto vale ogni fascia (groups)."),
        ({"weigh": ["band"]}, "Conta la fascia di punteggio, ma mancano le fasce: da che punteggio partono e che parte danno (bands)."),
        ({"reduce": ["band"]}, "Conta la fascia di punteggio, ma mancano le fasce: da che punteggio partono e che parte danno (bands)."),
        ({"weigh": ["service"]}, "I giorni di servizio si contano in un anno, ma manca l'anno delle regole (year)."),
        ({"surcharge": {"number": 1, "criteria": ["service"]}}, "I giorni di servizio si contano in un anno, ma manca l'anno delle regole (year)."),
        (
            {"reduce": ["band"], "bands": [{"from": 0, "percent": 1, "since": "2026-01-01"}]},
            "Le fasce hanno date di validità, ma manca l'anno delle regole (year), o il giorno a cui valgono (on).",
        ),
        (
            {"reduce": ["band"], "bands": [{"from": 0, "percent": 1, "until": "2026-01-01"}], "year": 2026},
            "Nessuna fascia di punteggio è valida il 31/12/2026.",
        ),
    ],
)  # fmt: skip
def test_a_factor_without_its_values_is_refused(data, message):
    assert message in messages(data, "RIP13")
    assert read_rules(data)[0] is None
