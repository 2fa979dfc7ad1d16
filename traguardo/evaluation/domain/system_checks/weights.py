"""Rules on codes and weights: each thing has one name, weights make a hundred, nobody is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from traguardo.evaluation.domain.system import Position, System, Weights
from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import Hit, RuleCard

WHOLE = 100


def whose(row: Weights) -> str:
    """«personale», «personale, categoria «Operatori»»."""
    return f"{row.position.label}, categoria «{row.category}»" if row.category else row.position.label


def not_hundred(system: System) -> Iterator[Hit]:
    """Rows of weights that do not make 100."""
    for row in system.weights:
        total = sum(row.of.values())
        if total != WHOLE:
            yield Hit(message=f"I pesi per {whose(row)} fanno {italian(total)}, non 100.", value=italian(total))


def without_weights(system: System) -> Iterator[Hit]:
    """Positions nothing is said of, or of some category only."""
    for position in Position:
        categories = {row.category for row in system.weights if row.position is position}
        if not categories:
            yield Hit(message=f"Nessun peso per «{position.label}»: chi ha questo incarico non si può valutare.")
        elif "" not in categories:
            yield Hit(message=f"Per «{position.label}» ci sono pesi solo per alcune categorie: le altre restano fuori.")


def negative(system: System) -> Iterator[Hit]:
    """Weights under zero, of components; under or at zero, of behaviours."""
    for row in system.weights:
        for code, weight in row.of.items():
            if weight < 0:
                yield Hit(message=f"Il peso di «{code}» per {whose(row)} è negativo.", value=italian(weight))
    for each in system.behaviours:
        if each.weight <= 0:
            yield Hit(message=f"Il peso del comportamento «{each.title}» non è positivo.", value=italian(each.weight))


def doubled(system: System) -> Iterator[Hit]:
    """The same code, or the same row of weights, twice."""
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("il componente", (each.code for each in system.components)),
        ("la scala", (each.code for each in system.scales)),
        ("il comportamento", (each.code for each in system.behaviours)),
        ("la fascia", (each.code for each in system.bands)),
        ("la riga di pesi per", (whose(row) for row in system.weights)),
        *((f"nella scala «{scale.code}» il gradino", (step.code for step in scale.steps)) for scale in system.scales),
    )
    for what, codes in lists:
        for code, times in Counter(codes).items():
            if times > 1:
                yield Hit(message=f"C'è {times} volte {what} «{code}»: non si sa quale vale.", value=code)


def unknown(system: System) -> Iterator[Hit]:
    """Names of things the system does not have."""
    for row in system.weights:
        for code in row.of:
            if system.component(code) is None:
                yield Hit(message=f"I pesi per {whose(row)} nominano «{code}», che non è un componente.", value=code)
    for each in system.behaviours:
        scale = system.scale(each.scale)
        if scale is None:
            yield Hit(message=f"«{each.title}» usa la scala «{each.scale}», che non c'è.", value=each.scale)
            continue
        for code in each.words:
            if scale.step(code) is None:
                yield Hit(message=f"«{each.title}» descrive il gradino «{code}», che la sua scala non ha.", value=code)


def idle(system: System) -> Iterator[Hit]:
    """Components that weigh for nobody."""
    for part in system.components:
        if not any(row.of.get(part.code) for row in system.weights):
            yield Hit(message=f"«{part.title}» non pesa per nessuno.", value=part.code)


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CARDS: tuple[RuleCard[System], ...] = (
    RuleCard(code="VAL01", severity=ERROR, title="Pesi che non fanno 100", check=not_hundred,
        reason="Il punteggio va da 0 a 100 solo se i pesi dei componenti fanno 100.", mend="Correggi i pesi di quella riga.", example="ente 10, unità 30, obiettivi 20, comportamenti 30."),
    RuleCard(code="VAL02", severity=WARNING, title="Incarico senza componenti", check=without_weights,
        reason="Chi non ha componenti non ha una scheda.", mend="Aggiungi una riga di pesi; se l'ente non ha quell'incarico puoi lasciare l'avviso.", example="Nessuna riga per i dirigenti.", law="D.Lgs. 150/2009, art. 9"),
    RuleCard(code="VAL03", severity=ERROR, title="Peso negativo o nullo", check=negative,
        reason="Un peso negativo toglie punti a chi fa meglio.", mend="Scrivi un peso positivo, o togli la voce.", example="comportamenti = -10."),
    RuleCard(code="VAL04", severity=ERROR, title="Codice ripetuto", check=doubled,
        reason="Le schede tengono i codici: due cose con lo stesso codice si confondono.", mend="Dai a ogni cosa il suo codice.", example="Due comportamenti «ascolto»."),
    RuleCard(code="VAL05", severity=ERROR, title="Nome di una cosa che non c'è", check=unknown,
        reason="Un nome sbagliato toglie in silenzio un peso o una descrizione.", mend="Correggi il nome, o aggiungi la cosa.", example="Pesi per «obbiettivi»."),
    RuleCard(code="VAL06", severity=NOTE, title="Componente che non pesa per nessuno", check=idle,
        reason="Un componente spiegato e mai usato confonde chi legge.", mend="Toglilo, o dagli un peso.", example="«Soddisfazione degli utenti» senza pesi."),
)  # fmt: skip
