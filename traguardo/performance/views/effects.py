"""The effect of a decision as a page shows it: a sentence, a table and bars before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from traguardo.performance.domain.decisions import SUBJECT_WORDS
from traguardo.performance.queries.effects import Effect, Shift
from traguardo.performance.views.desk import Desk
from traguardo.performance.views.words import points
from traguardo.ui.facade import Bar
from traguardo.ui.formats import it_number, it_percent

WORDS = {**SUBJECT_WORDS, "unit": "unità", "plan": "ente"}
SIBLINGS = {
    "objective": "Gli obiettivi del piano",
    "step": "Le fasi dell'obiettivo",
    "indicator": "Gli indicatori dell'obiettivo",
}
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Rows and bars ready for the page; bars only of what moves, or of everything where little is."""

    answer: str
    siblings: list[list[str]]
    above: list[list[str]]
    weights: list[Bar]
    scores: list[Bar]
    caption: str


def drawn(found: Effect, desk: Desk) -> Drawn:
    """The effect in words, tables and bars."""
    kind = next((each.kind for each in found.siblings if each.subject), "objective")
    weighted = [each for each in found.siblings if each.weights != (None, None)]
    return Drawn(
        answer=answer(found),
        siblings=[row(each) for each in found.siblings],
        above=[row(each) for each in found.above],
        weights=list(bars(weighted[:MOST], "weights")),
        scores=list(bars(found.above, "degrees")),
        caption=SIBLINGS[kind],
    )


def answer(found: Effect) -> str:
    """What happens to the score of the body, in a sentence."""
    before, after = found.whole.degrees
    if before == after:
        moved = any(each.moves for each in (*found.siblings, *found.above))
        return (
            "Il punteggio dell'ente non cambia." if moved else "Oggi questo provvedimento non muove nessun punteggio."
        )
    return f"Il punteggio dell'ente passa da {points(before)} a {points(after)} su 100."


def row(each: Shift) -> list[str]:
    """One line of the table of before and after."""
    return [
        name(each),
        *(share(weight) for weight in each.weights),
        *(figure(degree) for degree in each.degrees),
        *each.words,
    ]


def bars(shifts: Iterable[Shift], what: str) -> Iterable[Bar]:
    """Two bars a thing: before and after."""
    for each in shifts:
        for moment, value in zip(("prima", "dopo"), getattr(each, what), strict=True):
            text = share(value) if what == "weights" else figure(value)
            yield Bar(label=f"{name(each)}: {moment}", value=value, text=text)


def name(each: Shift) -> str:
    """«indicatore 2.1 Titolo», cut where it would not fit."""
    if each.kind == "plan":
        return "L'ente"
    title = each.title if len(each.title) <= 60 else f"{each.title[:59].rstrip()}…"
    return f"{WORDS.get(each.kind, '')} {each.code} {title}".strip()


def share(weight: Decimal | None) -> str:
    """A weight in the year, «fuori» where it is in no sum."""
    return "fuori" if weight is None else it_percent(weight, 2)


def figure(degree: Decimal | None) -> str:
    """A degree, «n.c.» where it cannot be computed."""
    return "n.c." if degree is None else it_number(degree, 2)
