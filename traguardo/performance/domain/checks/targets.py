"""Rules on expected values held against their baseline, direction and scoring rule.

The algorithm in words is in algorithms.py, dates in deadlines.py, units of measure and years in measures.py.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.wording import listed, short
from traguardo.performance.domain.notation.targets import goal, is_difference
from traguardo.performance.domain.plan import Direction, Indicator, Target, TargetKind

NUMERIC = frozenset({TargetKind.COUNT, TargetKind.PERCENT, TargetKind.RATIO, TargetKind.RELATIVE})
SIGNED = re.compile(
    r"^\s*(?:[≥≤<>=]|almeno|minimo|massimo|non (?:meno|più|oltre|inferiore|superiore)|zero|nessun)", re.IGNORECASE
)
IMPROVE = re.compile(r"\b(?:miglior|aument|increment|potenzi|accresc|riduzion|ridurre|diminu|rafforz)", re.IGNORECASE)
MAINTAIN = re.compile(r"\bmanten", re.IGNORECASE)
FULL_MARKERS = ("non applicabile", "non disponibile", "non pervenuto", "non rilevato", "nuovo indicatore", "nessuno")


def each_target(index: PlanIndex) -> Iterator[tuple[Indicator, Target]]:
    """Every expected value of the plan, of every year, with its indicator."""
    for indicator in index.plan.indicators:
        for target in indicator.targets:
            yield indicator, target


def target_place(index: PlanIndex, indicator: Indicator, target: Target) -> Place:
    """Cell of an expected value."""
    return index.target_place(indicator, target.year)


def named(indicator: Indicator) -> str:
    """An indicator as messages call it: code and name."""
    return f"{indicator.code} «{short(indicator.name, length=60)}»"


def comparable(indicator: Indicator, target: Target) -> tuple[Decimal, Decimal] | None:
    """Baseline and goal where both are numbers of the same kind; a percentage is not held against a bare number."""
    start, end = indicator.baseline.value, goal(target, indicator)
    if start is None or end is None or target.kind not in NUMERIC or is_difference(indicator.algorithm):
        return None
    mixed = ("%" in indicator.baseline.printed) != ("%" in target.printed)
    return (
        None
        if mixed and target.kind is not TargetKind.RELATIVE and "%" not in indicator.unit_of_measure
        else (start, end)
    )


def _worse(direction: Direction | None, start: Decimal, end: Decimal) -> bool:
    return (direction is Direction.HIGHER and end < start) or (direction is Direction.LOWER and end > start)


def _worse_than_baseline(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        figures = comparable(indicator, target)
        if figures is None or not _worse(indicator.direction, *figures):
            continue
        better = "più basso" if indicator.direction is Direction.LOWER else "più alto"
        yield Hit(
            message=(
                f"Indicatore {named(indicator)}: il valore atteso {target.printed} è peggiore di quello di partenza "
                f"{indicator.baseline.printed} ({better} è meglio)."
            ),
            place=target_place(index, indicator, target),
            value=target.printed,
            mend=f"{_better(indicator)} il valore atteso, oppure scrivi nelle note perché quest'anno si accetta di peggiorare.",
        )


def _better(indicator: Indicator) -> str:
    return "Abbassa" if indicator.direction is Direction.LOWER else "Alza"


def _equal_to_baseline(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        figures = comparable(indicator, target)
        if figures is None or figures[0] != figures[1] or not _meant_to_improve(index, indicator):
            continue
        yield Hit(
            message=(
                f"Indicatore {named(indicator)}: l'obiettivo è migliorare, ma il valore atteso {target.printed} "
                f"è uguale a quello di partenza {indicator.baseline.printed}."
            ),
            place=target_place(index, indicator, target),
            value=target.printed,
            mend=f"{_better(indicator)} il valore atteso, o chiama l'obiettivo «mantenimento».",
        )


def _meant_to_improve(index: PlanIndex, indicator: Indicator) -> bool:
    objective = index.objectives.get(indicator.objective)
    text = f"{indicator.name} {objective.title if objective else ''}"
    return bool(IMPROVE.search(text)) and not MAINTAIN.search(text)


def _no_direction(index: PlanIndex) -> Iterator[Hit]:
    numeric = {
        indicator.code: indicator
        for indicator, target in each_target(index)
        if target.kind in NUMERIC - {TargetKind.RELATIVE} and not SIGNED.match(target.printed)
    }
    missing = [indicator for indicator in numeric.values() if indicator.direction is None]
    if len(missing) > 1 and len(missing) == len(numeric):
        message = f"Gli indicatori con un valore numerico sono {len(missing)} e nessuno dice se è meglio più alto o più basso."
        listing = f" Sono: {listed((entry.code for entry in missing), limit=40)}."
        yield Hit(message=message + listing, place=index.at(missing[0].place, "direction"))
        return
    for indicator in missing:
        message = f"L'indicatore {named(indicator)} non dice se è meglio più alto o più basso."
        yield Hit(message=message, place=index.at(indicator.place, "direction"))


def _zero_with_ratio(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.value == 0 and target.kind in NUMERIC and indicator.rule.upper().startswith("RATIO"):
            message = f"Indicatore {named(indicator)}: valore atteso zero con la regola {indicator.rule}, che divide per zero."
            yield Hit(message=message, place=index.at(indicator.place, "rule"), value=target.printed)


def _zero_without_rule(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.value == 0 and target.kind in NUMERIC and not indicator.rule:
            message = (
                f"Indicatore {named(indicator)}: un valore atteso zero non si misura in proporzione, solo a soglia."
            )
            yield Hit(message=message, place=target_place(index, indicator, target), value=target.printed)


def _cut_baseline(index: PlanIndex) -> Iterator[Hit]:
    for indicator in index.plan.indicators:
        text = indicator.baseline.printed.strip().casefold()
        if text and any(marker.startswith(text) and marker != text for marker in FULL_MARKERS):
            message = f"Indicatore {named(indicator)}: il valore di partenza è tronco: «{indicator.baseline.printed}»."
            yield Hit(message=message, place=index.at(indicator.place, "baseline"), value=indicator.baseline.printed)


def _empty_baseline(index: PlanIndex) -> Iterator[Hit]:
    counted = [entry for entry in index.plan.indicators if not entry.parent and _is_counted(entry)]
    empty = [entry for entry in counted if not entry.baseline.printed.strip()]
    if not empty or 2 * len(empty) > len(counted):
        return
    codes = (
        f"indicatore {named(empty[0])}" if len(empty) == 1 else f"indicatori {listed(entry.code for entry in empty)}"
    )
    message = f"La cella del valore di partenza è vuota, mentre altre no: {codes}."
    yield Hit(message=message, place=index.at(empty[0].place, "baseline"))


def _is_counted(indicator: Indicator) -> bool:
    """Whether an indicator asks for a number: an act due by a date starts from nothing."""
    return any(target.kind in NUMERIC for target in indicator.targets)


CARDS = (
    RuleCard(
        code="TAR01",
        severity=Severity.WARNING,
        title="Valore atteso peggiore di quello di partenza",
        reason="Un valore atteso deve portare a un miglioramento significativo; se si accetta un calo va detto perché.",
        mend="Migliora il valore atteso, oppure scrivi nelle note perché quest'anno si accetta di peggiorare.",
        example="Partenza 92,9%, atteso 90%, più alto è meglio.",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. c)",
        check=_worse_than_baseline,
    ),
    RuleCard(
        code="TAR02",
        severity=Severity.NOTE,
        title="Valore atteso uguale alla partenza in un obiettivo di miglioramento",
        reason="Chi vuole migliorare e si aspetta lo stesso valore ha già raggiunto l'obiettivo prima di cominciare.",
        mend="Migliora il valore atteso, o chiama l'obiettivo «mantenimento».",
        example="«Potenziamento» con partenza 8 e atteso 8.",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. c)",
        check=_equal_to_baseline,
    ),
    RuleCard(
        code="TAR03",
        severity=Severity.ERROR,
        title="Manca la direzione",
        reason="Senza sapere se è meglio più alto o più basso, un valore misurato non si può giudicare.",
        mend="Scrivi nella colonna «Verso» se è meglio «in aumento» o «in diminuzione».",
        example="«N. contenziosi», atteso 3.",
        check=_no_direction,
    ),
    RuleCard(
        code="TAR04",
        severity=Severity.ERROR,
        title="Valore atteso zero con una regola in proporzione",
        reason="La regola divide per il valore atteso: con zero il grado non esiste.",
        mend="Usa la regola a soglia (THRESHOLD).",
        example="Atteso 0 con RATIO_UP.",
        check=_zero_with_ratio,
    ),
    RuleCard(
        code="TAR05",
        severity=Severity.NOTE,
        title="Valore atteso zero senza regola",
        reason="Con un valore atteso zero non ci sono gradi intermedi: si raggiunge o no.",
        mend="Scrivi la regola a soglia (THRESHOLD), o delle fasce.",
        example="Tasso di contenzioso atteso 0%.",
        check=_zero_without_rule,
    ),
    RuleCard(
        code="TAR11",
        severity=Severity.NOTE,
        title="Valore di partenza tronco",
        reason="Un testo tagliato può nascondere un valore.",
        mend="Completa la cella: «Non applicabile», «Non disponibile» o il valore.",
        example="«Non».",
        check=_cut_baseline,
    ),
    RuleCard(
        code="TAR12",
        severity=Severity.NOTE,
        title="Valore di partenza vuoto",
        reason="Vuoto non dice se il valore è zero, se manca o se non c'è ancora.",
        mend="Scrivi il valore, oppure «Non disponibile».",
        example="Cella vuota tra celle compilate.",
        check=_empty_baseline,
    ),
)
