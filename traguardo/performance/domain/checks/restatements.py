"""Rules on what a plan says twice: titles, expected values, units and periods that differ between two places."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.wording import contrast, day, letters, listed, short
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import Indicator, Objective, Restatement, Step, StrategicNode

Subject = Objective | Step | Indicator | StrategicNode
NOTHING = frozenset({"", "-", "--", "non applicabile", "non disponibile", "n.a.", "n.d."})
ELSEWHERE = re.compile(r"^\s*(?:cfr|vedi|v\.)", re.IGNORECASE)
OF = {"objective": "dell'obiettivo", "step": "della fase", "indicator": "dell'indicatore", "node": "del nodo"}
OF_MANY = {"objective": "degli obiettivi", "step": "delle fasi", "indicator": "degli indicatori", "node": "dei nodi"}


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


def _title_of(subject: Subject) -> str:
    if isinstance(subject, Step):
        return subject.description
    return subject.name if isinstance(subject, Indicator) else subject.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """All that one other place of the document prints of an attribute of one record."""

    subject: Subject
    kind: str
    where: str
    printed: tuple[str, ...]

    @property
    def of(self) -> str:
        """The record in the genitive: «dell'obiettivo 8»."""
        return f"{OF[self.kind]} {self.subject.code}"

    @property
    def named(self) -> str:
        return f"{self.of} «{short(_title_of(self.subject), length=60)}»"


def repetitions(index: PlanIndex, *attributes: str) -> Iterator[Repetition]:
    """Restatements of some attributes, those of the same record in the same place together."""
    entries = [entry for attribute in attributes for entry in index.restatements_by_attribute.get(attribute, [])]
    for (kind, _, where), same in grouped(
        ((entry.subject_kind, entry.subject, entry.where), entry) for entry in entries
    ).items():
        subject = subject_of(index, same[0])
        printed = tuple(entry.printed.strip() for entry in same if entry.printed.strip())
        if subject is not None and printed:
            yield Repetition(subject=subject, kind=kind, where=where, printed=printed)


def title_field(subject: Subject) -> str:
    """The attribute that holds what `title_of` gives."""
    if isinstance(subject, Step):
        return "description"
    return "name" if isinstance(subject, Indicator) else "title"


def titles(index: PlanIndex) -> Iterator[Repetition]:
    """Restated titles that are not, sign by sign, those of the sheet."""
    for again in repetitions(index, "title", "name", "description"):
        if any(printed != _title_of(again.subject).strip() for printed in again.printed):
            yield again


def only_writing(again: Repetition) -> bool:
    """Whether only capitals, accents or signs change."""
    return {letters(printed) for printed in again.printed} == {letters(_title_of(again.subject))}


def _different_titles(index: PlanIndex) -> Iterator[Hit]:
    for again in titles(index):
        if not only_writing(again):
            own, others = (
                _title_of(again.subject),
                listed(f"«{contrast(text, _title_of(again.subject))}»" for text in again.printed),
            )
            yield Hit(
                message=f"Il titolo {again.of} è «{contrast(own, again.printed[0])}» nella scheda e {others} altrove ({again.where}).",
                place=index.at(again.subject.place, title_field(again.subject)),
                value=own,
            )


def _differently_written_titles(index: PlanIndex) -> Iterator[Hit]:
    same = grouped(((again.kind, again.where), again) for again in titles(index) if only_writing(again))
    for (kind, where), group in same.items():
        first = group[0]
        subjects = dict.fromkeys(again.subject.code for again in group)
        several = len(subjects) > 1
        titles_of = f"Titoli {OF_MANY[kind]}" if several else f"Titolo {OF[kind]}"
        yield Hit(
            message=(
                f"{titles_of} {listed(subjects, limit=20)}: cambia solo la scrittura (maiuscole, accenti, segni), "
                f"{'per esempio ' if several else ''}«{contrast(_title_of(first.subject), first.printed[0])}» nella scheda e "
                f"«{contrast(first.printed[0], _title_of(first.subject))}» altrove ({where})."
            ),
            place=index.at(first.subject.place, title_field(first.subject)),
            value=_title_of(first.subject),
        )


def _different_targets(index: PlanIndex) -> Iterator[Hit]:
    year = index.plan.year
    for again in repetitions(index, "target"):
        subject = again.subject
        if not isinstance(subject, Indicator) or not (own := subject.target(year)):
            continue
        other = [printed for printed in again.printed if not same_value(own.printed, printed, year)]
        if not other:
            continue
        times = f", {len(other)} volte" if len(other) > 1 else ""
        yield Hit(
            message=f"Il valore atteso {again.named} è {own.printed} nel programma e {listed(other)} altrove ({again.where}{times}).",
            place=index.target_place(subject, year),
            value=own.printed,
        )


