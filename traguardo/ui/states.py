"""The five words for how things stand, the same on every screen: each with its icon and colour, never colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`key` names the colour in the style sheet; `icon` a symbol of the sprite."""

    word: str
    key: str
    icon: str
    gloss: str


ON_TRACK = State(
    word="in linea", key="on-track", icon="it-check-circle", gloss="procede secondo i tempi e i valori attesi"
)
LATE = State(
    word="in ritardo", key="late", icon="it-clock", gloss="una scadenza è passata o il valore è sotto il passo"
)
AT_RISK = State(
    word="a rischio", key="at-risk", icon="it-warning-circle", gloss="senza un intervento non arriva al valore atteso"
)
DONE = State(word="concluso", key="done", icon="it-flag", gloss="completato: non chiede altro lavoro")
NOT_ASSESSABLE = State(
    word="non valutabile", key="not-assessable", icon="it-help-circle", gloss="mancano i dati per dire come va"
)
STATES = (ON_TRACK, LATE, AT_RISK, DONE, NOT_ASSESSABLE)
_BY_NAME = {name: each for each in STATES for name in (each.word, each.key, each.key.replace("-", "_"))}


def state(name: object) -> State:
    """The state for its Italian word or its key. One that is not known is shown as not assessable, never hidden."""
    if isinstance(name, State):
        return name
    return _BY_NAME.get(str(name).strip().lower(), NOT_ASSESSABLE)
