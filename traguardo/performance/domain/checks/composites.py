"""Rules on composite indicators and on the headings over indicators: parts, units and periods that do not match."""

import re
from collections.abc import Iterator

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.wording import count, listed, plain, short
from traguardo.performance.domain.notation.targets import is_quotient

YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def _parent_units(index: PlanIndex) -> Iterator[Hit]:
    for code, parts in index.children_by_parent.items():
        parent = index.indicators.get(code)
        own = set(parent.units) if parent else set()
        below = {unit for part in parts for unit in part.units}
        if parent is None or not own or not below:
            continue
        yield from _odd_units(
            index.at(parent.place, "units"),
            sorted(own - below),
            f"Nell'indicatore {code}",
            "in nessun sotto-indicatore",
        )
        yield from _odd_units(
            index.at(parts[0].place, "units"), sorted(below - own), f"Nei sotto-indicatori di {code}", "nell'indicatore"
        )


def _odd_units(place: Place, units: list[str], where: str, absent: str) -> Iterator[Hit]:
    if units:
        verb, not_there = ("risponde", "non è") if len(units) == 1 else ("rispondono", "non sono")
        yield Hit(
            message=f"{where} {verb} {listed(units)}, che {not_there} {absent}.", place=place, value=listed(units)
        )


def _period_headers(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        if objective.first_year is None or objective.last_year is None:
            continue
        for indicator in index.indicators_of(objective.code):
            years = [int(year) for year in YEAR.findall(indicator.period_printed)]
            if years and (years[0], years[-1]) != (objective.first_year, objective.last_year):
                own = plain(f"{objective.first_year}-{objective.last_year}")
                yield Hit(
                    message=(
                        f"Obiettivo {objective.code}: l'intestazione degli indicatori dice ({indicator.period_printed}), "
                        f"ma l'obiettivo è del {own if objective.first_year != objective.last_year else objective.first_year}."
                    ),
                    place=index.at(indicator.place, "period_printed"),
                    value=indicator.period_printed,
                )
                break


def _two_formulas(index: PlanIndex) -> Iterator[Hit]:
    for code, parts in index.children_by_parent.items():
        parent = index.indicators.get(code)
        if parent is None or not is_quotient(parent.algorithm) or all(part.weight is None for part in parts):
            continue
        yield Hit(
            message=(
                f"Indicatore {code} «{short(parent.name, length=60)}»: l'algoritmo è «{short(parent.algorithm)}», "
                f"ma il punteggio è la somma pesata di {count(parts, 'parte', 'parti')}: due modi di misurare."
            ),
            place=index.at(parent.place, "algorithm"),
            value=parent.algorithm,
        )


CARDS = (
    RuleCard(
        code="STR24",
        severity=Severity.WARNING,
        title="Unità dell'indicatore composto assente dalle sue parti",
        reason="Chi risponde del tutto deve rispondere di almeno una parte, e viceversa.",
        mend="Assegna una parte all'unità, o toglila dall'indicatore.",
        example="Servizi finanziari nell'indicatore, in nessun sotto-indicatore.",
        check=_parent_units,
    ),
    RuleCard(
        code="STR25",
        severity=Severity.NOTE,
        title="Periodo nell'intestazione diverso dagli anni dell'obiettivo",
        reason="Un'intestazione dell'anno sbagliato fa attribuire i valori al periodo sbagliato.",
        mend="Correggi il periodo nell'intestazione.",
        example="«(2023)» in un obiettivo del 2024.",
        check=_period_headers,
    ),
    RuleCard(
        code="STR26",
        severity=Severity.NOTE,
        title="Indicatore composto con un algoritmo suo",
        reason="Se le parti hanno un peso, il punteggio è la loro somma pesata e non il rapporto scritto nell'algoritmo.",
        mend="Scrivi nell'algoritmo «somma pesata dei sotto-indicatori», o togli i pesi.",
        example="«N. misure realizzate / n. misure programmate» con parti da 20, 15 e 10.",
        check=_two_formulas,
    ),
)
