"""Rules on what a plan says twice: titles, expected values, units and periods that differ between two places."""

import re
from collections.abc import Callable, Iterator

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.wording import letters, listed, plain, short
from traguardo.performance.domain.moments import read_moment
from traguardo.performance.domain.plan import Indicator, Objective, Restatement, Step, StrategicNode
from traguardo.performance.domain.targets import read_target

Subject = Objective | Step | Indicator | StrategicNode
ELSEWHERE = re.compile(r"^\s*(?:cfr|vedi|v\.)", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
OF = {"objective": "dell'obiettivo", "step": "della fase", "indicator": "dell'indicatore", "node": "del nodo"}


def subject_of(index: PlanIndex, entry: Restatement) -> Subject | None:
    """The record a restatement speaks of."""
    match entry.subject_kind:
        case "objective":
            return index.objectives.get(entry.subject)
        case "step":
            return index.steps.get(entry.subject)
        case "indicator":
            return index.indicators.get(entry.subject)
        case _:
            return index.nodes.get(entry.subject)


def title_of(subject: Subject) -> str:
    if isinstance(subject, Step):
        return subject.description
    return subject.name if isinstance(subject, Indicator) else subject.title


def titles(index: PlanIndex) -> Iterator[tuple[Restatement, Subject]]:
    """Restated titles that are not, letter by letter, those of the sheet."""
    for attribute in ("title", "name", "description"):
        for entry in index.restatements_by_attribute.get(attribute, []):
            subject = subject_of(index, entry)
            if subject is not None and entry.printed.strip() and entry.printed.strip() != title_of(subject).strip():
                yield entry, subject


def different_titles(index: PlanIndex) -> Iterator[Hit]:
    for entry, subject in titles(index):
        if letters(entry.printed) != letters(title_of(subject)):
            yield Hit(
                message=(
                    f"Il titolo {OF[entry.subject_kind]} {entry.subject} è «{short(title_of(subject), length=120)}» "
                    f"nella scheda e «{short(entry.printed, length=120)}» in {entry.where}."
                ),
                place=index.at(subject.place, "title"),
                value=entry.printed,
            )


def differently_written_titles(index: PlanIndex) -> Iterator[Hit]:
    same = [
        (entry, subject) for entry, subject in titles(index) if letters(entry.printed) == letters(title_of(subject))
    ]
    for (kind, where), pairs in grouped(
        ((entry.subject_kind, entry.where), (entry, subject)) for entry, subject in same
    ).items():
        entry, subject = pairs[0]
        codes = listed((entry.subject for entry, _ in pairs), limit=20)
        yield Hit(
            message=(
                f"In {where} cambia solo la scrittura (maiuscole, accenti, segni) del titolo {OF[kind]} {codes}: "
                f"«{short(title_of(subject))}» e «{short(entry.printed)}»."
            ),
            place=index.at(subject.place, "title"),
            value=entry.printed,
        )


def different_targets(index: PlanIndex) -> Iterator[Hit]:
    for entry in index.restatements_by_attribute.get("target", []):
        subject = subject_of(index, entry)
        own = subject.target(index.plan.year) if isinstance(subject, Indicator) else None
        if own is None or subject is None or same_value(own.printed, entry.printed, index.plan.year):
            continue
        yield Hit(
            message=(
                f"Il valore atteso dell'indicatore {entry.subject} «{short(title_of(subject), length=60)}» è "
                f"{own.printed} nel programma e {entry.printed} in {entry.where}."
            ),
            place=index.at(subject.place, "target"),
            value=entry.printed,
        )


def same_value(one: str, other: str, year: int) -> bool:
    """Whether two printed values ask for the same: «70%» and «≥ 70%» do."""
    first, second = (read_target(text, year=year) for text in (one, other))
    if first.value is not None or first.moment is not None:
        return (first.value, first.moment) == (second.value, second.moment)
    return letters(one) == letters(other)


def different_units(index: PlanIndex) -> Iterator[Hit]:
    for entry in index.restatements_by_attribute.get("units", []):
        subject = subject_of(index, entry)
        if subject is None or isinstance(subject, Step | StrategicNode) or ELSEWHERE.match(entry.printed):
            continue
        printed = [unit.strip() for unit in entry.printed.split(";") if unit.strip()]
        if {letters(unit) for unit in printed} == {letters(unit) for unit in subject.units}:
            continue
        yield Hit(
            message=(
                f"Le unità {OF[entry.subject_kind]} {entry.subject} «{short(title_of(subject), length=60)}» sono "
                f"{listed(subject.units)} nel programma e {listed(printed)} in {entry.where}."
            ),
            place=index.at(subject.place, "units"),
            value=entry.printed,
        )


def different_dates(index: PlanIndex) -> Iterator[Hit]:
    for entry in index.restatements_by_attribute.get("due", []):
        subject = subject_of(index, entry)
        moment = read_moment(entry.printed, default_year=index.plan.year)
        own = due_of(index, subject)
        if subject is not None and moment is not None and own is not None and own != moment.day:
            yield Hit(
                message=(
                    f"La scadenza {OF[entry.subject_kind]} {entry.subject} è il {own:%d/%m/%Y} nel programma "
                    f"e il {moment.day:%d/%m/%Y} in {entry.where}."
                ),
                place=index.at(subject.place, "due" if isinstance(subject, Step) else "target"),
                value=entry.printed,
            )


def due_of(index: PlanIndex, subject: Subject | None) -> object:
    if isinstance(subject, Step):
        return subject.due.day if subject.due else None
    target = subject.target(index.plan.year) if isinstance(subject, Indicator) else None
    return target.moment.day if target and target.moment else None


OTHERS: dict[str, tuple[str, Callable[[Indicator], str]]] = {
    "algorithm": ("L'algoritmo", lambda indicator: indicator.algorithm),
    "baseline": ("Il valore di partenza", lambda indicator: indicator.baseline.printed),
    "unit_of_measure": ("L'unità di misura", lambda indicator: indicator.unit_of_measure),
    "source": ("La fonte", lambda indicator: indicator.source),
}


def different_details(index: PlanIndex) -> Iterator[Hit]:
    for attribute, (name, own_of) in OTHERS.items():
        for entry in index.restatements_by_attribute.get(attribute, []):
            subject = subject_of(index, entry)
            if not isinstance(subject, Indicator) or letters(own_of(subject)) == letters(entry.printed):
                continue
            yield Hit(
                message=(
                    f"{name} dell'indicatore {entry.subject} è «{short(own_of(subject))}» nel programma "
                    f"e «{short(entry.printed)}» in {entry.where}."
                ),
                place=index.at(subject.place, attribute),
                value=entry.printed,
            )


def parent_units(index: PlanIndex) -> Iterator[Hit]:
    for code, parts in index.children_by_parent.items():
        parent = index.indicators.get(code)
        own = set(parent.units) if parent else set()
        below = {unit for part in parts for unit in part.units}
        if parent is None or not own or not below:
            continue
        yield from odd_units(
            index.at(parent.place, "units"),
            sorted(own - below),
            f"Nell'indicatore {code}",
            "in nessun sotto-indicatore",
        )
        yield from odd_units(
            index.at(parts[0].place, "units"), sorted(below - own), f"Nei sotto-indicatori di {code}", "nell'indicatore"
        )


def odd_units(place: Place, units: list[str], where: str, absent: str) -> Iterator[Hit]:
    if units:
        verb = "risponde" if len(units) == 1 else "rispondono"
        yield Hit(message=f"{where} {verb} {listed(units)}, che non è {absent}.", place=place, value=listed(units))


def period_headers(index: PlanIndex) -> Iterator[Hit]:
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
                        f"ma l'obiettivo è {own if objective.first_year != objective.last_year else objective.first_year}."
                    ),
                    place=index.at(indicator.place, "period_printed"),
                    value=indicator.period_printed,
                )
                break


