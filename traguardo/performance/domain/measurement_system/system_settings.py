"""The settings of a measurement system as people change them: groups, names, words of each choice, and values as text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from traguardo.performance.domain.measurement_system import CHOICES, default_settings
from traguardo.performance.domain.measurement_system.reading import LEVELS

Value = object
FIRST: tuple[str, ...] = tuple(default_settings())
YES, NO = "si", "no"
GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "regole": ("Regole", ("rule", "zero_target")),
    "fasce": ("Fasce e scale", ("date_bands", "bands_edge", "judgement", "whole_bands", "bonus")),
    "valori": ("Valori che mancano", ("missing", "not_applicable", "not_applicable_counts", "interim", "done_without_date")),
    "somma": (
        "Dal basso in alto",
        ("objective_from", "roll_up", "whole_from", "weights", "weighing", "cap", "floor", "caps", "decimals", "round_before_roll_up", "rounding"),
    ),
    "parole": ("Nome e parole", ("name", "on_track", "at_risk")),
}  # fmt: skip
LABELS: Mapping[str, str] = {
    "name": "Nome del sistema",
    "version": "Versione",
    "rule": "Quale regola misura quale atteso",
    "zero_target": "Regola quando l'atteso è zero",
    "date_bands": "Fasce per giorni di ritardo",
    "bands_edge": "Un valore sul confine di due fasce",
    "judgement": "Scala dei giudizi",
    "whole_bands": "Fasce del punteggio del piano",
    "bonus": "Fasce del premio",
    "missing": "Se il valore manca",
    "not_applicable": "Parole che vogliono dire «non applicabile»",
    "not_applicable_counts": "Un «non applicabile»",
    "interim": "Un valore prima della scadenza",
    "done_without_date": "«Raggiunto» senza data",
    "objective_from": "Il grado di un obiettivo viene da",
    "roll_up": "Come si sommano i gradi",
    "whole_from": "Il punteggio del piano viene da",
    "weights": "Pesi che non fanno 100",
    "weighing": "Pesi a ogni livello",
    "cap": "Grado massimo",
    "floor": "Grado minimo",
    "caps": "Tetto a ogni livello",
    "decimals": "Decimali che si stampano",
    "round_before_roll_up": "Arrotonda prima della media",
    "rounding": "Arrotondamento a ogni livello",
    "on_track": "«In linea» da quanti punti",
    "at_risk": "«A rischio» da quanti punti",
}
LEVEL_WORDS = {
    "rows": "fasi e indicatori",
    "objectives": "obiettivi",
    "areas": "aree, nodi e unità",
    "whole": "punteggio del piano",
}
RULE_WORDS: Mapping[str, str] = {
    "RATIO_UP": "a / t", "RATIO_DOWN_INVERSE": "t / a", "RATIO_DOWN_LINEAR": "(2t − a) / t",
    "INTERPOLATED": "strada fatta", "THRESHOLD": "soglia", "BANDS": "fasce", "DATE_BANDS": "fasce di ritardo",
    "RANGE": "intervallo", "JUDGEMENT": "giudizio", "FREQUENCY": "volte fatte", "COMPOSITE": "media delle parti", "MANUAL": "grado motivato",
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, str]] = {
    "zero_target": RULE_WORDS,
    "bands_edge": {"low": "è della fascia che comincia lì", "high": "è della fascia che finisce lì"},
    "roll_up": {"weighted_mean": "media pesata", "sum": "somma dei punti pesati", "worst": "vale il peggiore"},
    "objective_from": {"indicators": "dai suoi indicatori, se ne ha", "steps": "dalle sue fasi, se ne ha", "both": "da indicatori e fasi, metà e metà"},
    "whole_from": {"objectives": "dagli obiettivi", "nodes": "dai nodi in cima all'albero", "units": "dalle unità", "areas": "dalle aree"},
    "not_applicable_counts": {"missing": "conta come un valore che manca", "out": "esce dal calcolo con il suo peso", "full": "vale 100", "zero": "vale zero"},
    "weights": {"allow": "si riportano alla loro somma", "block": "fermano il calcolo"},
    "done_without_date": {"ask": "resta da decidere", "full": "vale per intero"},
    "interim": {"show": "si mostra e non conta", "count": "conta"},
    "missing": {"ZERO": "vale zero", "EXCLUDE": "esce dal calcolo con il suo peso", "FREEZE_PREVIOUS": "vale quello precedente", "BLOCK": "ferma il calcolo"},
    "weighing": {"given": "contano i pesi del piano", "equal": "pesi uguali"},
    "rounding": {"none": "nessuno", "half_up": "metà in su", "half_even": "metà al pari", "truncate": "troncato"},
    "round_before_roll_up": {YES: "sì", NO: "no"},
}  # fmt: skip
NUMBERS = frozenset({"cap", "floor", "decimals", "on_track", "at_risk"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A setting as a page shows it."""

    name: str
    label: str
    text: str
    reason: str


