"""Which decisions can be taken of a thing, given those taken before: what was suspended resumes, a forcing is asked once."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.decisions import ruling
from traguardo.performance.domain.plan import Decision, DecisionKind


class Course(StrEnum):
    """Whether a thing is being measured, or why it is not."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NOT_MEASURABLE = "not_measurable"


class NotDecidable(ValueError):  # noqa: N818 - it names the fact
    """A decision that cannot be taken; `problems`: by field («» for the whole), in Italian."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


STOPS: Mapping[DecisionKind, Course] = {
    DecisionKind.SUSPENDED: Course.SUSPENDED,
    DecisionKind.CANCELLED: Course.CANCELLED,
    DecisionKind.NOT_MEASURABLE: Course.NOT_MEASURABLE,
}
FORCING = frozenset({DecisionKind.FORCING_ASKED, DecisionKind.FORCING_GRANTED, DecisionKind.FORCING_REFUSED})
WITH_DEGREE = frozenset({DecisionKind.FORCING_ASKED, DecisionKind.FORCING_GRANTED})
WITHOUT_ACT = frozenset({DecisionKind.FORCING_ASKED})
_FROM: Mapping[DecisionKind, frozenset[Course]] = {
    DecisionKind.SUSPENDED: frozenset({Course.ACTIVE}),
    DecisionKind.NOT_MEASURABLE: frozenset({Course.ACTIVE, Course.SUSPENDED}),
    DecisionKind.CANCELLED: frozenset({Course.ACTIVE, Course.SUSPENDED, Course.NOT_MEASURABLE}),
    DecisionKind.RESUMED: frozenset(Course) - {Course.ACTIVE},
    DecisionKind.FORCING_ASKED: frozenset({Course.ACTIVE}),
    DecisionKind.FORCING_GRANTED: frozenset(Course),
    DecisionKind.FORCING_REFUSED: frozenset(Course),
}
_NOT_FROM: Mapping[Course, str] = {
    Course.ACTIVE: "È già in corso.",
    Course.SUSPENDED: "È sospeso.",
    Course.CANCELLED: "È annullato: prima va ripreso, con un atto.",
    Course.NOT_MEASURABLE: "È dichiarato non misurabile.",
}


def course(taken: Sequence[Decision], *, at: date) -> Course:
    """Where the decisions of one thing leave it on a day."""
    out = ruling(taken, at=at).out
    return STOPS[out.kind] if out else Course.ACTIVE


def waiting(taken: Sequence[Decision]) -> Decision | None:
    """The forcing that was asked and has no answer yet; None when there is none."""
    return ruling(taken, at=date.max).waiting


def granted(taken: Sequence[Decision]) -> Decision | None:
    """The forcing that was granted and stands; None when there is none."""
    given = ruling(taken, at=date.max).given
    return given if given is not None and given.kind is DecisionKind.FORCING_GRANTED else None


def refusal(kind: DecisionKind, taken: Sequence[Decision], *, at: date) -> str:
    """Why such a decision cannot be taken of a thing on a day; empty when it can."""
    now = course(taken, at=at)
    if now not in _FROM.get(kind, frozenset()):
        return _NOT_FROM[now]
    asked = waiting(taken)
    if kind is DecisionKind.FORCING_ASKED and asked is not None:
        return "Una forzatura è già stata chiesta e aspetta risposta."
    if kind is DecisionKind.FORCING_REFUSED and granted(taken) is not None:
        return ""
    if kind in FORCING - {DecisionKind.FORCING_ASKED} and asked is None:
        return "Non c'è una forzatura che aspetta risposta."
    return ""


def problems(
    decision: Decision, taken: Sequence[Decision], *, year: int, today: date, most: Fraction
) -> dict[str, str]:  # fmt: skip
    """All that keeps a decision from being taken, by field, in Italian; `most`: the highest degree, in points.

    Reason and act are required: D.Lgs. 150/2009, art. 6, c. 1 and art. 14.
    """
    found = {
        "on": _day(decision, taken, year=year, today=today),
        "until": "L'ultimo giorno viene prima del primo." if decision.until and decision.until < decision.on else "",
        "cause": "Scegli la causa." if decision.kind is DecisionKind.NOT_MEASURABLE and decision.cause is None else "",
        "degree": _degree(decision, most),
        "reason": "" if decision.reason.strip() else "Scrivi il motivo: lo leggerà chi valuta.",
        "act": "" if decision.act.strip() or decision.kind in WITHOUT_ACT else "Scrivi con quale atto.",
        "": refusal(decision.kind, taken, at=decision.on),
    }
    return {field: problem for field, problem in found.items() if problem}


def _day(decision: Decision, taken: Sequence[Decision], *, year: int, today: date) -> str:
    if decision.on.year != year:
        return f"Il giorno deve essere del {year}, l'anno del piano."
    if decision.on > today:
        return "Il giorno è nel futuro: registra il provvedimento quando ha effetto."
    if taken and decision.on < taken[-1].on:
        return f"C'è già un provvedimento del {taken[-1].on:%d/%m/%Y}: il giorno non può venire prima."
    return ""


def _degree(decision: Decision, most: Fraction) -> str:
    if decision.kind not in WITH_DEGREE:
        return ""
    if decision.degree is None or not 0 <= Fraction(decision.degree) <= most:
        return f"Scrivi un grado da 0 a {italian(most)}."
    return ""
