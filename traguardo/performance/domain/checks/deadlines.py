"""Rules on dates: outside the plan, indicative, standing where a number is asked, or missing where a date is asked."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.targets import NUMERIC, each_target, named, target_place
from traguardo.performance.domain.checks.wording import day, listed, short
from traguardo.performance.domain.plan import Moment, Precision, TargetKind

BY_DATE = re.compile(r"\bentro la data\b", re.IGNORECASE)
COUNTED = re.compile(r"\balmeno\s+(?:n\.\s*)?\d+|\bnon meno di\s+\d+|\bminimo\s+\d+", re.IGNORECASE)
INDICATIVE = re.compile(r"\bindicativ", re.IGNORECASE)
DEADLINE_WORD = re.compile(r"^\s*entro\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A due date of the plan, of a step or of an indicator; `owner` is the subject in the genitive."""

    subject: str
    owner: str
    objective: str
    moment: Moment
    printed: str
    place: Place


def _deadlines(index: PlanIndex) -> Iterator[Deadline]:
    for step in index.plan.steps:
        if step.due is not None:
            place = index.at(step.place, "due")
            yield Deadline(
                subject=f"fase {step.code}",
                owner=f"della fase {step.code}",
                objective=step.objective,
                moment=step.due,
                printed=step.due_printed or day(step.due.day),
                place=place,
            )
    for indicator, target in each_target(index):
        if target.moment is not None:
            yield Deadline(
                subject=f"indicatore {indicator.code}",
                owner=f"dell'indicatore {indicator.code}",
                objective=indicator.objective,
                moment=target.moment,
                printed=target.printed,
                place=target_place(index, indicator, target),
            )


def _outside_the_plan(index: PlanIndex) -> Iterator[Hit]:
    for deadline in _deadlines(index):
        first, last = years_allowed(index, deadline.objective)
        if not first <= deadline.moment.day.year <= last:
            yield Hit(
                message=(
                    f"La scadenza {deadline.owner}, {day(deadline.moment.day)}, "
                    f"è fuori dagli anni del piano ({first}-{last})."
                ),
                place=deadline.place,
                value=deadline.printed,
            )


def years_allowed(index: PlanIndex, code: str) -> tuple[int, int]:
    """Years of the plan, widened to those of an objective that began before or ends after it."""
    objective = index.objectives.get(code)
    first, last = index.plan.first_year, index.plan.last_year
    if objective is None:
        return first, last
    return min(first, objective.first_year or first), max(last, objective.last_year or last)


def _falls(old: list[Deadline]) -> str:
    return "scade" if len(old) == 1 else "scadono"


def _before_the_year(index: PlanIndex) -> Iterator[Hit]:
    past: dict[str, list[Deadline]] = {}
    for deadline in _deadlines(index):
        if deadline.moment.day.year < index.plan.year:
            past.setdefault(deadline.objective, []).append(deadline)
    for code, old in past.items():
        yield Hit(
            message=(
                f"Obiettivo {code}: {listed(entry.subject for entry in old)} {_falls(old)} prima del {index.plan.year}, "
                "l'anno misurato: contare di nuovo vuol dire contare due volte."
            ),
            place=old[0].place,
            value=old[0].printed,
        )


def _indicative(index: PlanIndex) -> Iterator[Hit]:
    for step in index.plan.steps:
        declared = step.due is not None and step.due.indicative
        if declared or INDICATIVE.search(step.due_printed) or INDICATIVE.search(step.indicator):
            printed = (
                f"ma è stampata una data fissa ({day(step.due.day)})" if step.due else "e non è stampata nessuna data"
            )
            yield Hit(
                message=(
                    f"Fase {step.code}: la scadenza è detta indicativa perché decorre da un evento esterno, {printed}."
                ),
                place=index.at(step.place, "due"),
                value=step.due_printed,
            )


def _number_where_a_date_is_asked(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind in NUMERIC and BY_DATE.search(indicator.algorithm):
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: l'algoritmo chiede una data («{short(indicator.algorithm, length=60)}»), "
                    f"ma il valore atteso è {target.printed}."
                ),
                place=target_place(index, indicator, target),
                value=target.printed,
            )


