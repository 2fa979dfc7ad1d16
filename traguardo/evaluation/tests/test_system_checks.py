"""The check of systems of evaluation: each rule fires on its case, says it in words, and the default system is clean."""

from pathlib import Path

import pytest

from traguardo.evaluation.domain.guards import GUARD_CATALOGUE
from traguardo.evaluation.domain.system import default_data
from traguardo.evaluation.domain.system_checks import SYSTEM_CATALOGUE, catalogue_markdown, check_system
from traguardo.evaluation.tests.systems import changed, default, weights
from traguardo.kernel.finding import Severity

PAGE = Path(__file__).resolve().parents[3] / "docs" / "regole-della-valutazione.md"
STEPS = default_data()["scales"][0]["steps"]
BEHAVIOURS = default_data()["behaviours"]


def found(**parts):
    return [(finding.code, finding.message) for finding in check_system(changed(**parts))]


def scale(*steps):
    return [{"code": "cinque", "title": "Scala", "steps": [*steps]}]


def step(code, degree, text="sì"):
    return {"code": code, "title": f"gradino {code}", "degree": degree, "text": text}


def band(code, start, end):
    return {"code": code, "title": code.upper(), "start": start, "end": end}


def behaviour(**also):
    return {"code": "solo", "title": "Solo", "scale": "cinque", **also}


