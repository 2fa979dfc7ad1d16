"""Rules on which rule measures what: every kind of target has one, it can measure it, and only one can be meant."""

from collections import Counter
from collections.abc import Iterator, Mapping

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit
from traguardo.performance.domain.measurement_system import MeasurementSystem, Rule
from traguardo.performance.domain.plan import Direction, TargetKind
from traguardo.performance.domain.scoring import Refusal, refusals, yardstick
from traguardo.performance.domain.system_checks.card import SystemCard, SystemCase
from traguardo.performance.domain.system_checks.probes import probe

NUMERIC = (TargetKind.PERCENT, TargetKind.COUNT, TargetKind.RATIO, TargetKind.RELATIVE)
WAYS = (Direction.HIGHER, Direction.LOWER, Direction.RANGE)
RATIOS = frozenset({Rule.RATIO_UP, Rule.RATIO_DOWN_INVERSE, Rule.RATIO_DOWN_LINEAR})
WANTED = (
    *((kind, way) for kind in NUMERIC for way in WAYS),
    *((kind, None) for kind in (TargetKind.DATE, TargetKind.FREQUENCY, TargetKind.ALL)),
)
KIND_WORDS: Mapping[str, str] = {
    TargetKind.DATE: "scadenza", TargetKind.COUNT: "numero", TargetKind.PERCENT: "percentuale", TargetKind.RATIO: "rapporto",
    TargetKind.RELATIVE: "differenza dalla partenza", TargetKind.FREQUENCY: "cadenza", TargetKind.EVENT: "evento",
    TargetKind.ALL: "tutti", TargetKind.TEXT: "testo libero",
}  # fmt: skip
WAY_WORDS = {
    Direction.HIGHER: "più alto è meglio", Direction.LOWER: "più basso è meglio", Direction.RANGE: "dentro un intervallo",
    Direction.BY_DATE: "entro una data", None: "in ogni verso",
}  # fmt: skip


def named(kind: TargetKind, way: Direction | None) -> str:
    """«percentuale, più alto è meglio»."""
    return f"{KIND_WORDS[kind]}, {WAY_WORDS[way]}" if way or kind in NUMERIC else KIND_WORDS[kind]


def zero(case: SystemCase) -> Iterator[Hit]:
    """A ratio rule where the target is zero."""
    if case.system is not None and case.system.zero_target in RATIOS:
        yield Hit(
            message="Con un valore atteso di zero un rapporto divide per zero.", value=case.system.zero_target.value
        )


def undirected(case: SystemCase) -> Iterator[Hit]:
    """A number measured by a rule that rewards one way, with no way said."""
    for kind, way in case.system.rules if case.system else ():
        rule = case.system.rules[kind, way] if case.system else None
        if kind in NUMERIC and way is None and rule in RATIOS:
            yield Hit(
                message=f"«{named(kind, way)}» usa un rapporto senza dire se è meglio un valore alto o uno basso.",
                value=str(rule),
            )


def unmeasured(case: SystemCase) -> Iterator[Hit]:
    """Kinds of target that no rule measures."""
    for kind, way in WANTED if case.system else ():
        if case.system is not None and case.system.rule(kind, way) is None:
            yield Hit(message=f"Nessuna regola misura «{named(kind, way)}»: chi lo usa viene rifiutato.")


def unreachable(case: SystemCase) -> Iterator[Hit]:
    """Rules that refuse a plain example of what they are given."""
    for (kind, way), rule in case.system.rules.items() if case.system else ():
        why = refused(case.system, kind, way, rule) if case.system and not _said(kind, way, rule) else ""
        if why:
            yield Hit(message=f"«{named(kind, way)}» non si può misurare con {rule}: {why}.", value=rule.value)


def doubled(case: SystemCase) -> Iterator[Hit]:
    """The same kind and way given two rules."""
    pairs = [
        (str(kind), str(entry.get("direction"))) for entry in case.rules for kind in _listed(entry.get("kinds", ()))
    ]
    for (kind, way), times in Counter(pairs).items():
        if times > 1:
            told = (
                named(TargetKind(kind), None if way == "any" else Direction(way)) if case.system else f"{kind}, {way}"
            )
            yield Hit(message=f"«{told}» ha {times} regole: non si sa quale vale.")


def refused_by(case: SystemCase) -> Iterator[Hit]:
    """Indicators of the plan that the system cannot measure."""
    if case.system is None or case.plan is None:
        return
    places = {indicator.code: indicator.place for indicator in case.plan.indicators}
    for refusal in refusals(case.plan, case.system):
        message = f"Il sistema rifiuta l'indicatore {refusal.indicator} per il {refusal.year}: {refusal.reason}."
        yield Hit(message=message, place=places[refusal.indicator], mend=refusal.mend)


def refused(system: MeasurementSystem, kind: TargetKind, way: Direction | None, rule: Rule) -> str:
    """Why a rule refuses a plain example of a kind of target; empty when it measures it. Asked of the engine itself."""
    if rule is Rule.COMPOSITE:
        return "è la regola di chi ha parti, e la prende da solo"
    found = yardstick(probe(kind, way, rule), probe(kind, way, rule).targets[0], system)
    return found.reason if isinstance(found, Refusal) else ""


def _said(kind: TargetKind, way: Direction | None, rule: Rule) -> bool:
    """What another rule of the catalogue says already."""
    return (kind in NUMERIC and way is None and rule in RATIOS) or (kind is TargetKind.DATE and rule is Rule.DATE_BANDS)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


ERROR, WARNING = Severity.ERROR, Severity.WARNING
CARDS = (
    SystemCard(code="SMV11", severity=ERROR, title="Atteso zero misurato con un rapporto", check=zero,
        reason="Dividere per zero non si può: l'atteso zero è raggiunto o no.", mend="Per l'atteso zero scegli THRESHOLD.", example="zero_target = RATIO_UP."),
    SystemCard(code="SMV12", severity=ERROR, title="Rapporto senza verso", check=undirected,
        reason="Senza verso la regola può premiare il valore sbagliato.", mend="Scrivi una regola per «più alto è meglio» e una per «più basso è meglio».", example="percentuale, in ogni verso: RATIO_UP."),
    SystemCard(code="SMV13", severity=WARNING, title="Tipo di valore atteso senza regola", check=unmeasured,
        reason="Chi scrive un atteso di quel tipo trova il piano rifiutato.", mend="Aggiungi una regola per quel tipo.", example="Nessuna regola per le cadenze."),
    SystemCard(code="SMV14", severity=ERROR, title="Regola che non può misurare", check=unreachable,
        reason="Una regola assegnata a un tipo che non sa leggere rifiuterebbe ogni indicatore.", mend="Scegli una regola adatta a quel tipo di atteso.", example="Le scadenze con RATIO_UP."),
    SystemCard(code="SMV15", severity=ERROR, title="Due regole per lo stesso caso", check=doubled,
        reason="Due regole che non si distinguono darebbero due punteggi diversi agli stessi dati.", mend="Tieni una sola regola per ogni tipo e verso.", example="percentuale, più alto è meglio: RATIO_UP e BANDS."),
    SystemCard(code="SMV20", severity=ERROR, title="Indicatore del piano rifiutato", check=refused_by,
        reason="Un indicatore che il sistema non sa misurare resterebbe senza grado a fine anno.", mend="Correggi l'indicatore o la regola.", example="Atteso «q.b.».",
        law="D.Lgs. 150/2009, art. 5, c. 2 e art. 7"),
)  # fmt: skip
