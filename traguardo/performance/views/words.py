"""The answers, as sentences with their figure."""

from datetime import date
from decimal import Decimal

from traguardo.performance.domain.scoring import PlanScore, Score
from traguardo.ui.formats import it_date, it_percent

WHOLE = Decimal(100)


def points(value: Decimal | None) -> str:
    """«93,4 punti», or «nessun punteggio»."""
    return "nessun punteggio" if value is None else f"{it_percent(value).removesuffix('%')} punti"


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
