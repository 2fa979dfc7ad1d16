"""Italian words for the plan's tables, fields and values, as screens and commands show them."""

from collections.abc import Mapping

from traguardo.performance.domain.plan import Outcome, OutcomeState
from traguardo.performance.domain.versions.comparison import Change

CHANGE_WORDS: Mapping[Change, str] = {
    Change.ADDED: "aggiunte",
    Change.REMOVED: "tolte",
    Change.CHANGED: "cambiate",
}
CHANGE_WORD: Mapping[Change, str] = {
    Change.ADDED: "aggiunta",
    Change.REMOVED: "tolta",
    Change.CHANGED: "cambiata",
}
KINDS: Mapping[str, str] = {
    "plan": "piano",
    "units": "unità",
    "nodes": "obiettivi strategici e operativi",
    "programmes": "programmi di bilancio",
    "objectives": "obiettivi",
    "steps": "fasi",
    "indicators": "indicatori",
    "links": "collegamenti",
    "measurements": "rilevazioni",
    "decisions": "provvedimenti",
    "restatements": "ripetizioni nel documento",
    "figures": "cifre delle tabelle",
    "changes": "variazioni percentuali stampate",
    "computations": "indici con formula",
}
ATTRIBUTES: Mapping[str, str] = {
    "title": "titolo",
    "name": "nome",
    "kind": "tipo",
    "units": "unità",
    "parent": "fa parte di",
    "weight": "peso",
    "year": "anno",
    "first_year": "primo anno",
    "last_year": "ultimo anno",
    "years": "anni",
    "reporting_date": "data della rendicontazione",
    "situation": "situazione di partenza",
    "criticality": "criticità",
    "expected": "situazione attesa",
    "benefits": "benefici",
    "method": "modalità",
    "people": "persone coinvolte",
    "costs": "costi",
    "overall_indicator": "indicatore complessivo",
    "head": "responsabile",
    "declared_outcome": "esito dichiarato",
    "report": "relazione",
    "tags": "etichette",
    "due_printed": "scadenza stampata",
    "due": "scadenza",
    "description": "descrizione",
    "indicator": "indicatore di completamento",
    "goal": "finalità",
    "mode": "modalità",
    "printed_year_weights": "pesi dell'anno stampati",
    "outcome": "risultato",
    "moved_to": "spostata al",
    "variation": "variazione",
    "cancelled": "annullata",
    "note": "nota",
    "algorithm": "algoritmo",
    "formula": "formula",
    "variable_units": "unità delle variabili",
    "continues": "continua",
    "until": "fino al",
    "cause": "causa",
    "reason": "motivo",
    "act": "atto",
    "degree": "grado",
    "unit_of_measure": "unità di misura",
    "direction": "verso",
    "source": "fonte",
    "frequency": "frequenza",
    "baseline": "valore di partenza",
    "targets": "valori attesi",
    "rule": "regola",
    "bands": "fasce",
    "missing": "se manca il dato",
    "variables": "variabili",
    "on": "data",
    "by": "inserita da",
    "extra": "altre colonne",
}
DIRECTIONS: Mapping[str, str] = {
    "higher": "meglio se cresce",
    "lower": "meglio se cala",
    "by_date": "entro una data",
    "range": "dentro un intervallo",
}
LEVELS: Mapping[str, str] = {
    "purpose": "Finalità",
    "area": "Area",
    "strategic": "Obiettivo strategico",
    "operational": "Obiettivo operativo",
}
RULES: Mapping[str, str] = {
    "RATIO_UP": "rapporto fra ottenuto e atteso",
    "RATIO_DOWN_INVERSE": "rapporto fra atteso e ottenuto",
    "RATIO_DOWN_LINEAR": "doppio dell'atteso meno l'ottenuto, sull'atteso",
    "INTERPOLATED": "quanta strada è stata fatta dal valore di partenza a quello atteso",
    "THRESHOLD": "soglia: raggiunto o no",
    "BANDS": "fasce di valori",
    "DATE_BANDS": "fasce per giorni di ritardo",
    "RANGE": "dentro un intervallo",
    "JUDGEMENT": "giudizio su una scala",
    "FREQUENCY": "quante volte sulle previste",
    "COMPOSITE": "media pesata degli indicatori che lo compongono",
    "MANUAL": "valutazione motivata",
}
OUTCOMES: Mapping[str, str] = {
    "done": "fatto",
    "done_with_reserve": "da decidere: le parole non bastano a dire se è fatto",
    "partial": "fatto in parte",
    "replanned": "rinviato",
    "cancelled": "annullato",
    "not_done": "non fatto",
    "recurring": "attività che si ripete",
    "not_reported": "nessun risultato",
}


def read_as(outcome: Outcome) -> str:
    """How a result was read, in a word: a value is only a value, whatever it says of the goal."""
    if outcome.value is not None and outcome.state is OutcomeState.DONE:
        return "valore"
    return OUTCOMES.get(outcome.state, outcome.state.value)


def kind_name(kind: str) -> str:
    """The table's name in Italian."""
    return KINDS.get(kind, kind)


def attribute_name(attribute: str) -> str:
    """The field's name in Italian."""
    return ATTRIBUTES.get(attribute, attribute.replace("_", " "))
