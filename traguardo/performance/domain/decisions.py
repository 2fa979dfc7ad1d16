"""What stands decided of each thing at a date: what took it out of the sum, what degree it was given, by whom and why.

Rules: D.Lgs. 150/2009, art. 6, c. 1, art. 7 and 14. No clock: the date comes in.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.kernel.numbers import points
from traguardo.performance.domain.plan import Cause, Decision, DecisionKind, Plan

LEAVING = frozenset({DecisionKind.SUSPENDED, DecisionKind.CANCELLED, DecisionKind.NOT_MEASURABLE})
GIVING = frozenset({DecisionKind.FORCING_GRANTED, DecisionKind.OVERRIDE})
SUBJECT_WORDS: Mapping[str, str] = {"objective": "obiettivo", "step": "fase", "indicator": "indicatore"}
DECISION_WORDS: Mapping[str, str] = {
    DecisionKind.SUSPENDED: "sospeso",
    DecisionKind.CANCELLED: "annullato",
    DecisionKind.NOT_MEASURABLE: "non misurabile",
    DecisionKind.RESUMED: "ripreso",
    DecisionKind.FORCING_ASKED: "forzatura chiesta",
    DecisionKind.FORCING_GRANTED: "forzatura concessa",
    DecisionKind.FORCING_REFUSED: "forzatura negata",
    DecisionKind.OVERRIDE: "correzione manuale",
}
CAUSE_WORDS: Mapping[str, str] = {
    Cause.EXTERNAL: "fuori dal controllo dell'ente",
    Cause.INTERNAL: "dipende dall'ente",
    Cause.BADLY_BUILT: "costruito male",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What holds of one thing. `out`: it left the sum; `given`: its degree was granted or corrected.

    `request`: the forcing asked that `given` answers; `waiting`: one asked and not yet answered, which changes nothing.
    `void`: decisions that do not hold, because of what they lack.
    """

    out: Decision | None = None
    given: Decision | None = None
    request: Decision | None = None
    waiting: Decision | None = None
    void: tuple[Decision, ...] = ()


NOTHING = Ruling()


def ruling(taken: Sequence[Decision], *, at: date) -> Ruling:
    """What the decisions of one thing make together on a day: by date, then in the order given; the later wins.

    A suspension ends by itself after its last day. A refusal answers the request that waits; with none waiting it takes
    back the forcing granted.
    """
    out = given = request = waiting = None
    void: list[Decision] = []
    for each in sorted(taken, key=lambda decision: decision.on):
        if each.on > at:
            continue
        if flaw(each):
            void.append(each)
        elif each.kind in LEAVING or each.kind is DecisionKind.RESUMED:
            out = each if each.kind in LEAVING else None
        elif each.kind is DecisionKind.FORCING_ASKED:
            waiting = each
        elif each.kind in GIVING:
            request = waiting if each.kind is DecisionKind.FORCING_GRANTED else None
            given, waiting = each, None if each.kind is DecisionKind.FORCING_GRANTED else waiting
        else:
            given, request = _refused(given, request, waiting)
            waiting = None
    if out is not None and out.until is not None and out.until < at:
        out = None
    return Ruling(out=out, given=given, request=request, waiting=waiting, void=tuple(void))


def flaw(decision: Decision) -> str:
    """Why a decision does not hold, in Italian; empty when it does."""
    return ", ".join(flaws(decision).values())


def flaws(decision: Decision) -> dict[str, str]:
    """What keeps a decision from holding, in Italian, by the attribute that should mend it."""
    found = {
        "reason": ("senza motivo", decision.kind is DecisionKind.OVERRIDE and not decision.reason.strip()),
        "degree": ("senza grado", decision.kind in GIVING and decision.degree is None),
        "cause": ("senza causa", decision.kind is DecisionKind.NOT_MEASURABLE and decision.cause is None),
        "until": (
            "con l'ultimo giorno prima del primo",
            decision.until is not None and decision.until < decision.on,
        ),
    }
    return {attribute: said for attribute, (said, is_so) in found.items() if is_so}


class Rulings:
    """Rulings on every thing of a plan at a date, by kind and code; what has none answers NOTHING."""

    def __init__(self, plan: Plan, *, at: date) -> None:
        taken: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in plan.decisions:
            taken[decision.subject_kind, decision.subject].append(decision)
        self._rulings = {subject: ruling(decisions, at=at) for subject, decisions in taken.items()}

    def of(self, kind: str, code: str) -> Ruling:
        """The ruling on a thing itself; not on what it belongs to."""
        return self._rulings.get((kind, code), NOTHING)


def left_in_words(decision: Decision) -> str:
    """Why a thing is out of the sum: what, since when and until when, by whom, which act, which cause, which reason."""
    term = f" al {decision.until:%d/%m/%Y}" if decision.until else ""
    said = _by_whom(decision, cause=CAUSE_WORDS[decision.cause] if decision.cause else "")
    return f"{DECISION_WORDS[decision.kind].capitalize()} dal {decision.on:%d/%m/%Y}{term}{said}: esce dal calcolo con il suo peso."


def given_in_words(found: Ruling) -> str:
    """Whence a granted forcing or a correction by hand comes: who asked, who granted it and when, which act, why."""
    given = found.given
    if given is None or given.degree is None:
        return ""
    degree = points(given.degree)
    if given.kind is DecisionKind.OVERRIDE:
        return f"{DECISION_WORDS[given.kind].capitalize()}: {degree} punti, dal {given.on:%d/%m/%Y}{_by_whom(given)}."
    asked = (
        f"chiesto da {found.request.by.strip() or 'chi ne risponde'}"
        if found.request
        else "senza una richiesta scritta"
    )
    reason = given.reason.strip() or (found.request.reason.strip() if found.request else "")
    why = _named("atto", given.act) + _named("motivo", reason)
    return f"Forzato a {degree} punti: {asked}, concesso dal nucleo il {given.on:%d/%m/%Y}{why}."


def remarks(found: Ruling) -> str:
    """What was asked or written and changes nothing: a request that waits, decisions that lack something."""
    told = [f" Il provvedimento del {each.on:%d/%m/%Y} è {flaw(each)}: non vale." for each in found.void]
    if found.waiting is not None:
        asked = f" a {points(found.waiting.degree)} punti" if found.waiting.degree is not None else ""
        told.append(f" Forzatura{asked} chiesta il {found.waiting.on:%d/%m/%Y}, non ancora concessa: non cambia nulla.")
    return "".join(told)


def _refused(
    given: Decision | None, request: Decision | None, waiting: Decision | None
) -> tuple[Decision | None, Decision | None]:
    """What a refusal leaves: all that was given if it answers a request, else a forcing is taken back."""
    if waiting is not None or given is None or given.kind is DecisionKind.OVERRIDE:
        return given, request
    return None, None


def _by_whom(decision: Decision, *, cause: str = "") -> str:
    by = f" da {decision.by.strip()}" if decision.by.strip() else ""
    return by + _named("causa", cause) + _named("atto", decision.act) + _named("motivo", decision.reason)


def _named(name: str, text: str) -> str:
    return f", {name}: {text.strip().rstrip('.')}" if text.strip() else ""
