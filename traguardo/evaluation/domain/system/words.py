"""A system of evaluation in words, line by line: what its page tells and what two versions are compared by."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from traguardo.evaluation.domain.system.parts import (
    Behaviour,
    BelowPresence,
    Missing,
    Position,
    Scale,
    SecondInstance,
    Step,
    System,
    Weights,
)
from traguardo.kernel.italian import it_share, with_article
from traguardo.kernel.numbers import italian
from traguardo.kernel.term import Term
from traguardo.kernel.wording import listed

MISSING = {
    Missing.REFUSE: "senza il grado il punteggio non si calcola",
    Missing.REWEIGH: "ciò che manca esce dal calcolo e il resto pesa in proporzione",
}
BELOW = {
    BelowPresence.NOT_EVALUATED: "non si valuta",
    BelowPresence.NO_BONUS: "si valuta, senza premio",
}
SECOND = {
    SecondInstance.BOARD: "il nucleo di valutazione",
    SecondInstance.SECOND_EVALUATOR: "un secondo valutatore: chi dirige il valutatore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A setting: `key` is the same in every version, `label` and `text` are words."""

    key: str
    label: str
    text: str


def lines(system: System) -> tuple[Line, ...]:
    """Every setting of a system in words, in the order a reader meets them."""
    found = (_whole(system), _parts(system), _behaviours(system), _outcomes(system), _terms(system), _guards(system))
    return tuple(Line(key=key, label=label, text=text) for each in found for key, label, text in each)


Told = Iterator[tuple[str, str, str]]


def _whole(system: System) -> Told:
    yield "title", "Titolo", system.title
    yield "first_year", "Vale dal", str(system.first_year)
    yield "self", "Autovalutazione", "obbligatoria, si vede, non pesa" if system.self_evaluation else "facoltativa"
    yield "second", "Chi decide sulle contestazioni", SECOND[system.second_instance]
    yield "decimals", "Decimali del punteggio", str(system.decimals)


def _parts(system: System) -> Told:
    for part in system.components:
        told = "; ".join(text for text in (part.kind.label, MISSING[part.missing], part.text) if text)
        yield f"component {part.code}", f"Componente «{part.title}»", told
    for row in system.weights:
        yield f"weights {row.position} {row.category}", f"Pesi: {whose(row)}", weights_in_words(system, row)


def _behaviours(system: System) -> Told:
    for scale in system.scales:
        steps = "; ".join(_step(step) for step in scale.steps)
        yield f"scale {scale.code}", f"Scala «{scale.title}»", steps
    for each in system.behaviours:
        yield f"behaviour {each.code}", f"Comportamento «{each.title}»", _behaviour(each)


def _step(step: Step) -> str:
    told = f"{step.title} {italian(step.degree)}"
    return f"{told} ({step.text})" if step.text else told


def _behaviour(each: Behaviour) -> str:
    told = [each.text, f"chiesto a: {asked_in_words(each)}", f"peso {italian(each.weight)}", f"scala «{each.scale}»"]
    told += [f"gradino {step}: {words}" for step, words in each.words.items()]
    return "; ".join(text for text in told if text)


def _outcomes(system: System) -> Told:
    for band in system.bands:
        yield (
            f"band {band.code}",
            f"Fascia «{band.title}»",
            f"da {italian(band.start)} a {italian(band.end)}{f': {band.text}' if band.text else ''}",
        )
    yield "bonus", "Premio", f"da {italian(system.thresholds.bonus)} punti in su"
    yield "negative", "Valutazione negativa", f"sotto {italian(system.thresholds.negative)} punti"
    yield "presence", "Presenza minima", presence_in_words(system)
    yield "present", "Assenze che contano come presenza", listed(system.presence.present, limit=50) or "nessuna"


def _terms(system: System) -> Told:
    for clock, term in system.terms.items():
        yield f"term {clock}", f"Termine {clock.label}", term_in_words(term)


def _guards(system: System) -> Told:
    guards, rule = system.guards, system.differentiation
    units = f"; unità che pagano: {listed(guards.paying_units, limit=50)}" if guards.paying_units else ""
    yield (
        "payment",
        "Obiettivo sui tempi di pagamento",
        f"almeno {italian(guards.payment_share)} punti, etichetta «{guards.payment_tag}»{units}",
    )
    yield "training", "Obiettivo sulla formazione", f"etichetta «{guards.training_tag}»"
    yield (
        "differentiation",
        "Grado di differenziazione",
        f"100 con {italian(rule.full)} punti di distanza media dalla media, con almeno {rule.least} valutazioni",
    )


def whose(row: Weights) -> str:
    """«personale», «personale, categoria «Operatori»»."""
    return f"{row.position.label}, categoria «{row.category}»" if row.category else row.position.label


def weights_in_words(system: System, row: Weights) -> str:
    """The components that weigh in a row, with their points."""
    named = ((part.title, row.of.get(part.code, Fraction(0))) for part in system.components)
    return "; ".join(f"{title} {italian(weight)}" for title, weight in named if weight)


def asked_in_words(behaviour: Behaviour) -> str:
    """Who a behaviour is asked of."""
    return listed(position.label for position in behaviour.positions or Position)


def presence_in_words(system: System) -> str:
    """The minimum presence and what happens below it."""
    rule = system.presence
    told = [f"almeno {rule.days} giorni di servizio nell'anno"] if rule.days else []
    told += [f"almeno {with_article('il', it_share(rule.ratio, 0))} dei giorni dovuti"] if rule.ratio else []
    return f"{' e '.join(told)}; sotto, {BELOW[rule.below]}" if told else "nessun minimo"


def term_in_words(term: Term) -> str:
    """«10 giorni (D.Lgs. 150/2009, art. 7)»."""
    days = f"{term.days} giorni lavorativi" if term.working else f"{term.days} giorni"
    return f"{days} ({term.law})" if term.law.act else days


def steps_of(scale: Scale, behaviour: Behaviour) -> tuple[tuple[str, Fraction, str], ...]:
    """Each step of a behaviour: title, degree, and what one sees at it, in the behaviour's words or the scale's."""
    return tuple((step.title, step.degree, behaviour.words.get(step.code) or step.text) for step in scale.steps)
