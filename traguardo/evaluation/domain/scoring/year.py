"""The score of a year: the sheets of a person weighted by their days, with the minimum presence (D.Lgs. 150/2009, art. 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from traguardo.evaluation.domain.system.parts import Band, BelowPresence, System
from traguardo.kernel.italian import it_share
from traguardo.kernel.ratio import rounded


class Standing(StrEnum):
    """What a year comes to: evaluated, not evaluated for too little presence, not computable yet."""

    EVALUATED = "evaluated"
    NOT_EVALUATED = "not_evaluated"
    NOT_COMPUTABLE = "not_computable"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheet:
    """A sheet in its year: its number, how many days it covers, its exact score, None when not computable."""

    number: int
    days: int
    score: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearScore:
    """The score of a year. `exact` is not rounded, `score` is, once; both None when there is none.

    `bonus`: whether the score gives access to a bonus; `negative`: whether the evaluation is negative. `why` says each
    step in words.
    """

    standing: Standing
    exact: Fraction | None
    score: Decimal | None
    band: Band | None
    days: int
    bonus: bool
    negative: bool
    why: tuple[str, ...]


def score_year(system: System, sheets: Sequence[YearSheet], *, presence: Fraction | None = None) -> YearScore:
    """The mean of the sheets weighted by days, rounded half up once; `presence` is worked over due, None when not known.

    The rounded score is what bands and thresholds look at. No sheet, or one without a score: not computable.
    ValueError when a sheet has no days.
    """
    if any(sheet.days < 1 for sheet in sheets):
        raise ValueError("Una scheda dura almeno un giorno.")
    days = sum(sheet.days for sheet in sheets)
    short = _short(system, days, presence)
    if short and system.presence.below is BelowPresence.NOT_EVALUATED:
        return _without(Standing.NOT_EVALUATED, days, (*short, "sotto la presenza minima non si valuta"))
    absent = [sheet.number for sheet in sheets if sheet.score is None]
    if absent or not sheets:
        told = [f"manca il punteggio della scheda {number}" for number in absent] or ["nessuna scheda nell'anno"]
        return _without(Standing.NOT_COMPUTABLE, days, (*short, *told))
    exact = sum((sheet.days * sheet.score for sheet in sheets if sheet.score is not None), Fraction(0)) / days
    return _scored(system, exact, days, short)


def _scored(system: System, exact: Fraction, days: int, short: tuple[str, ...]) -> YearScore:
    score = rounded(exact, system.decimals)
    level = Fraction(score)
    low = level < system.thresholds.bonus
    negative = level < system.thresholds.negative
    why = [*short]
    why += ["sotto la presenza minima la valutazione non dà premio"] if short else []
    why += ["il punteggio è sotto la soglia del premio"] if low else []
    why += ["la valutazione è negativa"] if negative else []
    return YearScore(
        standing=Standing.EVALUATED,
        exact=exact,
        score=score,
        band=system.band(level),
        days=days,
        bonus=not (short or low or negative),
        negative=negative,
        why=tuple(why),
    )


def _short(system: System, days: int, presence: Fraction | None) -> tuple[str, ...]:
    """In what the presence falls short of the minimum; a presence nobody wrote down falls short of nothing."""
    rule = system.presence
    told = []
    if days < rule.days:
        told.append(f"{days} giorni di servizio su almeno {rule.days}")
    if presence is not None and presence < rule.ratio:
        told.append(f"presenza {it_share(presence)} su almeno {it_share(rule.ratio)}")
    return tuple(told)


def _without(standing: Standing, days: int, why: tuple[str, ...]) -> YearScore:
    return YearScore(
        standing=standing, exact=None, score=None, band=None, days=days, bonus=False, negative=False, why=why
    )
