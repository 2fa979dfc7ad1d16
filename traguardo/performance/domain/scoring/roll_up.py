"""Scores of what has parts: weighted over what can be assessed, exactly; nothing assessable is not computable, never 0."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypedDict

from traguardo.kernel.numbers import WHOLE, italian, points
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.plan import Decision
from traguardo.performance.domain.scoring.scores import LEFT_THE_SUM, OUT_OF_THE_SUM, STATE_WORDS, Score, State
from traguardo.performance.domain.scoring.weights import shares, telling_places

_SHOWN = 6
_ONE = {
    "fasi": "fase",
    "indicatori": "indicatore",
    "obiettivi": "obiettivo",
    "parti": "parte",
    "nodi": "nodo",
    "aree": "area",
}
_THE = {
    "fasi": "delle fasi",
    "indicatori": "degli indicatori",
    "obiettivi": "degli obiettivi",
    "parti": "delle parti",
    "nodi": "dei nodi",
    "aree": "delle aree",
    "unità": "delle unità",
}
_EQUAL = " Pesi uguali: il sistema di misurazione non guarda quelli scritti."
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Part:
    """A thing in a sum and its share of it, in percent; None: it has no weight, so it is left out."""

    score: Score
    share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """What the parts give together; Fractions exact, None where there is nothing to compute from."""

    state: State
    why: str
    exact: Fraction | None = None
    uncapped: Fraction | None = None
    coverage: Fraction | None = None
    pace: Fraction | None = None
    progress: Fraction | None = None
    computed: Fraction | None = None
    decision: Decision | None = None


class _Measures(TypedDict):
    coverage: Fraction | None
    pace: Fraction | None
    progress: Fraction | None


def weighed(scores: Sequence[Score], *, equal: bool = False) -> list[Part]:
    """The scores with their shares, over the weight of those that have not left the sum; `equal` ignores the weights given."""
    staying = {
        str(number): None if equal else score.weight
        for number, score in enumerate(scores)
        if score.state not in LEFT_THE_SUM
    }
    given = shares(staying)
    return [Part(score, given.get(str(number))) for number, score in enumerate(scores)]


def roll_up(
    parts: Sequence[Part],
    system: MeasurementSystem,
    *,
    of: str,
    weights: Iterable[Decimal | None] = (),
    equal: bool = False,
) -> Rolled:
    """The parts' score by the system's roll-up. `of` names them in the derivation («fasi»); `weights` as given, to be shown.

    What is not due, of another year, or taken out by decision leaves the sum with its weight; a part without a degree
    lowers the coverage. `equal`: the system ignores the weights of this level.
    """
    due = [(part.score, part.share) for part in parts if part.share and part.score.state not in OUT_OF_THE_SUM]
    known = [(score, share) for score, share in due if score.exact is not None]
    remark = _EQUAL if equal else _remark(parts, list(weights), of)
    remark += _left(parts)
    blocked = any(score.state is State.BLOCKED for score, _ in due) or (
        system.weights == "block" and "sommano" in remark
    )
    measures = _Measures(coverage=_coverage(due), pace=_pace(parts), progress=_progress(parts))
    if blocked:
        return Rolled(state=State.BLOCKED, why=f"Calcolo fermo: {_blocking(due, of)}.{remark}", **measures)
    if not due:
        return _nothing_due(parts, of, remark, measures)
    if not known:
        return Rolled(
            state=State.NOT_COMPUTABLE,
            why=f"Non calcolabile: {counted(len(due), of)}, e nessun risultato da valutare.{remark}",
            **measures,
        )
    exact = _combined([(_taken(score, system), share) for score, share in known], system)
    uncapped = _combined([(_open(score), share) for score, share in known], system)
    why = f"{_derivation(known, len(due), exact, system, of)}{remark}{_uncovered(measures, system)}"
    return Rolled(state=State.ASSESSED, why=why, exact=exact, uncapped=uncapped, **measures)


def counted(number: int, of: str) -> str:
    """«1 fase», «3 fasi»."""
    return f"{number} {_ONE.get(of, of) if number == 1 else of}"


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Exact sum that stays fast over many different denominators: added by denominator first, then two by two."""
    numerators: dict[int, int] = defaultdict(int)
    for value in values:
        numerators[value.denominator] += value.numerator
    return _added(numerators)