CARDS = (
    RuleCard(
        code="STR18",
        severity=Severity.WARNING,
        title="Titolo diverso in due punti",
        reason="Con due titoli non si sa quale sia stato approvato.",
        mend="Riporta lo stesso titolo nei due punti.",
        example="«nuove modalità di presa in carico» nella scheda, «nuovi tirocini» nella tabella.",
        check=different_titles,
    ),
    RuleCard(
        code="STR19",
        severity=Severity.NOTE,
        title="Titolo scritto in due modi",
        reason="Cambiano solo maiuscole, accenti o segni: il senso resta, ma la ricerca non lo trova.",
        mend="Scrivi il titolo allo stesso modo.",
        example="«2024-2025» e «2024/2025».",
        check=differently_written_titles,
    ),
    RuleCard(
        code="STR20",
        severity=Severity.WARNING,
        title="Valore atteso diverso in due punti",
        reason="Lo stesso indicatore non può avere due valori attesi per lo stesso anno.",
        mend="Decidi il valore giusto e riportalo nei due punti.",
        example="90% nell'albero, ≥ 70% nel piano della formazione.",
        check=different_targets,
    ),
    RuleCard(
        code="STR21",
        severity=Severity.WARNING,
        title="Unità responsabile diversa in due punti",
        reason="Chi risponde di un indicatore dev'essere uno e certo.",
        mend="Decidi chi risponde e riportalo nei due punti.",
        example="Staff direzione nell'albero, Staff unità funzionale nel capitolo.",
        check=different_units,
    ),
    RuleCard(
        code="STR22",
        severity=Severity.WARNING,
        title="Scadenza diversa in due punti",
        reason="Con due scadenze non si sa quando si è in ritardo.",
        mend="Decidi la data giusta e riportala nei due punti.",
        example="31/12/2022 nella tabella, 21/10/2022 nel testo.",
        check=different_dates,
    ),
    RuleCard(
        code="STR23",
        severity=Severity.NOTE,
        title="Algoritmo, partenza o unità di misura diversi in due punti",
        reason="La stessa misura va descritta allo stesso modo ovunque.",
        mend="Riporta lo stesso testo nei due punti.",
        example="«n. azioni» in un capitolo, «n. misure» in un altro.",
        check=different_details,
    ),
    RuleCard(
        code="STR24",
        severity=Severity.WARNING,
        title="Unità dell'indicatore composto assente dalle sue parti",
        reason="Chi risponde del tutto deve rispondere di almeno una parte, e viceversa.",
        mend="Assegna una parte all'unità, o toglila dall'indicatore.",
        example="Servizi finanziari nell'indicatore, in nessun sotto-indicatore.",
        check=parent_units,
    ),
    RuleCard(
        code="STR25",
        severity=Severity.NOTE,
        title="Periodo nell'intestazione diverso dagli anni dell'obiettivo",
        reason="Un'intestazione dell'anno sbagliato fa attribuire i valori al periodo sbagliato.",
        mend="Correggi il periodo nell'intestazione.",
        example="«(2023)» in un obiettivo del 2024.",
        check=period_headers,
    ),
)
