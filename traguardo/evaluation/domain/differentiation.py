"""How much evaluations tell people apart: exact figures of a set of scores, a degree, a plain sentence.

D.Lgs. 150/2009, art. 9 c. 1 lett. d; D.Lgs. 33/2013, art. 20 c. 2. The spread is the mean distance from the mean: exact,
and told in points, which a standard deviation is not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from traguardo.evaluation.domain.system import DifferentiationRule
from traguardo.kernel.italian import it_number, it_share, with_article

TOP = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """A score of the year: who gave it, where, to whom as what, in which band. No name of who received it."""

    score: Fraction
    evaluator: str = ""
    unit: str = ""
    position: str = ""
    band: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Exact figures of scores 0-100: `spread` is the mean distance from the mean, `at_top` how many have the most there is."""

    count: int
    mean: Fraction
    spread: Fraction
    lowest: Fraction
    highest: Fraction
    distinct: int
    at_top: int

    @property
    def top_share(self) -> Fraction:
        """The part of the scores that have the most there is, 0-1."""
        return Fraction(self.at_top, self.count)


def spread_of(scores: Sequence[Fraction], *, top: Fraction = TOP) -> Spread | None:
    """The figures of some scores, whatever their order; None of none."""
    if not scores:
        return None
    mean = sum(scores, Fraction(0)) / len(scores)
    return Spread(
        count=len(scores),
        mean=mean,
        spread=sum((abs(score - mean) for score in scores), Fraction(0)) / len(scores),
        lowest=min(scores),
        highest=max(scores),
        distinct=len(set(scores)),
        at_top=sum(score >= top for score in scores),
    )


def spreads(evaluated: Iterable[Evaluated], key: Callable[[Evaluated], str]) -> dict[str, Spread]:
    """The figures of each group, by the group's name in order."""
    groups: dict[str, list[Fraction]] = defaultdict(list)
    for each in evaluated:
        groups[key(each)].append(each.score)
    made = {name: spread_of(groups[name]) for name in sorted(groups)}
    return {name: spread for name, spread in made.items() if spread is not None}


def degree(rule: DifferentiationRule, spread: Spread | None) -> Fraction | None:
    """The degree 0-100 of who gave those scores: in proportion to the spread, 100 from `rule.full` on.

    None when the evaluations are fewer than `rule.least`: of few people nobody can tell.
    """
    if spread is None or spread.count < rule.least:
        return None
    return min(spread.spread / rule.full, Fraction(1)) * 100


def sentence(spread: Spread | None) -> str:
    """The figures in words."""
    if spread is None:
        return "Nessuna valutazione: non c'è niente da confrontare."
    if spread.count == 1:
        return "Una sola valutazione: non c'è niente da confrontare."
    if spread.distinct == 1:
        return f"Tutte le {spread.count} valutazioni sono uguali ({it_number(spread.mean, 2)}): nessuna differenza."
    told = (
        f"{spread.count} valutazioni da {it_number(spread.lowest, 2)} a {it_number(spread.highest, 2)}, "
        f"in media distanti {it_number(spread.spread, 2)} punti dalla media"
    )
    return (
        f"{told}; {with_article('il', it_share(spread.top_share))} ha il punteggio massimo."
        if spread.at_top
        else f"{told}."
    )
