"""Rules on units of measure, cadences and the years a plan sets values for."""

import re
from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.targets import NUMERIC, each_target, named, target_place
from traguardo.performance.domain.checks.wording import listed, short
from traguardo.performance.domain.notation.cadences import read_cadence
from traguardo.performance.domain.plan import Indicator, Objective, Target, TargetKind

COUNT_UNIT = re.compile(r"^\s*(?:n\.?(?:\s|$)|n°|nr\b|num)", re.IGNORECASE)
COUNT_NAME = re.compile(r"^\s*(?:n\.?\s|n°|nr\b|numero\b)", re.IGNORECASE)
PERCENT_UNIT = re.compile(r"^\s*(?:%|percentuale)", re.IGNORECASE)
TIME_UNIT = re.compile(r"^\s*(?:tempo|data)\s*$", re.IGNORECASE)


def _impossible_unit(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if clash(indicator.unit_of_measure, target):
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: l'unità di misura «{indicator.unit_of_measure}» "
                    f"non va con il valore atteso «{short(target.printed)}»."
                ),
                place=index.at(indicator.place, "unit_of_measure"),
                value=indicator.unit_of_measure,
            )


def clash(unit: str, target: Target) -> bool:
    """Whether a unit of measure cannot hold the expected value."""
    if TIME_UNIT.match(unit):
        return target.kind in NUMERIC
    dated = target.kind is TargetKind.DATE
    return dated and bool(COUNT_UNIT.match(unit) or PERCENT_UNIT.match(unit))


def _count_named_percent(index: PlanIndex) -> Iterator[Hit]:
    for indicator in index.plan.indicators:
        if COUNT_NAME.match(indicator.name) and PERCENT_UNIT.match(indicator.unit_of_measure):
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: il nome conta («N. …»), l'unità è la percentuale: "
                    "numeratore e denominatore non sono scritti."
                ),
                place=index.at(indicator.place, "unit_of_measure"),
                value=indicator.unit_of_measure,
            )