def _number_inside_a_date(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        counted = COUNTED.search(indicator.algorithm)
        if target.kind is TargetKind.DATE and counted:
            yield Hit(
                message=(
                    f"Indicatore {named(indicator)}: il valore atteso è una data ({target.printed}), ma l'algoritmo chiede "
                    f"anche «{counted[0]}»: due richieste in un indicatore."
                ),
                place=target_place(index, indicator, target),
                value=target.printed,
            )


def _without_date_or_number(index: PlanIndex) -> Iterator[Hit]:
    for indicator, target in each_target(index):
        if target.kind in {TargetKind.EVENT, TargetKind.TEXT} and target.printed.strip():
            yield Hit(
                message=f"Indicatore {named(indicator)}: «{short(target.printed)}» non è né una data né un numero.",
                place=target_place(index, indicator, target),
                value=target.printed,
            )


def _unread_step_date(index: PlanIndex) -> Iterator[Hit]:
    for step in index.plan.steps:
        if step.due is None and not step.due_printed.strip() and not step.cancelled:
            yield Hit(message=f"La fase {step.code} non ha scadenza.", place=index.at(step.place, "due"))


def _a_day_before_the_end(index: PlanIndex) -> Iterator[Hit]:
    every = list(_deadlines(index))
    days = {entry.moment.day for entry in every}
    for entry in every:
        moment = entry.moment.day
        end = moment.replace(day=calendar.monthrange(moment.year, moment.month)[1])
        if entry.moment.precision is Precision.DAY and (end - moment).days == 1 and end in days:
            message = f"La scadenza {entry.owner} è il {day(moment)}, mentre altre sono il {day(end)}: è voluto?"
            yield Hit(message=message, place=entry.place, value=entry.printed)


def _two_forms(index: PlanIndex) -> Iterator[Hit]:
    dated = [
        (indicator, target)
        for indicator, target in each_target(index)
        if target.kind is TargetKind.DATE and not indicator.parent
    ]
    bare = [pair for pair in dated if not DEADLINE_WORD.match(pair[1].printed)]
    if bare and 2 * len(bare) < len(dated):
        indicator, target = bare[0]
        codes = listed(entry.code for entry, _ in bare)
        where = "nell'indicatore" if len(bare) == 1 else "negli indicatori"
        yield Hit(
            message=f"Le scadenze sono scritte in due modi: manca «Entro il» {where} {codes}.",
            place=target_place(index, indicator, target),
            value=target.printed,
        )


CARDS = (
    RuleCard(
        code="TAR13",
        severity=Severity.ERROR,
        title="Scadenza fuori dagli anni del piano",
        reason="Ciò che scade fuori dal periodo del piano non si può misurare dentro il piano.",
        mend="Correggi la data, oppure sposta la fase nel piano dell'anno giusto.",
        example="31/12/2024 in un piano 2021-2023.",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. d)",
        check=_outside_the_plan,
    ),
    RuleCard(
        code="TAR14",
        severity=Severity.NOTE,
        title="Scadenza di un anno già chiuso",
        reason="Un risultato di un anno già misurato non va contato una seconda volta.",
        mend="Togli dal calcolo dell'anno le fasi e gli indicatori già chiusi, o spiega perché restano.",
        example="«Entro ottobre 2023» nella relazione sul 2024.",
        check=_before_the_year,
    ),
    RuleCard(
        code="TAR15",
        severity=Severity.NOTE,
        title="Scadenza indicativa",
        reason="Se il termine decorre da un evento esterno, una data fissa può far risultare in ritardo chi non lo è.",
        mend="Scrivi il termine in giorni dall'evento, oppure conferma la data.",
        example="«La data è pertanto indicativa».",
        check=_indicative,
    ),
    RuleCard(
        code="TAR16",
        severity=Severity.WARNING,
        title="Numero dove l'algoritmo chiede una data",
        reason="L'algoritmo «entro la data» si misura con una data.",
        mend="Scrivi come valore atteso la data, oppure cambia l'algoritmo.",
        example="«Approvazione entro la data», atteso 1.",
        check=_number_where_a_date_is_asked,
    ),
    RuleCard(
        code="TAR17",
        severity=Severity.NOTE,
        title="Data attesa e quantità nell'algoritmo",
        reason="Due richieste in un indicatore possono dare due esiti diversi e un solo punteggio.",
        mend="Fai due indicatori, oppure tieni una sola richiesta.",
        example="«Aggiornamento di almeno 5 pagine», atteso «entro il 31/12/2021».",
        check=_number_inside_a_date,
    ),
    RuleCard(
        code="TAR18",
        severity=Severity.WARNING,
        title="Valore atteso senza data né numero",
        reason="Un valore atteso si deve poter confrontare con un valore misurato.",
        mend="Scrivi la data o il numero che ti aspetti.",
        example="«Con il bilancio».",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. b)",
        check=_without_date_or_number,
    ),
    RuleCard(
        code="TAR19",
        severity=Severity.WARNING,
        title="Fase senza scadenza",
        reason="Senza scadenza non si sa in che anno conta la fase, né se è in ritardo.",
        mend="Scrivi la data entro cui la fase va conclusa.",
        example="Cella della scadenza vuota.",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. d)",
        check=_unread_step_date,
    ),
    RuleCard(
        code="TAR20",
        severity=Severity.NOTE,
        title="Scadenza al penultimo giorno del mese",
        reason="Quando le altre scadenze sono all'ultimo giorno del mese, una al penultimo è spesso una svista.",
        mend="Conferma la data, o portala a fine mese.",
        example="30/12/2021 mentre le altre sono al 31/12/2021.",
        check=_a_day_before_the_end,
    ),
    RuleCard(
        code="TAR21",
        severity=Severity.NOTE,
        title="Scadenze scritte in due modi",
        reason="La stessa cosa si scrive nello stesso modo in tutto il piano.",
        mend="Scrivi tutte le scadenze nella stessa forma.",
        example="«Entro il 31/10/2021» e «31/12/2021».",
        check=_two_forms,
    ),
)
