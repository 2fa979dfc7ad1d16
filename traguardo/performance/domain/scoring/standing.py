"""One word for where a thing stands, for who has a minute: «in linea», «a rischio», «in ritardo», «concluso», «non valutabile»."""

from fractions import Fraction

from traguardo.kernel.numbers import WHOLE
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.scoring.scores import LEFT_THE_SUM, Score, State

ON_TRACK, AT_RISK, LATE, FINISHED, UNKNOWN = "in linea", "a rischio", "in ritardo", "concluso", "non valutabile"
STANDINGS = (ON_TRACK, AT_RISK, LATE, FINISHED, UNKNOWN)


def standing(score: Score, system: MeasurementSystem) -> str:
    """The word for a score at its date, against the pace of what is due.

    «concluso»: all the year's weight is due, has a result, and the score is on track. Something due without a result is
    at best «a rischio». Nothing due yet is «in linea»; nothing that can be assessed, «non valutabile».
    """
    if score.state is State.NOT_DUE:
        return ON_TRACK
    if score.exact is None or score.state in {State.OTHER_YEAR, *LEFT_THE_SUM}:
        return LATE if score.state is State.MISSING else UNKNOWN
    if score.exact < system.at_risk:
        return AT_RISK if score.state is State.IN_PROGRESS else LATE
    if score.exact < system.on_track or _is_uncovered(score):
        return AT_RISK
    return FINISHED if score.exact_pace == WHOLE else ON_TRACK


def _is_uncovered(score: Score) -> bool:
    return score.exact_coverage is not None and score.exact_coverage < Fraction(WHOLE)
