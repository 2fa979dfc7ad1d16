"""The word, the sign and the tone of each state: colour never says a thing alone."""

import re
from collections.abc import Mapping
from decimal import Decimal

from traguardo.documents.library.frame import Data
from traguardo.performance.facade import STATE_WORDS, Score, State, standing

FULL = Decimal(100)
GOOD, WARN, BAD, CALM, MUTE = "good", "warn", "bad", "calm", "mute"
_STATES: Mapping[State, tuple[str, str]] = {
    State.DONE: (GOOD, "✓"),
    State.LATE: (BAD, "▲"),
    State.MEASURED: (CALM, "●"),
    State.ASSESSED: (CALM, "●"),
    State.FORCED: (CALM, "●"),
    State.CORRECTED: (CALM, "●"),
    State.IN_PROGRESS: (CALM, "→"),
    State.PARTIAL: (WARN, "▲"),
    State.DOUBTFUL: (WARN, "?"),
    State.MOVED: (WARN, "→"),
    State.NOT_DONE: (BAD, "✗"),
    State.MISSING: (BAD, "○"),
    State.REFUSED: (WARN, "?"),
    State.BLOCKED: (BAD, "■"),
}
_STANDINGS = {
    "in linea": (GOOD, "✓"),
    "concluso": (GOOD, "✓"),
    "a rischio": (WARN, "▲"),
    "in ritardo": (BAD, "▲"),
    "non valutabile": (MUTE, "○"),
}
_FULLY = re.compile(
    r"^\W*(?:interamente |pienamente |totalmente |completamente )?(?:raggiunto|conseguito|realizzato)\W*$",
    re.IGNORECASE,
)


def state_mark(score: Score) -> Data:
    """Mark of the state of a step or of an indicator; a measured indicator takes the tone of its degree."""
    tone, sign = _STATES.get(score.state, (MUTE, "○"))
    if score.state is State.MEASURED and score.degree is not None:
        tone, sign = (GOOD, "✓") if score.degree >= FULL else (WARN, "▲")
    return {"word": STATE_WORDS[score.state], "tone": tone, "sign": sign}


def standing_mark(score: Score) -> Data:
    """Mark of where an objective, a unit or the plan stands."""
    return word_mark(standing(score))


def word_mark(word: str) -> Data:
    """Mark of one of the five words."""
    tone, sign = _STANDINGS.get(word, (MUTE, "○"))
    return {"word": word, "tone": tone, "sign": sign}


def contradicts(declared: str, score: Score) -> bool:
    """Whether a report declares fully reached what the computation does not give as such."""
    return bool(_FULLY.match(declared)) and (score.degree is None or score.degree < FULL)
