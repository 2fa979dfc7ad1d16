"""Gathers the plain data of the Relazione: the answer, what is late, results, variations, sources, what has no figure."""

from traguardo.documents.library.frame import Data, Material, frame
from traguardo.documents.library.pdo.build import has_sheets
from traguardo.documents.library.relazione import results, summary
from traguardo.documents.library.relazione.evidence import Evidence
from traguardo.documents.library.tree import contributors, groups, outside
from traguardo.performance.facade import Plan, PlanScore

RULES = {
    "RATIO_UP": ("Più è meglio", "risultato diviso valore atteso"),
    "RATIO_DOWN_INVERSE": ("Meno è meglio", "valore atteso diviso risultato"),
    "RATIO_DOWN_LINEAR": (
        "Meno è meglio, in linea retta",
        "due volte il valore atteso meno il risultato, diviso il valore atteso",
    ),
    "INTERPOLATED": ("Strada fatta", "strada fatta dal valore di partenza diviso strada da fare fino al valore atteso"),
    "THRESHOLD": ("Soglia", "100 se la soglia è rispettata, altrimenti 0"),
    "BANDS": ("Fasce", "il punteggio della fascia in cui cade il risultato"),
    "DATE_BANDS": ("Fasce di giorni", "il punteggio della fascia in cui cadono i giorni di ritardo"),
    "RANGE": ("Intervallo", "100 dentro l'intervallo, altrimenti 0"),
    "JUDGEMENT": ("Giudizio", "il punteggio del gradino di giudizio"),
    "FREQUENCY": ("Frequenza", "volte fatte diviso volte attese"),
    "COMPOSITE": ("Composto", "media pesata dei sotto-indicatori"),
    "MANUAL": ("Decisione motivata", "il punteggio deciso da chi valuta, con la sua ragione"),
}


def build(material: Material) -> Data:
    """Everything the Relazione prints, and nothing else: kept as JSON inside the PDF."""
    plan, score = material.plan, material.score
    found = results.Findings(plan, score)
    detailed = has_sheets(plan)
    return {
        **frame(material),
        "kind": "relazione",
        "answer": summary.answer(plan, score),
        "charts": summary.charts(score),
        "behind": summary.behind(score, found),
        "objectives": results.objectives(plan, score, found) if detailed else [],
        "groups": [] if detailed else tables(plan, score, found),
        "whole": whole(plan, score),
        "variations": results.variations(plan, (pair for pairs in found.steps.values() for pair in pairs)),
        "not_computed": summary.not_computed(score),
        "rules": rules(score),
        "sources": sources(plan, found),
    }


def tables(plan: Plan, score: PlanScore, found: results.Findings) -> list[Data]:
    """For a tree-shaped plan: the indicators of the year by strategic objective."""
    under = contributors(plan)
    active = {each.code for each in results.of_the_year(score)}
    seen: set[str] = set()
    gathered: list[Data] = []
    for head, nodes in groups(plan):
        rows: list[Data] = []
        for node in nodes:
            fresh = [code for code in under.get(node.code, []) if code not in seen and code in active]
            seen.update(fresh)
            rows += [{"node": f"{node.code} {node.title}", **row} for code in fresh for row in found.measures(code)]
        gathered.append({"code": head.code if head else "", "title": head.title if head else "Altri", "rows": rows})
    rest = [{"node": "", **row} for code in outside(plan) if code in active for row in found.measures(code)]
    gathered.append({"code": "", "title": "Senza obiettivo strategico", "rows": rest})
    return [group for group in gathered if group["rows"]]


def whole(plan: Plan, score: PlanScore) -> list[Data]:
    """One line an objective of the year."""
    by_code = {objective.code: objective for objective in plan.objectives}
    return [results.headline(plan, by_code[each.code], each) for each in results.of_the_year(score)]


def rules(score: PlanScore) -> list[Data]:
    """The scoring rules that were used, in words, with how many times."""
    used = [each.rule for each in (*score.indicators, *score.steps) if each.rule and each.degree is not None]
    return [
        {"name": name, "how": how, "count": used.count(rule)} for rule, (name, how) in RULES.items() if rule in used
    ]


def sources(plan: Plan, found: results.Findings) -> list[Data]:
    """Where each result comes from: file place, source, who and when."""
    indicators = [(each.code, "indicatore", found.results.of_indicator(each)) for each in plan.indicators]
    steps = [(each.code, "attività", found.results.of_step(each)) for each in plan.steps]
    return [_source(code, kind, evidence) for code, kind, evidence in (*indicators, *steps) if evidence.outcome]


def _source(code: str, kind: str, evidence: Evidence) -> Data:
    return {
        "code": code,
        "kind": kind,
        "result": evidence.printed,
        "on": evidence.on,
        "source": evidence.source,
        "by": evidence.by,
        "place": str(evidence.place),
    }
