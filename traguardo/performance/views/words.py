"""The answers, as sentences with their figure."""

from datetime import date
from decimal import Decimal

from traguardo.performance.domain.decisions import CAUSE_WORDS, DECISION_WORDS, GIVING
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.scoring import PlanScore, Score, bonus
from traguardo.ui.formats import it_date, it_number, it_percent

WHOLE = Decimal(100)


def points(value: Decimal | None) -> str:
    """«93,4 punti», or «nessun punteggio»."""
    return "nessun punteggio" if value is None else f"{it_percent(value).removesuffix('%')} punti"


def decided(score: Score | None) -> list[tuple[str, str]]:
    """What a decision did to a score, line by line: what, by whom, which act, and the degree by the rules beside the one given."""
    taken = score.decision if score else None
    if score is None or taken is None:
        return []
    until = f" al {it_date(taken.until)}" if taken.until else ""
    given = taken.kind in GIVING
    lines = [
        ("Provvedimento", f"{DECISION_WORDS[taken.kind].capitalize()} dal {it_date(taken.on)}{until}"),
        ("Grado dato", f"{it_number(taken.degree, 2)} su 100" if given and taken.degree is not None else ""),
        (
            "Grado calcolato",
            (f"{it_number(score.computed, 2)} su 100" if score.computed is not None else "n.c.") if given else "",
        ),
        ("Deciso da", taken.by),
        ("Atto", taken.act),
        ("Causa", CAUSE_WORDS[taken.cause] if taken.cause else ""),
        ("Motivo", taken.reason),
    ]
    return [(name, said) for name, said in lines if said]


def prize(score: Score | None, system: MeasurementSystem) -> list[tuple[str, str]]:
    """What a score gives of the bonus, where the measurement system has bands of it."""
    found = bonus(score, system) if score else None
    return [("Premio", found.why)] if found else []


def of_year(scored: PlanScore) -> str:
    """The answer of the year: score, against what is due and what has a result."""
    when = f"Al {it_date(scored.at)} il piano"
    if scored.score is None:
        return f"{when} non ha ancora un punteggio: niente di ciò che è dovuto ha un risultato."
    if scored.pace is not None and scored.pace < WHOLE:
        return (
            f"{when} ha {points(scored.score)} su 100 su ciò che è dovuto finora, il {it_percent(scored.pace)} dell'anno; "
            f"ha un risultato il {it_percent(scored.coverage)} del dovuto."
        )
    return f"{when} ha {points(scored.score)} su 100; ha un risultato il {it_percent(scored.coverage)} di ciò che è dovuto."


def of_node(what: str, scored: Score | None, at: date) -> str:
    """The answer of one objective."""
    when = f"Al {it_date(at)} {what}"
    if scored is None or scored.score is None:
        return f"{when} non ha un punteggio. {scored.why if scored else ''}".strip()
    return f"{when} ha {points(scored.score)} su 100; ha un risultato il {it_percent(scored.coverage)} di ciò che è dovuto."
