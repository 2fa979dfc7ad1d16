"""Rules on the policies of a system: weights, rounding before the mean, and a reason beside every setting."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks.card import Hit
from traguardo.performance.domain.measurement_system import MissingPolicy, Mode
from traguardo.performance.domain.system_checks.card import SystemCard, SystemCase
from traguardo.performance.domain.system_checks.rules import KIND_WORDS

UNREASONED = frozenset({"name", "version", "rule"})
SHORT = 10


def sums(case: SystemCase) -> Iterator[Hit]:
    """A sum of points over weights that may be anything."""
    system = case.system
    if system is not None and system.roll_up == "sum" and system.weights == "allow":
        yield Hit(message="Il punteggio è una somma, ma i pesi possono non fare 100: due obiettivi non si confrontano.")


def mixed(case: SystemCase) -> Iterator[Hit]:
    """Weights ignored and held to a hundred at once."""
    system = case.system
    if system is not None and system.equal_weights and system.weights == "block":
        yield Hit(message="I pesi a qualche livello non contano, ma il calcolo si ferma se non fanno 100.")


def early_rounding(case: SystemCase) -> Iterator[Hit]:
    """Rounding before the mean, with no reason of the body's own."""
    system = case.system
    if system is None:
        return
    if system.round_before_roll_up and not case.reason("round_before_roll_up"):
        yield Hit(message="Si arrotonda prima della media, senza dire perché.")
    if any(each.mode is not Mode.NONE for each in system.rounding.values()) and not case.reason("rounding"):
        yield Hit(message="Qualche livello si arrotonda prima di salire, senza dire perché.")


def unreasoned(case: SystemCase) -> Iterator[Hit]:
    """Settings with no reason beside them."""
    for name, value in case.data.items():
        told = case.reason(name)
        if name not in UNREASONED and len(told) < SHORT and name not in {"rounding", "round_before_roll_up"}:
            yield Hit(message=f"La voce «{name}» non dice perché.", value=_shown(value))
    for entry in case.rules:
        if not str(entry.get("reason", "")).strip():
            kinds = entry.get("kinds", ())
            listed = kinds if isinstance(kinds, list | tuple) else (kinds,)
            told = ", ".join(f"«{KIND_WORDS.get(str(kind), kind)}»" for kind in listed)
            yield Hit(
                message=f"La regola per {told} non dice perché.",
                value=str(entry.get("rule")),
            )


def punishing(case: SystemCase) -> Iterator[Hit]:
    """Missing values worth zero while those before the term count."""
    system = case.system
    if system is not None and system.missing is MissingPolicy.ZERO and system.interim == "count":
        yield Hit(
            message="Un valore che manca vale zero e i valori intermedi contano: durante l'anno i punteggi scendono senza colpa."
        )


def _shown(value: object) -> str:
    return str(value.get("value", "")) if isinstance(value, dict) else str(value)


WARNING, NOTE = Severity.WARNING, Severity.NOTE
CARDS = (
    SystemCard(code="SMV16", severity=WARNING, title="Somma di punti con pesi liberi", check=sums,
        reason="Una somma ha senso solo se i pesi fanno cento.", mend="Scegli la media pesata, oppure ferma il calcolo quando i pesi non fanno 100.", example="roll_up = sum, weights = allow."),
    SystemCard(code="SMV17", severity=WARNING, title="Arrotondamento prima della media senza motivo", check=early_rounding,
        reason="Arrotondare le parti sposta il totale: lo decide il regolamento, non il programma.", mend="Togli l'arrotondamento o scrivi quale articolo lo vuole.", example="areas: half_up a 1 decimale."),
    SystemCard(code="SMV18", severity=WARNING, title="Voce senza motivo", check=unreasoned,
        reason="Chi riceve un punteggio deve poter leggere perché si calcola così.", mend="Scrivi il motivo accanto alla voce.", example="cap = 120."),
    SystemCard(code="SMV19", severity=NOTE, title="Politiche che si contrastano", check=lambda case: (*mixed(case), *punishing(case)),
        reason="Due scelte sensate da sole possono dare insieme un risultato che nessuno ha voluto.", mend="Scegli quale delle due deve valere.", example="weighing equal con weights block."),
)  # fmt: skip