def mean(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Weighted mean of (value, weight); None when the weights sum to zero."""
    listed = list(pairs)
    total = exact_sum(weight for _, weight in listed)
    products: dict[int, int] = defaultdict(int)
    for value, weight in listed:
        products[value.denominator * weight.denominator] += value.numerator * weight.numerator
    return _added(products) / total if total else None


def _added(numerators: dict[int, int]) -> Fraction:
    terms = [Fraction(numerator, denominator) for denominator, numerator in sorted(numerators.items())]
    while len(terms) > 1:
        paired = [first + second for first, second in zip(terms[::2], terms[1::2], strict=False)]
        terms = [*paired, terms[-1]] if len(terms) % 2 else paired
    return terms[0] if terms else ZERO


def _combined(pairs: Sequence[tuple[Fraction, Fraction]], system: MeasurementSystem) -> Fraction | None:
    if system.roll_up == "worst":
        return min(value for value, _ in pairs)
    if system.roll_up == "sum":
        return exact_sum(value * share for value, share in pairs) / WHOLE
    return mean(pairs)


def _taken(score: Score, system: MeasurementSystem) -> Fraction:
    exact = score.exact or ZERO
    return Fraction(rounded(exact, system.decimals)) if system.round_before_roll_up else exact


def _open(score: Score) -> Fraction:
    return score.exact_uncapped if score.exact_uncapped is not None else score.exact or ZERO


def _coverage(due: Sequence[tuple[Score, Fraction]]) -> Fraction | None:
    return mean((score.exact_coverage or ZERO, share) for score, share in due)


def _pace(parts: Sequence[Part]) -> Fraction | None:
    return mean(
        (part.score.exact_pace, part.share) for part in parts if part.share and part.score.exact_pace is not None
    )


def _progress(parts: Sequence[Part]) -> Fraction | None:
    in_year = [part for part in parts if part.share and part.score.exact_pace is not None]
    return mean((part.score.exact_progress or ZERO, part.share or ZERO) for part in in_year)


def _nothing_due(parts: Sequence[Part], of: str, remark: str, measures: _Measures) -> Rolled:
    of_year = [part.score.state for part in parts if part.score.state is not State.OTHER_YEAR]
    if of_year and LEFT_THE_SUM.issuperset(of_year):
        why = f"Tutto ciò che conteneva è uscito dal calcolo: esce con il suo peso.{_left(parts)}"
        return Rolled(state=min(of_year, key=_FIRST.index), why=why)
    waiting = any(part.score.state in {State.NOT_DUE, State.IN_PROGRESS} for part in parts)
    if waiting:
        return Rolled(
            state=State.NOT_DUE,
            why=f"Non calcolabile: {counted(len(parts), of)}, e nulla è ancora dovuto.{remark}",
            **measures,
        )
    return Rolled(
        state=State.NOT_COMPUTABLE, why=f"Non calcolabile: non ci sono {of} da valutare nell'anno.{remark}", **measures
    )


_FIRST = (State.SUSPENDED, State.NOT_MEASURABLE, State.CANCELLED, State.NOT_APPLICABLE)


def _left(parts: Sequence[Part]) -> str:
    """What a decision took out of the sum, by name."""
    left = [
        f"{part.score.code} ({STATE_WORDS[part.score.state]})" for part in parts if part.score.state in LEFT_THE_SUM
    ]
    return f" Usciti dal calcolo con il loro peso: {listed(left)}." if left else ""


def _uncovered(measures: _Measures, system: MeasurementSystem) -> str:
    """Where something due has no result: what the score would be on the whole year's weight, counting it zero."""
    coverage, progress = measures["coverage"], measures["progress"]
    if coverage is None or coverage == WHOLE or progress is None:
        return ""
    if system.roll_up == "sum":
        return " Ciò che manca non aggiunge punti."
    place = "nel confronto" if system.roll_up == "worst" else "nella media"
    return f" Ciò che manca non entra {place}: contato zero, sul peso dell'anno i punti sono {points(progress)}."


def listed(codes: Sequence[str]) -> str:
    """The first codes, and dots for the rest."""
    return f"{', '.join(codes[:_SHOWN])}{'…' if len(codes) > _SHOWN else ''}"


def _blocking(due: Sequence[tuple[Score, Fraction]], of: str) -> str:
    codes = [score.code for score, _ in due if score.state is State.BLOCKED]
    return f"manca {', '.join(codes[:_SHOWN])}" if codes else f"i pesi {_THE.get(of, of)} non sommano a 100"


def _remark(parts: Sequence[Part], weights: Sequence[Decimal | None], of: str) -> str:
    """What must be seen of the weights: absent ones, and a sum that is not 100."""
    staying = [part for part in parts if part.score.state not in LEFT_THE_SUM]
    absent = [
        part.score.code for part in staying if part.share is None or (not part.share and part.score.weight is None)
    ]
    told = f" Senza peso, fuori dal calcolo: {listed(absent)}." if absent else ""
    given = [weight for weight in weights if weight is not None]
    total = sum(given, Decimal(0))
    if len(weights) > 1 and not given:
        return f"{told} Nessun peso indicato: pesi uguali."
    return told + (
        f" I pesi {_THE.get(of, of)} sommano a {italian(total, telling_places(total))}, non a 100."
        if given and total != 100
        else ""
    )


def _derivation(
    known: Sequence[tuple[Score, Fraction]], due: int, exact: Fraction | None, system: MeasurementSystem, of: str
) -> str:  # fmt: skip
    result = points(exact) if exact is not None else "—"
    count = counted(due, of) if len(known) == due else f"{counted(len(known), of)} su {due} con un risultato"
    if system.roll_up == "worst":
        return f"Il grado più basso di {count}: {result} punti."
    shown = " + ".join(f"{points(share)}×{points(_taken(score, system))}" for score, share in known[:_SHOWN])
    more = " + …" if len(known) > _SHOWN else ""
    divisor = "100" if system.roll_up == "sum" else points(exact_sum(share for _, share in known))
    before = (
        f" Le parti sono arrotondate a {system.decimals} decimali prima della media."
        if system.round_before_roll_up
        else ""
    )
    sums = "Somma pesata" if system.roll_up == "sum" else "Media pesata"
    return f"{sums} di {count}: ({shown}{more})/{divisor} = {result} punti.{before}"