TERMS = default_data()["terms"]
HUNDRED = {"obiettivi": 30, "comportamenti": 10, "differenziazione": 10}
FIGURES = ["-1", "-10", "0", "100", "101", "50,5", "60", "cinque", "conciliate", "impara", "object", "solo", "utenti"]
CASES = {
    "weights": (
        {"weights": weights("staff", ente=10, unita=30, obiettivi=20, comportamenti="39.5")},
        [("VAL01", "I pesi per personale fanno 99,5, non 100.")],
    ),
    "no position": (
        {"weights": weights("manager")},
        [("VAL02", "Nessun peso per «dirigente»: chi ha questo incarico non si può valutare.")],
    ),
    "one category": (
        {"weights": [*weights("staff"), {"position": "staff", "category": "Op", "of": {"unita": 60, "comportamenti": 40}}]},
        [("VAL02", "Per «personale» ci sono pesi solo per alcune categorie: le altre restano fuori.")],
    ),
    "category beside": (
        {"weights": [*default_data()["weights"], {"position": "staff", "category": "Op", "of": {"unita": 60, "comportamenti": 41}}]},
        [("VAL01", "I pesi per personale, categoria «Op» fanno 101, non 100.")],
    ),
    "negative weight": (
        {"weights": weights("staff", ente=-10, unita=50, obiettivi=20, comportamenti=40)},
        [("VAL03", "Il peso di «ente» per personale è negativo.")],
    ),
    "weight of a behaviour": (
        {"behaviours": [behaviour(weight=0)]},
        [("VAL03", "Il peso del comportamento «Solo» non è positivo.")],
    ),
    "row twice": (
        {"weights": [*default_data()["weights"], *weights("staff", unita=60, comportamenti=40)[-1:]]},
        [("VAL04", "C'è 2 volte la riga di pesi per «personale»: non si sa quale vale.")],
    ),
    "behaviour twice": (
        {"behaviours": [behaviour(), behaviour()]},
        [("VAL04", "C'è 2 volte il comportamento «solo»: non si sa quale vale.")],
    ),
    "step twice": (
        {"scales": scale(step("1", 0), step("1", 100)), "behaviours": [behaviour()]},
        [("VAL04", "C'è 2 volte nella scala «cinque» il gradino «1»: non si sa quale vale.")],
    ),
    "scale twice": (
        {"scales": [*default_data()["scales"]] * 2},
        [("VAL04", "C'è 2 volte la scala «cinque»: non si sa quale vale.")],
    ),
    "unknown component": (
        {"weights": weights("staff", unita=60, comportamenti=20, fortuna=20)},
        [("VAL05", "I pesi per personale nominano «fortuna», che non è un componente.")],
    ),
    "unknown scale": (
        {"behaviours": [behaviour(scale="sei")]},
        [("VAL05", "«Solo» usa la scala «sei», che non c'è.")],
    ),
    "unknown step": (
        {"behaviours": [behaviour(words={"9": "ottimo"})]},
        [("VAL05", "«Solo» descrive il gradino «9», che la sua scala non ha.")],
    ),
    "idle component": (
        {"components": [*default_data()["components"], {"code": "utenti", "title": "Utenti", "kind": "unit"}]},
        [("VAL06", "«Utenti» non pesa per nessuno.")],
    ),
    "no behaviours": (
        {"behaviours": [behaviour(positions=["director", "manager", "post_holder"])]},
        [("VAL10", "Per «personale» i comportamenti pesano, ma non ce n'è nessuno.")],
    ),
    "behaviour that does not weigh": (
        {"weights": weights("staff", unita=60, obiettivi=40), "behaviours": [*BEHAVIOURS, behaviour(positions=["staff"])]},
        [("VAL11", "«Imparare e adattarsi» non pesa per nessuno di quelli a cui è chiesto."),
         ("VAL11", "«Solo» non pesa per nessuno di quelli a cui è chiesto.")],
    ),
    "one step": (
        {"scales": scale(step("1", 100)), "behaviours": [behaviour()]},
        [("VAL12", "La scala «Scala» ha meno di due gradini.")],
    ),
    "equal steps": (
        {"scales": scale(step("1", 0), step("2", 100), step("3", 100)), "behaviours": [behaviour()]},
        [("VAL13", "«Scala»: «gradino 3» non vale più di «gradino 2».")],
    ),
    "out of scale": (
        {"scales": scale(step("1", -1), step("2", 101)), "behaviours": [behaviour()]},
        [("VAL13", "«Scala», gradino «gradino 1»: il grado non è fra 0 e 100."),
         ("VAL13", "«Scala», gradino «gradino 2»: il grado non è fra 0 e 100.")],
    ),
    "low top": (
        {"scales": scale(step("1", 0), step("2", 90)), "behaviours": [behaviour()]},
        [("VAL14", "«Scala»: il gradino più alto vale 90, nessuno può arrivare a 100.")],
    ),
    "undescribed": (
        {"scales": scale(step("1", 0, ""), step("2", 50, ""), step("3", 100)), "behaviours": [behaviour(words={"2": "sì"})]},
        [("VAL15", "«Solo»: nessuna descrizione per «gradino 1».")],
    ),
    "no bands": ({"bands": []}, [("VAL20", "Nessuna fascia: il punteggio resta un numero senza parole.")]),
    "gap": (
        {"bands": [band("c", 61, 100), band("a", 0, 50), band("b", 50, 60)], "thresholds": {"bonus": 50, "negative": 50}},
        [("VAL21", "Fra «B» e «C» c'è un vuoto da 60 a 61.")],
    ),
    "overlap": (
        {"bands": [band("a", 0, 50), band("b", 50, 61), band("c", 60, 100)]},
        [("VAL21", "«B» e «C» si sovrappongono da 60 a 61.")],
    ),
    "ends": (
        {"bands": [band("a", 10, 50), band("b", 50, 60), band("c", 60, 90)]},
        [("VAL21", "La prima fascia comincia da 10, non da 0."), ("VAL21", "L'ultima fascia non finisce a 100.")],
    ),
    "empty band": (
        {"bands": [band("a", 0, 50), band("b", 50, 60), band("z", 60, 60), band("c", 60, 100)]},
        [("VAL21", "La fascia «Z» comincia dove finisce.")],
    ),
    "high threshold": (
        {"thresholds": {"bonus": 101, "negative": 50}},
        [("VAL22", "La soglia del premio è 101: fuori dalla scala da 0 a 100.")],
    ),
    "contradiction": (
        {"thresholds": {"bonus": 60, "negative": 75}},
        [("VAL22", "Sotto 75 la valutazione è negativa, ma il premio comincia da 60.")],
    ),
    "below zero": (
        {"thresholds": {"bonus": 60, "negative": -1}},
        [("VAL22", "La soglia della valutazione negativa è -1: fuori dalla scala da 0 a 100.")],
    ),
    "never negative": (
        {"thresholds": {"bonus": 60}},
        [("VAL23", "Il sistema non dice sotto quale punteggio la valutazione è negativa.")],
    ),
    "inside a band": (
        {"thresholds": {"bonus": 65, "negative": "49.5"}},
        [("VAL24", "La soglia del premio (65) cade dentro una fascia: stessa parola, conseguenze diverse."),
         ("VAL24", "La soglia negativa (49,5) cade dentro una fascia: stessa parola, conseguenze diverse.")],
    ),
    "no term": (
        {"terms": {name: term for name, term in TERMS.items() if name != "conciliate"}},
        [("VAL25", "Manca il termine per chiedere la conciliazione.")],
    ),
    "term with no act": (
        {"terms": {**TERMS, "object": {"days": 5}}},
        [("VAL26", "Il termine per contestare la valutazione non dice quale atto lo fissa.")],
    ),
    "presence": (
        {"presence": {"percent": 101, "present": ["maternità, paternità e parentale"]}},
        [("VAL27", "La presenza minima è 101,0%: deve stare fra 0% e 100%.")],
    ),
    "no spread": (
        {"differentiation": {"full": 0}},
        [("VAL28", "Lo scarto che vale grado 100 deve stare fra 0 (escluso) e 50.")],
    ),
    "much spread": (
        {"differentiation": {"full": "50.5"}},
        [("VAL28", "Lo scarto che vale grado 100 deve stare fra 0 (escluso) e 50.")],
    ),
    "manager": (
        {"weights": weights("manager", ente=5, unita=45, obiettivi=40, comportamenti=10)},
        [("VAL30", "Per dirigente la capacità di differenziare le valutazioni non pesa.")],
    ),
    "director": (
        {"weights": weights("director", ente=55, obiettivi=35, comportamenti=10)},
        [("VAL30", "Per direttore la capacità di differenziare le valutazioni non pesa.")],
    ),
    "post holder": (
        {"weights": weights("post_holder", ente=5, unita=45, obiettivi=40, comportamenti=10)},
        [("VAL31", "Per incarico di elevata qualificazione la capacità di differenziare le valutazioni non pesa.")],
    ),
    "no organisation": (
        {"weights": weights("manager", obiettivi=80, comportamenti=10, differenziazione=10)},
        [("VAL32", "Per dirigente la performance organizzativa non pesa."),
         ("VAL34", "Per dirigente ciò che dirige pesa 0, non più di ogni altro componente.")],
    ),
    "staff apart": (
        {"weights": weights("staff", comportamenti=100)},
        [("VAL33", "Per personale il contributo alla performance dell'unità non pesa.")],
    ),
    "prevailing": (
        {"weights": weights("manager", ente=5, unita=40, obiettivi=40, comportamenti=5, differenziazione=10)},
        [("VAL34", "Per dirigente ciò che dirige pesa 40, non più di ogni altro componente.")],
    ),
    "prevailing of the director": (
        {"weights": weights("director", ente=20, unita=15, obiettivi=35, comportamenti=20, differenziazione=10)},
        [("VAL34", "Per direttore ciò che dirige pesa 35, non più di ogni altro componente.")],
    ),
    "no goals": (
        {"weights": weights("post_holder", unita=80, comportamenti=15, differenziazione=5)},
        [("VAL35", "Per incarico di elevata qualificazione gli obiettivi individuali non pesano.")],
    ),
    "low payment": (
        {"guards": {"payment_share": "29.99"}},
        [("VAL36", "L'obiettivo sui tempi di pagamento vale 29,99 punti: la legge ne vuole almeno 30.")],
    ),
    "too much payment": (
        {"guards": {"payment_share": 101}},
        [("VAL36", "L'obiettivo sui tempi di pagamento vale 101 punti: la legge ne vuole almeno 30.")],
    ),
    "no room for payment": (
        {"weights": weights("manager", unita=26, obiettivi=3, ente=0, comportamenti=24, differenziazione=47), "guards": {"payment_share": 30}},
        [("VAL34", "Per dirigente ciò che dirige pesa 26, non più di ogni altro componente."),
         ("VAL36", "Per dirigente obiettivi e performance organizzativa pesano 29: un obiettivo da 30 punti sui tempi di pagamento non ci sta.")],
    ),
    "leaves": (
        {"presence": {"days": 60, "present": ["maternità", "congedo parentale"]}},
        [("VAL37", "C'è una presenza minima, ma non si dice che i congedi di maternità, paternità e parentale contano come presenza.")],
    ),
    "leaves of a ratio": (
        {"presence": {"percent": 1}},
        [("VAL37", "C'è una presenza minima, ma non si dice che i congedi di maternità, paternità e parentale contano come presenza.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_rule_fires_on_its_case_alone(name):
    parts, told = CASES[name]

    assert sorted(found(**parts)) == sorted(told)


def test_the_default_system_is_clean():
    assert check_system(default()) == []


def test_at_the_limit_nothing_fires():
    clean = {
        "no minimum": {"presence": {}},
        "whole presence": {"presence": {"percent": 100, "present": ["maternità paternità parentale"]}},
        "spread": {"differentiation": {"full": 50}},
        "thresholds": {"thresholds": {"bonus": 100, "negative": 50}},
        "payment": {"guards": {"payment_share": 80}},
        "equal thresholds": {"thresholds": {"bonus": 60, "negative": 60}},
        "room": {"weights": weights("director", ente=45, obiettivi=35, comportamenti=10, differenziazione=10)},
    }

    assert {name: found(**parts) for name, parts in clean.items()} == {name: [] for name in clean}


def test_a_finding_holds_the_figure_or_the_code_it_is_about():
    every = [finding for parts, _ in CASES.values() for finding in check_system(changed(**parts))]
    without = {finding.code for finding in every if not finding.value}
    figures = {finding.value for finding in every if finding.value not in finding.message}

    assert without == {"VAL02", "VAL10", "VAL20", "VAL21", "VAL22", "VAL23", "VAL24", "VAL27", "VAL30", "VAL31", "VAL32",
                       "VAL33", "VAL35", "VAL37"}  # fmt: skip
    assert sorted(figures) == FIGURES


def test_the_gravest_come_first_and_each_once():
    findings = check_system(changed(weights=[], bands=[], presence={"days": 1}, terms={}))
    severities = [finding.severity for finding in findings]

    assert severities == sorted(severities, key=[Severity.ERROR, Severity.WARNING, Severity.NOTE].index)
    assert len(findings) == len(set(findings))


def test_every_rule_has_a_case_and_a_card():
    fired = {code for _, told in CASES.values() for code, _ in told}

    assert fired | {"VAL00"} == {card.code for card in SYSTEM_CATALOGUE}
    assert [card.code for card in SYSTEM_CATALOGUE] == sorted({card.code for card in SYSTEM_CATALOGUE})
    assert all(
        card.title and card.reason and card.mend and card.example for card in (*SYSTEM_CATALOGUE, *GUARD_CATALOGUE)
    )


def test_the_page_of_the_rules_is_the_one_written():
    assert PAGE.read_text(encoding="utf-8") == catalogue_markdown()