def lines(data: Mapping[str, object], names: Sequence[str] = FIRST) -> list[Line]:
    """Settings in words, in the given order; what the system does not say is shown as it is by default."""
    whole = {**default_settings(), **data}
    return [
        Line(name=name, label=label_of(name), text=in_words(name, whole[name]), reason=reason_of(whole[name]))
        for name in names
        if name in whole and name not in {"rule", "version"}
    ]


def label_of(name: str) -> str:
    """The Italian name of a setting."""
    return LABELS.get(name, name.replace("_", " "))


def reason_of(value: Value) -> str:
    """The reason written beside a value."""
    return str(value.get("reason", "")) if isinstance(value, Mapping) else ""


def bare(value: Value) -> Value:
    """A setting's own value, without its reason; tables keep their entries."""
    if isinstance(value, Mapping):
        return value["value"] if "value" in value else {key: each for key, each in value.items() if key != "reason"}
    return value


def in_words(name: str, value: Value) -> str:
    """A value as an Italian reader would say it."""
    own = bare(value)
    if isinstance(own, Mapping):
        told = [f"{LEVEL_WORDS.get(key, key)}: {_entry(name, each)}" for key, each in own.items()]
        return "; ".join(told) or "nessuno"
    if isinstance(own, bool):
        return "sì" if own else "no"
    return WORDS.get(name, {}).get(str(own), shown(own))


def _entry(name: str, each: Value) -> str:
    if isinstance(each, Mapping):
        mode = str(each.get("mode", "none"))
        places = f" a {each.get('places', 2)} decimali" if mode != "none" else ""
        return f"{WORDS['rounding'].get(mode, mode)}{places}"
    return WORDS.get(name, {}).get(str(each), shown(each))


def shown(value: Value) -> str:
    """A value as one types it: lists and tables on one line, numbers with the comma."""
    own = bare(value)
    if isinstance(own, Mapping):
        return "; ".join(f"{key}: {shown(each)}" for key, each in own.items())
    if isinstance(own, list | tuple):
        return "; ".join(shown(each) for each in own)
    if isinstance(own, float):
        return str(own).replace(".", ",")
    return "" if own is None else str(own)


def in_order(data: Mapping[str, object]) -> dict[str, object]:
    """The settings in the order of the default system, what it does not know last: an archive keeps no order."""
    known = [name for name in FIRST if name in data]
    return {name: _sorted(name, data[name]) for name in [*known, *sorted(set(data) - set(known))]}


def _sorted(name: str, value: Value) -> Value:
    if name == "judgement" and isinstance(value, Mapping):
        steps = sorted((key for key in value if key != "reason"), key=lambda key: float(str(value[key])))
        return {key: value[key] for key in [*steps, *(["reason"] if "reason" in value else [])]}
    if name in LEVELS and isinstance(value, Mapping):
        keys = [level.value for level in LEVELS[name] if level.value in value]
        return {key: value[key] for key in [*keys, *(["reason"] if "reason" in value else [])]}
    if name == "rule" and isinstance(value, list):
        return [{key: each[key] for key in ("kinds", "direction", "rule", "reason") if key in each} for each in value]
    return {key: value[key] for key in ("value", "reason") if key in value} if isinstance(value, Mapping) else value


def options(name: str) -> list[tuple[str, str]]:
    """What a setting may be, with its words; empty where it is typed freely."""
    if name == "round_before_roll_up":
        return list(WORDS[name].items())
    return [(value, WORDS.get(name, {}).get(value, value)) for value in CHOICES.get(name, ())]