def same_value(one: str, other: str, year: int) -> bool:
    """Whether two printed values ask for the same: «70%» and «≥ 70%» do."""
    first, second = (read_target(text, year=year) for text in (one, other))
    if first.value is not None or first.moment is not None:
        return (first.value, first.moment) == (second.value, second.moment)
    return letters(one) == letters(other)


def _different_units(index: PlanIndex) -> Iterator[Hit]:
    for again in repetitions(index, "units"):
        if isinstance(again.subject, Step | StrategicNode) or all(ELSEWHERE.match(text) for text in again.printed):
            continue
        printed = [unit.strip() for text in again.printed for unit in text.split(";") if unit.strip()]
        if {letters(unit) for unit in printed} == {letters(unit) for unit in again.subject.units}:
            continue
        yield Hit(
            message=(
                f"Le unità {again.named} sono {listed(again.subject.units)} nel programma "
                f"e {listed(printed)} altrove ({again.where})."
            ),
            place=index.at(again.subject.place, "units"),
            value="; ".join(again.subject.units),
        )


def _different_dates(index: PlanIndex) -> Iterator[Hit]:
    for again in repetitions(index, "due"):
        own = _due_of(index, again.subject)
        dates = [read_moment(printed, default_year=index.plan.year) for printed in again.printed]
        other = [moment.day for moment in dates if moment and own and moment.day != own]
        if own and other:
            yield Hit(
                message=f"La scadenza {again.of} è il {day(own)} nel programma e il {day(other[0])} altrove ({again.where}).",
                place=index.at(again.subject.place, "due" if isinstance(again.subject, Step) else "target"),
                value=day(own),
            )


def _due_of(index: PlanIndex, subject: Subject) -> date | None:
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


def _different_details(index: PlanIndex) -> Iterator[Hit]:
    for attribute, (name, own_of) in OTHERS.items():
        for again in repetitions(index, attribute):
            if isinstance(again.subject, Indicator) and differs(own_of(again.subject), again.printed):
                own, other = own_of(again.subject), again.printed[0]
                yield Hit(
                    message=(
                        f"{name} {again.of} è «{contrast(own, other)}» nel programma "
                        f"e «{contrast(other, own)}» altrove ({again.where})."
                    ),
                    place=index.at(again.subject.place, attribute),
                    value=own,
                )


def differs(own: str, printed: tuple[str, ...]) -> bool:
    """Whether a text is another one; two signs for «nothing here» are the same."""
    return any(letters(text) != letters(own) and {text.casefold(), own.casefold()} - NOTHING for text in printed)


CARDS = (
    RuleCard(
        code="STR18",
        severity=Severity.WARNING,
        title="Titolo diverso in due punti",
        reason="Con due titoli non si sa quale sia stato approvato.",
        mend="Riporta lo stesso titolo nei due punti.",
        example="«nuove modalità di presa in carico» nella scheda, «nuovi tirocini» nella tabella.",
        check=_different_titles,
    ),
    RuleCard(
        code="STR19",
        severity=Severity.NOTE,
        title="Titolo scritto in due modi",
        reason="Cambiano solo maiuscole, accenti o segni: il senso resta, ma la ricerca non lo trova.",
        mend="Scrivi il titolo allo stesso modo.",
        example="«2024-2025» e «2024/2025».",
        check=_differently_written_titles,
    ),
    RuleCard(
        code="STR20",
        severity=Severity.WARNING,
        title="Valore atteso diverso in due punti",
        reason="Lo stesso indicatore non può avere due valori attesi per lo stesso anno.",
        mend="Decidi il valore giusto e riportalo nei due punti.",
        example="90% nell'albero, ≥ 70% nel piano della formazione.",
        check=_different_targets,
    ),
    RuleCard(
        code="STR21",
        severity=Severity.WARNING,
        title="Unità responsabile diversa in due punti",
        reason="Chi risponde di un indicatore dev'essere uno e certo.",
        mend="Decidi chi risponde e riportalo nei due punti.",
        example="Staff direzione nell'albero, Staff unità funzionale nel capitolo.",
        check=_different_units,
    ),
    RuleCard(
        code="STR22",
        severity=Severity.WARNING,
        title="Scadenza diversa in due punti",
        reason="Con due scadenze non si sa quando si è in ritardo.",
        mend="Decidi la data giusta e riportala nei due punti.",
        example="31/12/2022 nella tabella, 21/10/2022 nel testo.",
        check=_different_dates,
    ),
    RuleCard(
        code="STR23",
        severity=Severity.NOTE,
        title="Algoritmo, partenza o unità di misura diversi in due punti",
        reason="La stessa misura va descritta allo stesso modo ovunque.",
        mend="Riporta lo stesso testo nei due punti.",
        example="«n. azioni» in un capitolo, «n. misure» in un altro.",
        check=_different_details,
    ),
)
