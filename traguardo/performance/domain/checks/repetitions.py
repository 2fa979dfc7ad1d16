"""Rules on steps and indicators that repeat: same words, same date and weight, same name, codes in two forms."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.wording import count, letters, listed, plain, short
from traguardo.performance.domain.plan import Indicator, Step


def _same_description(index: PlanIndex) -> Iterator[Hit]:
    for objective, steps in index.steps_by_objective.items():
        alike = grouped(((step.goal, plain(step.description)), step) for step in steps if step.description.strip())
        for repeated in alike.values():
            if several(repeated):
                yield Hit(
                    message=(
                        f"Obiettivo {objective}: le fasi {listed(step.code for step in repeated)} hanno la stessa "
                        f"descrizione «{short(repeated[0].description)}»{difference(repeated)}."
                    ),
                    place=index.at(repeated[-1].place, "description"),
                    value=repeated[-1].description,
                )


def several(records: Sequence[Step | Indicator]) -> bool:
    """Whether they have more than one code: a code used twice is told by a rule of its own."""
    return len({record.code for record in records}) > 1


def difference(steps: list[Step]) -> str:
    """Why the repetition may be right or wrong: other years, or other indicators in the same year."""
    years = {step.due.day.year for step in steps if step.due}
    if len(years) == len(steps):
        return ", in anni diversi"
    return ", ma indicatori diversi" if len({plain(step.indicator) for step in steps}) > 1 else ""


def _indistinguishable(index: PlanIndex) -> Iterator[Hit]:
    for objective, steps in index.steps_by_objective.items():
        alike = grouped((_signature(step), step) for step in steps if step.due and step.indicator.strip())
        for repeated in alike.values():
            if several(repeated):
                yield Hit(
                    message=(
                        f"Obiettivo {objective}: le fasi {listed(step.code for step in repeated)} hanno la stessa scadenza, "
                        "lo stesso indicatore e lo stesso peso: le distingue solo la descrizione."
                    ),
                    place=index.at(repeated[-1].place, "indicator"),
                    value=repeated[-1].indicator,
                )


def _signature(step: Step) -> tuple[date | None, str, Decimal | None]:
    return (step.due.day if step.due else None, plain(step.indicator), step.weight)


def _out_of_order(index: PlanIndex) -> Iterator[Hit]:
    for steps in index.steps_by_objective.values():
        dated = [step for step in steps if step.due and not step.cancelled]
        yield from (_disorder(index, before, after) for before, after in backwards(dated))


def backwards(steps: list[Step]) -> Iterator[tuple[Step, Step]]:
    """Steps due before the one above them, within the same goal of the objective."""
    for before, after in pairwise(steps):
        if before.goal == after.goal and before.due and after.due and after.due.day < before.due.day:
            yield before, after


def _disorder(index: PlanIndex, before: Step, after: Step) -> Hit:
    first, second = (f"{step.due.day:%d/%m/%Y}" if step.due else "" for step in (before, after))
    message = f"La fase {after.code} scade il {second}, prima della fase {before.code} che la precede ({first})."
    return Hit(message=message, place=index.at(after.place, "due"), value=second)


def _two_code_forms(index: PlanIndex) -> Iterator[Hit]:
    for objective, steps in index.steps_by_objective.items():
        odd = [step for step in steps if step.printed_code and step.printed_code != step.code]
        if odd and len(odd) < len(steps):
            printed = listed(f"«{step.printed_code}» per {step.code}" for step in odd)
            message = f"Obiettivo {objective}: i codici delle fasi sono scritti in due forme: {printed}."
            yield Hit(message=message, place=index.at(odd[0].place, "printed_code"), value=odd[0].printed_code)


def alike(indicators: Iterable[Indicator]) -> Iterator[list[Indicator]]:
    """Indicators of the same objective with the same name and the same algorithm, two or more."""
    groups = grouped(((letters(entry.name), letters(entry.algorithm), entry.units), entry) for entry in indicators)
    yield from (repeated for repeated in groups.values() if len(repeated) > 1)


def _same_name(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        for repeated in filter(several, alike(index.indicators_of(objective.code))):
            yield Hit(
                message=(
                    f"Obiettivo {objective.code}: gli indicatori {listed(entry.code for entry in repeated)} hanno lo "
                    f"stesso nome «{short(repeated[0].name)}» e nessun algoritmo che li distingua."
                ),
                place=index.at(repeated[-1].place, "name"),
                value=repeated[-1].name,
            )


def _same_indicator_two_values(index: PlanIndex) -> Iterator[Hit]:
    year = index.plan.year
    top = [entry for entry in index.plan.indicators if not entry.parent and entry.algorithm.strip()]
    for repeated in alike(top):
        values = {target.printed.strip() for entry in repeated if (target := entry.target(year))}
        objectives = {entry.objective for entry in repeated}
        if len(values) > 1 and len(objectives) > 1:
            yield Hit(
                message=(
                    f"Lo stesso indicatore «{short(repeated[0].name)}» ({listed(entry.code for entry in repeated)}) "
                    f"ha {count(sorted(values), 'valore atteso', 'valori attesi')}: {listed(sorted(values))}."
                ),
                place=index.target_place(repeated[-1], year),
                value=listed(sorted(values)),
            )


CARDS = (
    RuleCard(
        code="STR12",
        severity=Severity.NOTE,
        title="Fasi con la stessa descrizione",
        reason="Due fasi descritte allo stesso modo sono spesso una copia non corretta.",
        mend="Correggi la descrizione della fase copiata, o conferma che si ripete.",
        example="2.5 e 2.6, con indicatori diversi.",
        check=_same_description,
    ),
    RuleCard(
        code="STR13",
        severity=Severity.NOTE,
        title="Fasi che non si distinguono",
        reason="Con la stessa scadenza, indicatore e peso, un risultato può finire sulla fase sbagliata.",
        mend="Dai a ogni fase un indicatore suo.",
        example="16.5 e 16.6.",
        check=_indistinguishable,
    ),
    RuleCard(
        code="STR14",
        severity=Severity.NOTE,
        title="Fasi non in ordine di data",
        reason="Le fasi si leggono in fila: una che scade prima di quella che la precede può nascondere una data sbagliata.",
        mend="Controlla le due date, poi metti le fasi in ordine.",
        example="13.1 al 31/12, 13.2 al 31/07.",
        check=_out_of_order,
    ),
    RuleCard(
        code="STR15",
        severity=Severity.NOTE,
        title="Codici delle fasi in due forme",
        reason="Lo stesso codice scritto in due modi non si ritrova cercandolo.",
        mend="Scrivi tutti i codici nella stessa forma.",
        example="«A.1» e «A2».",
        check=_two_code_forms,
    ),
    RuleCard(
        code="STR16",
        severity=Severity.WARNING,
        title="Indicatori con lo stesso nome",
        reason="Se solo la posizione dice di che cosa parla un indicatore, il suo valore non si controlla.",
        mend="Aggiungi al nome, o all'algoritmo, ciò che li distingue.",
        example="Tre indicatori «N. atti gestiti digitalmente».",
        check=_same_name,
    ),
    RuleCard(
        code="STR17",
        severity=Severity.WARNING,
        title="Stesso indicatore con valori attesi diversi",
        reason="La stessa misura non può avere due valori attesi per lo stesso anno.",
        mend="Tieni un solo valore atteso.",
        example="90% in un obiettivo, ≥ 70% in un altro.",
        check=_same_indicator_two_values,
    ),
)
