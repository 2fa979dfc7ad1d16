"""Invented sheets worked out by the very engine that scores the true ones: how a system is told to who is measured by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from traguardo.evaluation.domain.scoring import (
    GoalFact,
    SheetFacts,
    SheetScore,
    YearScore,
    YearSheet,
    score_sheet,
    score_year,
)
from traguardo.evaluation.domain.system import Clock, Kind, Position, System, behaviours_for, components_for
from traguardo.evaluation.domain.system.words import SECOND, presence_in_words, term_in_words
from traguardo.kernel.numbers import italian, points

WHOLE_YEAR, PART_YEAR = 365, 90
DEGREES = {
    Kind.AUTHORITY: (("Risultato dell'ente", 100, 92),),
    Kind.UNIT: (("Risultato dell'unità", 100, 85),),
    Kind.GOALS: (("Primo obiettivo", 60, 100), ("Secondo obiettivo", 40, 70)),
    Kind.DIFFERENTIATION: (("Valutazioni date ai collaboratori", 100, 50),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sheet of a position, invented, with its score and what a whole year of it comes to."""

    position: Position
    sheet: SheetScore
    year: YearScore


def examples(system: System) -> tuple[Example, ...]:
    """One example for each position the system has weights for."""
    return tuple(_example(system, position) for position in Position if components_for(system, position))


def _example(system: System, position: Position) -> Example:
    sheet = score_sheet(system, _facts(system, position))
    days = max(WHOLE_YEAR, system.presence.days)
    return Example(
        position=position,
        sheet=sheet,
        year=score_year(system, [YearSheet(number=1, days=days, score=sheet.score)]),
    )


def _facts(system: System, position: Position) -> SheetFacts:
    goals = [
        GoalFact(component=part.code, title=title, weight=Fraction(weight), degree=Fraction(degree))
        for part in system.components
        for title, weight, degree in DEGREES.get(part.kind, ())
    ]
    judgements = dict(_steps(system, position))
    return SheetFacts(position=position, goals=goals, judgements=judgements)


def _steps(system: System, position: Position) -> Iterator[tuple[str, str]]:
    """For each behaviour the step under the highest, then the highest, in turn."""
    for place, each in enumerate(behaviours_for(system, position)):
        scale = system.scale(each.scale)
        if scale and scale.steps:
            yield each.code, scale.steps[-1 if place % 2 else max(len(scale.steps) - 2, 0)].code


def questions(system: System) -> tuple[tuple[str, str], ...]:
    """«What happens if…»: questions and their answers, from the settings."""
    return (*_of_scores(system), *_of_presence(system), *_of_time(system))


def _of_scores(system: System) -> Iterator[tuple[str, str]]:
    bonus, negative = system.thresholds.bonus, system.thresholds.negative
    yield (
        f"Il mio punteggio è sotto {italian(bonus)}",
        f"Non hai diritto al premio di quell'anno. Da {italian(bonus)} in su sì.",
    )
    if negative:
        yield (
            f"Il mio punteggio è sotto {italian(negative)}",
            "La valutazione è negativa. Se lo è ogni anno per tre anni di seguito conta per l'insufficiente rendimento "
            "(D.Lgs. 165/2001, art. 55-quater, c. 1, lett. f-quinquies).",
        )
    refusing, reweighing = _by_missing(system)
    if refusing:
        yield ("Manca un grado o un giudizio", f"Il punteggio non si calcola finché non c'è: {refusing}.")
    if reweighing:
        yield (
            "Un grado non si può dire",
            f"Esce dal calcolo e il resto pesa al suo posto, in proporzione. Vale per: {reweighing}.",
        )


def _by_missing(system: System) -> tuple[str, str]:
    titles: dict[str, list[str]] = {"refuse": [], "reweigh": []}
    for part in system.components:
        titles[part.missing.value].append(part.title.lower())
    return ", ".join(titles["refuse"]), ", ".join(titles["reweigh"])


def _of_presence(system: System) -> Iterator[tuple[str, str]]:
    rule = system.presence
    if rule.days or rule.ratio:
        saved = f" Contano come presenza: {', '.join(rule.present)}." if rule.present else ""
        yield "Sono stato presente poco", f"La presenza minima: {presence_in_words(system)}.{saved}"
    yield "Cambio unità o valutatore durante l'anno", _two_sheets(system)


def _two_sheets(system: System) -> str:
    """Two sheets of a year, worked out."""
    parts = ((PART_YEAR, 70), (WHOLE_YEAR - PART_YEAR, 90))
    exact = sum((Fraction(days * score) for days, score in parts), Fraction(0)) / WHOLE_YEAR
    told = " e ".join(f"{days} giorni con {score} punti" for days, score in parts)
    return f"Hai una scheda per ogni periodo, e pesano i giorni. Per esempio {told} fanno {points(exact)} punti."


def _of_time(system: System) -> Iterator[tuple[str, str]]:
    terms = {clock: term_in_words(term) for clock, term in system.terms.items()}
    if Clock.ACKNOWLEDGE in terms:
        yield "Ricevo la scheda con gli obiettivi", f"Hai {terms[Clock.ACKNOWLEDGE]} per prenderne visione."
    if Clock.OBJECT in terms:
        decided = f", entro {terms[Clock.DECIDE]}" if Clock.DECIDE in terms else ""
        yield (
            "Non sono d'accordo con la valutazione",
            f"Hai {terms[Clock.OBJECT]} per contestarla. Decide {SECOND[system.second_instance]}{decided}.",
        )
    if Clock.CONCILIATE in terms:
        yield "Non sono d'accordo neppure dopo", f"Hai {terms[Clock.CONCILIATE]} per chiedere la conciliazione."
    if system.self_evaluation:
        yield "L'autovalutazione è obbligatoria", "Scrivila prima del colloquio: chi ti valuta la legge, e non pesa."
