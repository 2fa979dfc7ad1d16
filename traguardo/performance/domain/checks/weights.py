"""Rules on the weights of objectives, steps and indicators: what is shared out must make 100.

Sums of weights in a year are in year_weights.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.numbers import read_number
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.wording import count, listed, number, weight
from traguardo.performance.domain.plan import Indicator, Objective, Step, StrategicNode
from traguardo.performance.domain.scoring.weights import telling_places

WHOLE = Decimal(100)
Weighted = Objective | Step | Indicator | StrategicNode


def total(records: Iterable[Weighted]) -> Decimal:
    """Sum of the weights that are there; an absent weight adds nothing."""
    return sum((record.weight for record in records if record.weight is not None), Decimal(0))


def uneven(index: PlanIndex, records: Sequence[Weighted], whose: str) -> Iterator[Hit]:
    """A hit when some of the records are weighted and their weights do not make 100."""
    weighted = [record for record in records if record.weight is not None]
    sum_of_weights = total(weighted)
    if weighted and sum_of_weights != WHOLE:
        places = telling_places(sum_of_weights)
        shown = rounded(Fraction(sum_of_weights), places)
        points = number(abs(WHOLE - shown), places)
        gap = f"mancano {points} punti" if sum_of_weights < WHOLE else f"{points} punti di troppo"
        yield Hit(
            message=f"I pesi {whose} sommano a {number(shown, places)}, non a 100: {gap}.",
            place=index.at(weighted[0].place, "weight"),
            value=number(shown, places),
        )


def _step_sums(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        yield from uneven(index, index.steps_of(objective.code), f"delle fasi dell'obiettivo {objective.code}")


def _step_without_weight(index: PlanIndex) -> Iterator[Hit]:
    if all(step.weight is None for step in index.plan.steps):
        return
    for objective in index.plan.objectives:
        steps = index.steps_of(objective.code)
        missing = [step for step in steps if step.weight is None]
        if missing and len(missing) == len(steps):
            phases = count(steps, "fase", "fasi")
            message = f"Nessuna delle {phases} dell'obiettivo {objective.code} ha un peso: l'obiettivo non si calcola."
            yield Hit(message=message, place=index.at(missing[0].place, "weight"))
            continue
        for step in missing:
            message = f"La fase {step.code} non ha peso: nel calcolo conta zero, anche se viene svolta."
            yield Hit(message=message, place=index.at(step.place, "weight"))


def _objective_sum(index: PlanIndex) -> Iterator[Hit]:
    for hit in uneven(index, index.plan.objectives, "degli obiettivi nel piano"):
        summary = summary_total(index)
        also = f" Con i pesi della tabella riassuntiva la somma è {weight(summary)}." if summary is not None else ""
        yield Hit(message=hit.message + also, place=hit.place, value=hit.value)


def summary_total(index: PlanIndex) -> Decimal | None:
    """Sum of the objectives' weights with those restated elsewhere in place of the sheets'; None if none is restated."""
    restated = {
        entry.subject: read.value
        for entry in index.restatements_by_attribute.get("weight", [])
        if entry.subject_kind == "objective" and (read := read_number(entry.printed))
    }
    weights = [restated.get(entry.code, entry.weight) for entry in index.plan.objectives]
    return sum((value for value in weights if value is not None), Decimal(0)) if restated else None


def _objective_without_weight(index: PlanIndex) -> Iterator[Hit]:
    missing = [entry for entry in index.plan.objectives if entry.weight is None]
    if len(missing) == len(index.plan.objectives):
        return
    for objective in missing:
        message = f"L'obiettivo {objective.code} non ha peso, gli altri sì: nel punteggio del piano non conta."
        yield Hit(message=message, place=index.at(objective.place, "weight"))


def _no_weight_at_all(index: PlanIndex) -> Iterator[Hit]:
    objectives = index.plan.objectives
    if objectives and all(entry.weight is None for entry in objectives):
        message = (
            f"Gli obiettivi sono {len(objectives)} e nessuno ha un peso: il grado di raggiungimento del piano "
            "si calcola solo dando a tutti lo stesso peso."
        )
        yield Hit(message=message, place=index.at(objectives[0].place, "weight"))


def _printed_in_two_places(index: PlanIndex) -> Iterator[Hit]:
    for entry in index.restatements_by_attribute.get("weight", []):
        subject = weighted_subject(index, entry.subject_kind, entry.subject)
        read = read_number(entry.printed)
        if subject is None or subject.weight is None or read is None or read.value == subject.weight:
            continue
        yield Hit(
            message=(
                f"Il peso {OF[entry.subject_kind]} {entry.subject} è {weight(subject.weight)} nella scheda "
                f"e {weight(read.value)} altrove ({entry.where or 'altro punto del documento'})."
            ),
            place=index.at(subject.place, "weight"),
            value=weight(subject.weight),
        )


OF = {"objective": "dell'obiettivo", "step": "della fase", "indicator": "dell'indicatore", "node": "del nodo"}


def weighted_subject(index: PlanIndex, kind: str, code: str) -> Weighted | None:
    """The record a restatement speaks of."""
    match kind:
        case "objective":
            return index.objectives.get(code)
        case "step":
            return index.steps.get(code)
        case "indicator":
            return index.indicators.get(code)
        case _:
            return index.nodes.get(code)


def _part_sums(index: PlanIndex) -> Iterator[Hit]:
    for parent, parts in index.children_by_parent.items():
        whose = f"delle parti dell'indicatore {parent}"
        if any(part.weight is None for part in parts):
            missing = [part for part in parts if part.weight is None]
            message = f"Tra i pesi {whose} ne mancano: {listed(part.code for part in missing)}."
            yield Hit(message=message, place=index.at(missing[0].place, "weight"))
        else:
            yield from uneven(index, parts, whose)


def _indicator_sums(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        indicators = index.indicators_of(objective.code)
        missing = [entry for entry in indicators if entry.weight is None]
        if 0 < len(missing) < len(indicators):
            codes = listed(entry.code for entry in missing)
            message = f"Nell'obiettivo {objective.code} alcuni indicatori hanno un peso e altri no: senza peso {codes}."
            yield Hit(message=message, place=index.at(missing[0].place, "weight"))
        else:
            yield from uneven(index, indicators, f"degli indicatori dell'obiettivo {objective.code}")


def _node_sums(index: PlanIndex) -> Iterator[Hit]:
    siblings = grouped(((node.level, node.parent), node) for node in index.plan.nodes)
    for (_, parent), nodes in siblings.items():
        above = f"sotto «{parent}»" if parent else "del primo livello dell'albero"
        yield from uneven(index, nodes, f"dei nodi {above}")


def _out_of_range(index: PlanIndex) -> Iterator[Hit]:
    plan = index.plan
    for kind, records in (
        ("dell'obiettivo", plan.objectives),
        ("della fase", plan.steps),
        ("dell'indicatore", plan.indicators),
        ("del nodo", plan.nodes),
    ):
        for record in records:
            yield from _beyond(index.at(record.place, "weight"), record, kind)


def _beyond(place: Place, record: Weighted, kind: str) -> Iterator[Hit]:
    if record.weight is not None and not 0 <= record.weight <= WHOLE:
        text = weight(record.weight)
        yield Hit(message=f"Il peso {kind} {record.code} è {text}: deve stare tra 0 e 100.", place=place, value=text)


CARDS = (
    RuleCard(
        code="PES01",
        severity=Severity.ERROR,
        title="I pesi delle fasi non sommano a 100",
        reason="Le fasi si dividono tutto l'obiettivo: se la somma non è 100 il grado di raggiungimento è falsato.",
        mend="Correggi i pesi delle fasi finché sommano a 100; controlla per prime le fasi senza peso.",
        example="50 + 20 + 23 = 93,00: mancano 7,00 punti.",
        check=_step_sums,
    ),
    RuleCard(
        code="PES02",
        severity=Severity.ERROR,
        title="Fase senza peso",
        reason="Una fase senza peso conta zero nel calcolo, mentre le altre si dividono il suo posto.",
        mend="Scrivi il peso della fase, oppure toglila dall'obiettivo.",
        example="La fase 9 è l'unica con la cella del peso vuota.",
        check=_step_without_weight,
    ),
    RuleCard(
        code="PES03",
        severity=Severity.ERROR,
        title="I pesi degli obiettivi non sommano a 100",
        reason="Il punteggio del piano è la media degli obiettivi pesata: i pesi si dividono 100.",
        mend="Decidi quale peso è giusto e correggi gli altri finché sommano a 100.",
        example="Le schede sommano a 101,00: 1,00 punti di troppo.",
        check=_objective_sum,
    ),
    RuleCard(
        code="PES04",
        severity=Severity.ERROR,
        title="Peso diverso in due punti del documento",
        reason="Il peso è uno solo: con due valori non si sa quale è stato approvato.",
        mend="Scegli il peso giusto e riportalo uguale nella scheda e nella tabella riassuntiva.",
        example="4,00 nella scheda, 3,00 nella tabella finale.",
        check=_printed_in_two_places,
    ),
    RuleCard(
        code="PES05",
        severity=Severity.ERROR,
        title="Obiettivo senza peso tra obiettivi pesati",
        reason="Un obiettivo senza peso non conta nel punteggio del piano.",
        mend="Scrivi il peso dell'obiettivo, anche zero se non deve contare.",
        example="Tutti gli obiettivi hanno un peso tranne uno.",
        check=_objective_without_weight,
    ),
    RuleCard(
        code="PES06",
        severity=Severity.NOTE,
        title="Nessun obiettivo ha un peso",
        reason="Senza pesi il punteggio del piano esiste solo se tutti gli obiettivi contano uguale.",
        mend="Aggiungi i pesi degli obiettivi, o conferma che contano tutti allo stesso modo.",
        example="Otto obiettivi, nessun peso.",
        check=_no_weight_at_all,
    ),
    RuleCard(
        code="PES07",
        severity=Severity.ERROR,
        title="I pesi dei sotto-indicatori non sommano a 100",
        reason="Un indicatore composto è la somma pesata delle sue parti.",
        mend="Correggi i pesi delle parti finché sommano a 100.",
        example="35 + 35 + 10 = 80,00: mancano 20,00 punti.",
        check=_part_sums,
    ),
    RuleCard(
        code="PES08",
        severity=Severity.ERROR,
        title="I pesi degli indicatori non sommano a 100",
        reason="Se gli indicatori di un obiettivo sono pesati, si dividono 100.",
        mend="Dai un peso a tutti gli indicatori dell'obiettivo e correggi finché sommano a 100.",
        example="60 + 30 = 90,00: mancano 10,00 punti.",
        check=_indicator_sums,
    ),
    RuleCard(
        code="PES09",
        severity=Severity.ERROR,
        title="I pesi dei nodi dell'albero non sommano a 100",
        reason="I nodi sotto lo stesso nodo, se pesati, si dividono 100.",
        mend="Correggi i pesi dei nodi finché sommano a 100.",
        example="Due obiettivi strategici da 50 e uno da 10: 110,00.",
        check=_node_sums,
    ),
    RuleCard(
        code="PES10",
        severity=Severity.ERROR,
        title="Peso fuori da 0-100",
        reason="Un peso è una parte di cento: non può essere negativo né superare 100.",
        mend="Correggi il peso.",
        example="-5,00",
        check=_out_of_range,
    ),
)