def _all_where_a_number(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind is not TargetKind.ALL or not COUNT_UNIT.match(indicator.unit_of_measure):
            continue
        outcome = index.outcome(indicator)
        result = f" e il risultato «{outcome.printed}»" if outcome else ""
        yield Hit(
            message=(
                f"Indicatore {named(indicator)}: l'unità è «{indicator.unit_of_measure}», un numero, "
                f"ma il valore atteso è «{target.printed}»{result}."
            ),
            place=target_place(index, indicator, target),
            value=target.printed,
        )


def _cadence_without_count(index: PlanIndex) -> Iterator[Hit]:
    recurring = [
        (f"fase {step.code}", step.due_printed, index.at(step.place, "due"))
        for step in index.plan.steps
        if step.due is None and read_cadence(step.due_printed) is not None
    ]
    recurring += [
        (f"indicatore {indicator.code}", target.printed, target_place(index, indicator, target))
        for indicator, target in each_target(index)
        if target.kind is TargetKind.FREQUENCY and not re.search(r"\d+\s+volt", target.printed)
    ]
    if recurring:
        each = listed((f"{subject} («{printed}»)" for subject, printed, _ in recurring), limit=20)
        message = f"Valori attesi che danno una cadenza e non quante volte: {each}."
        yield Hit(message=message, place=recurring[0][2], value=recurring[0][1])


def _without_target(index: PlanIndex) -> Iterator[Hit]:
    year = index.plan.year
    for indicator in index.plan.indicators:
        objective = index.objectives.get(indicator.objective)
        expected = objective is None or index.measured(objective)
        if expected and not any(target.printed.strip() for target in indicator.targets):
            message = f"L'indicatore {named(indicator)} non ha un valore atteso."
            yield Hit(message=message, place=index.target_place(indicator, year))


def programmed_years(index: PlanIndex) -> frozenset[int]:
    """Years for which the plan sets any value or date."""
    years = {target.year for _, target in each_target(index)}
    return frozenset(years | {step.due.day.year for step in index.plan.steps if step.due})


def years_of(index: PlanIndex, objective: Objective) -> frozenset[int]:
    """Years for which an objective sets a value or a date."""
    years = {target.year for entry in _entries(index, objective) for target in entry.targets if target.printed.strip()}
    return frozenset(years | {step.due.day.year for step in index.steps_of(objective.code) if step.due})


def _entries(index: PlanIndex, objective: Objective) -> list[Indicator]:
    return index.indicators_by_objective.get(objective.code, [])


def _marked_not_programmed(index: PlanIndex) -> Iterator[Hit]:
    programmed = programmed_years(index)
    for objective in index.plan.objectives:
        idle = [year for year in objective.years if year in programmed and year not in years_of(index, objective)]
        if idle:
            years = listed(str(year) for year in idle)
            message = f"L'obiettivo {objective.code} «{short(objective.title)}» è segnato per il {years}, ma non ha nulla in programma."
            yield Hit(message=message, place=index.at_year(objective.place, "years", idle[0]), value=years)


def _programmed_not_marked(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        extra = sorted(years_of(index, objective) - set(objective.years)) if objective.years else []
        if extra:
            years = listed(str(year) for year in extra)
            marks = listed(str(year) for year in objective.years)
            yield Hit(
                message=(
                    f"L'obiettivo {objective.code} «{short(objective.title)}» ha valori attesi per il {years}, "
                    f"ma è segnato solo per il {marks}."
                ),
                place=index.at_year(objective.place, "years", extra[0]),
                value=marks,
            )


CARDS = (
    RuleCard(
        code="TAR22",
        severity=Severity.WARNING,
        title="Unità di misura che non va con il valore atteso",
        reason="Una data non si misura in numero o in percentuale, né un numero in tempo.",
        mend="Correggi l'unità di misura o il valore atteso.",
        example="Unità «TEMPO», atteso 15.",
        check=_impossible_unit,
    ),
    RuleCard(
        code="TAR23",
        severity=Severity.WARNING,
        title="Nome che conta, unità in percentuale",
        reason="«N. …» annuncia un conteggio: senza numeratore e denominatore la percentuale non si può ricalcolare.",
        mend="Scrivi l'algoritmo con numeratore e denominatore, o cambia il nome in «% di …».",
        example="«N. atti gestiti digitalmente», unità %, atteso 100.",
        check=_count_named_percent,
    ),
    RuleCard(
        code="TAR24",
        severity=Severity.WARNING,
        title="«Tutti» dove serve un numero",
        reason="«Tutti» non si confronta con un conteggio se non si sa quanti sono.",
        mend="Scrivi il numero, o usa la percentuale (100%).",
        example="Unità «n. dipendenti», atteso «tutti».",
        check=_all_where_a_number,
    ),
    RuleCard(
        code="TAR25",
        severity=Severity.NOTE,
        title="Cadenza senza numero di volte",
        reason="Una cadenza si misura contando: senza il numero atteso il risultato ripete soltanto la parola.",
        mend="Scrivi quante volte nell'anno: «trimestrale (4 volte)».",
        example="«Settimanale».",
        check=_cadence_without_count,
    ),
    RuleCard(
        code="TAR26",
        severity=Severity.WARNING,
        title="Indicatore senza valore atteso",
        reason="Un indicatore senza valore atteso non si può valutare.",
        mend="Scrivi il valore atteso, almeno per un anno del piano.",
        example="Cella del valore atteso vuota.",
        law="D.Lgs. 150/2009, art. 4, c. 2, lett. a)",
        check=_without_target,
    ),
    RuleCard(
        code="TAR27",
        severity=Severity.WARNING,
        title="Anno segnato ma senza programma",
        reason="Un'azione segnata per l'anno deve avere almeno un indicatore o una fase in quell'anno.",
        mend="Aggiungi un indicatore per l'anno, oppure togli il segno.",
        example="Azione segnata per il 2021, assente dal programma 2021.",
        check=_marked_not_programmed,
    ),
    RuleCard(
        code="TAR28",
        severity=Severity.WARNING,
        title="Anno in programma ma non segnato",
        reason="Ciò che è in programma nell'anno deve comparire nella matrice triennale.",
        mend="Segna l'anno nella matrice, oppure togli l'indicatore dal programma.",
        example="Indicatore con atteso 2021, azione segnata solo per il 2022 e il 2023.",
        check=_programmed_not_marked,
    ),
)
