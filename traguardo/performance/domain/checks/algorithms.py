"""Rules on expected values held against their algorithm in words: percentages that only count, differences, «+2»."""

import re
from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.targets import each_target, named, target_place
from traguardo.performance.domain.checks.wording import number, short
from traguardo.performance.domain.notation.targets import goal, is_difference, is_quotient
from traguardo.performance.domain.plan import Target, TargetKind

QUOTIENT = re.compile(r"[^\W\d_]{4,}\s*/\s*[^\W\d_]{4,}")
SHARE = re.compile(r"%|\b(?:percentual|tasso|rapporto|quota|incidenza|grado|media)", re.IGNORECASE)
PERCENT_WORDS = re.compile(r"^\s*(?:%|percentuale)", re.IGNORECASE)


def _divides(algorithm: str) -> bool:
    return is_quotient(algorithm) or bool(QUOTIENT.search(algorithm) or SHARE.search(algorithm))


def _percent_of_a_count(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind is TargetKind.PERCENT and indicator.algorithm and not _divides(indicator.algorithm):
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: si attende {target.printed}, una percentuale, "
                    f"ma l'algoritmo non ha un denominatore: «{short(indicator.algorithm)}»."
                ),
                place=index.at(indicator.place, "algorithm"),
                value=indicator.algorithm,
            )


def _count_of_a_percent(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind is TargetKind.COUNT and PERCENT_WORDS.search(indicator.algorithm):
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: si attende {target.printed}, un conteggio, "
                    f"ma l'algoritmo dà una percentuale: «{short(indicator.algorithm)}»."
                ),
                place=target_place(index, indicator, target),
                value=target.printed,
            )


def is_plus(target: Target) -> bool:
    """Whether the expected value is printed with a plus sign."""
    return target.printed.strip().startswith("+")


def _plus_on_a_difference(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if is_plus(target) and is_difference(indicator.algorithm):
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: «{target.printed}» su un algoritmo che è già una differenza con "
                    f"l'anno prima. Vale {target.printed.strip(' +')}, non la partenza {indicator.baseline.printed} più quel valore."
                ),
                place=target_place(index, indicator, target),
                value=target.printed,
            )


def _relative(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind is not TargetKind.RELATIVE or is_difference(indicator.algorithm):
            continue
        end = goal(target, indicator)
        if end is None:
            continue
        yield Hit(
            message=(
                f"Indicatore {named(indicator)}: «{target.printed}» è relativo alla partenza "
                f"{indicator.baseline.printed}: il valore da raggiungere è {number(end)}."
            ),
            place=target_place(index, indicator, target),
            value=target.printed,
        )


def _relative_to_nothing(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind is TargetKind.RELATIVE and goal(target, indicator) is None:
            message = f"Indicatore {named(indicator)}: «{target.printed}» è relativo, ma il valore di partenza non è un numero."
            yield Hit(message=message, place=index.at(indicator.place, "baseline"), value=indicator.baseline.printed)


CARDS = (
    RuleCard(
        code="TAR06",
        severity=Severity.WARNING,
        title="Percentuale attesa da un algoritmo che conta",
        reason="Una percentuale ha bisogno di un numeratore e di un denominatore.",
        mend="Scrivi nell'algoritmo anche il denominatore, oppure metti un numero come valore atteso.",
        example="«N. beneficiari che raggiungono gli obiettivi», atteso 100%.",
        check=_percent_of_a_count,
    ),
    RuleCard(
        code="TAR07",
        severity=Severity.WARNING,
        title="Conteggio atteso da un algoritmo in percentuale",
        reason="Un algoritmo che dà una percentuale non può dare un numero di casi.",
        mend="Scrivi il valore atteso in percentuale, oppure cambia l'algoritmo.",
        example="«% di spese rendicontate», atteso 5.",
        check=_count_of_a_percent,
    ),
    RuleCard(
        code="TAR08",
        severity=Severity.WARNING,
        title="«+n» su un algoritmo che è già una differenza",
        reason="Se l'algoritmo è la differenza con l'anno prima, il segno + non va aggiunto alla partenza.",
        mend="Scrivi il valore atteso senza il segno +.",
        example="«Famiglie di quest'anno meno famiglie dell'anno prima», atteso +3.",
        check=_plus_on_a_difference,
    ),
    RuleCard(
        code="TAR09",
        severity=Severity.NOTE,
        title="Valore atteso relativo alla partenza",
        reason="«+2» da solo non dice il valore da raggiungere: va sommato alla partenza.",
        mend="Scrivi per esteso il valore da raggiungere.",
        example="Partenza 9, atteso +2: vuol dire 11.",
        check=_relative,
    ),
    RuleCard(
        code="TAR10",
        severity=Severity.ERROR,
        title="Valore atteso relativo senza partenza",
        reason="«+2» non si può calcolare se non si sa da dove si parte.",
        mend="Scrivi il valore di partenza, oppure un valore atteso intero.",
        example="Partenza «Non disponibile», atteso +2.",
        check=_relative_to_nothing,
    ),
)
