"""Who has the surcharge of the best: ranked by stated criteria, never by code; what the criteria do not settle goes to nobody.

CCNL Funzioni locali 21.5.2018, art. 69 and 16.11.2022, art. 81: a limited number, fixed before the evaluation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.incentives.domain.sharing.catalogue import found
from traguardo.incentives.domain.sharing.rules import Criterion, Rounding, Rules, Surcharge
from traguardo.incentives.domain.sharing.weighing import service
from traguardo.incentives.domain.sharing.worker import Worker
from traguardo.kernel.finding import Finding
from traguardo.kernel.ratio import half_up
from traguardo.kernel.wording import listed

Rank = tuple[Fraction | bool, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """Places of who has the surcharge and of who is positively evaluated, with what was found while choosing."""

    places: tuple[int, ...]
    positive: tuple[int, ...]
    findings: tuple[Finding, ...]


def choose(rules: Rules, terms: Surcharge, people: Sequence[Worker], kept: Sequence[int]) -> Best:
    """The best among those whose kept weight is not zero and whose score is positive."""
    positive = tuple(place for place, each in enumerate(people) if kept[place] and _is_positive(terms, each))
    number = places_for(terms, sum(evaluation(terms, each) is not None for each in people))
    ranks = {place: _rank(rules, terms, people[place]) for place in positive if people[place].best is not False}
    order = sorted(ranks, key=ranks.__getitem__, reverse=True)
    chosen, tied = _cut(order, ranks, number)
    findings = [*_ties(people, tied, number - len(chosen)), *_extremes(chosen, tied, len(positive), number)]
    return Best(tuple(chosen), positive, tuple(findings))


def places_for(terms: Surcharge, evaluated: int) -> int:
    """How many surcharges there are: the number fixed, or the share of the people evaluated as the rules round it.

    >>> places_for(Surcharge(share=Fraction(1, 4), rounding=Rounding.UP), 10)
    3
    """
    if terms.number is not None:
        return terms.number
    exact = (terms.share or Fraction(0)) * evaluated
    down, up = exact.numerator // exact.denominator, -(-exact.numerator // exact.denominator)
    return {Rounding.DOWN: down, Rounding.UP: up, Rounding.NEAREST: half_up(exact)}[terms.rounding]


def evaluation(terms: Surcharge, worker: Worker) -> Fraction | None:
    """The first measure that judges a person: points when the first criterion is points, else the score."""
    return worker.points if terms.criteria[0] is Criterion.POINTS else worker.score


def _is_positive(terms: Surcharge, worker: Worker) -> bool:
    judged = evaluation(terms, worker)
    return judged is not None and (terms.positive is None or judged >= terms.positive)


def _rank(rules: Rules, terms: Surcharge, worker: Worker) -> Rank:
    """Criteria in their order; last, whether the office marked the person to settle a tie."""
    return (*(_measure(rules, criterion, worker) for criterion in terms.criteria), worker.best is True)


def _measure(rules: Rules, criterion: Criterion, worker: Worker) -> Fraction:
    match criterion:
        case Criterion.SCORE:
            return worker.score or Fraction(0)
        case Criterion.POINTS:
            return worker.points or Fraction(0)
        case Criterion.PRESENCE:
            return worker.presence
        case Criterion.SERVICE:
            return service(worker, rules.year or 1)


def _cut(order: list[int], ranks: dict[int, Rank], number: int) -> tuple[list[int], list[int]]:
    """The first `number`, without those tied with one who would be left out; and the tied."""
    if number >= len(order) or not number or ranks[order[number - 1]] != ranks[order[number]]:
        return order[:number], []
    limit = ranks[order[number]]
    return [place for place in order[:number] if ranks[place] != limit], [
        place for place in order if ranks[place] == limit
    ]


def _ties(people: Sequence[Worker], tied: Sequence[int], free: int) -> list[Finding]:
    if not tied:
        return []
    who = listed(sorted(people[place].id for place in tied))
    seats = "1 posto" if free == 1 else f"{free} posti"
    said = f"{who} sono alla pari al limite: {seats} per {len(tied)} persone. Nessuna di loro ha la maggiorazione."
    return [found("RIP44", said, value=str(len(tied)))]


def _extremes(chosen: Sequence[int], tied: Sequence[int], positive: int, number: int) -> list[Finding]:
    if not chosen and not tied:
        said = f"Le maggiorazioni sono {number} e le persone valutate positivamente {positive}: non ne va nessuna."
        return [found("RIP45", said)]
    if len(chosen) == positive > 1:
        return [found("RIP18", f"Le {positive} persone valutate positivamente hanno tutte la maggiorazione.")]
    return []
