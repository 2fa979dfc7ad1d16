"""Rules on behaviours and their scales: asked of whom they weigh for, on steps that go up and are described."""

from collections.abc import Iterator
from itertools import pairwise

from traguardo.evaluation.domain.system import Behaviour, Kind, Position, System, behaviours_for
from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import Hit, RuleCard
from traguardo.kernel.wording import listed

WHOLE = 100


def _judged(system: System, position: Position) -> bool:
    """Whether behaviours weigh for somebody of the position."""
    codes = {part.code for part in system.components if part.kind is Kind.BEHAVIOURS}
    return any(row.of.get(code, 0) > 0 for row in system.weights if row.position is position for code in codes)


def mismatched(system: System) -> Iterator[Hit]:
    """Positions whose behaviours weigh and are not there."""
    for position in Position:
        if _judged(system, position) and not behaviours_for(system, position):
            yield Hit(message=f"Per «{position.label}» i comportamenti pesano, ma non ce n'è nessuno.")


def unweighed(system: System) -> Iterator[Hit]:
    """Behaviours asked only of positions for which behaviours do not weigh."""
    weighing = [position for position in Position if _judged(system, position)]
    for each in system.behaviours:
        if not any(each.asked_of(position) for position in weighing):
            yield Hit(message=f"«{each.title}» non pesa per nessuno di quelli a cui è chiesto.", value=each.code)


def stepless(system: System) -> Iterator[Hit]:
    """Scales with fewer than two steps."""
    for scale in system.scales:
        if len(scale.steps) < 2:
            yield Hit(message=f"La scala «{scale.title}» ha meno di due gradini.", value=scale.code)


def unordered(system: System) -> Iterator[Hit]:
    """Steps that do not go up, or leave the scale of 100."""
    for scale in system.scales:
        for step in scale.steps:
            if not 0 <= step.degree <= WHOLE:
                yield Hit(
                    message=f"«{scale.title}», gradino «{step.title}»: il grado non è fra 0 e 100.",
                    value=italian(step.degree),
                )
        for low, high in pairwise(scale.steps):
            if low.degree >= high.degree:
                yield Hit(
                    message=f"«{scale.title}»: «{high.title}» non vale più di «{low.title}».",
                    value=italian(high.degree),
                )


def unreachable(system: System) -> Iterator[Hit]:
    """Scales whose highest step does not give the whole."""
    for scale in system.scales:
        top = max((step.degree for step in scale.steps), default=None)
        if top is not None and top < WHOLE:
            yield Hit(
                message=f"«{scale.title}»: il gradino più alto vale {italian(top)}, nessuno può arrivare a 100.",
                value=italian(top),
            )


def undescribed(system: System) -> Iterator[Hit]:
    """Steps with no words, neither of the behaviour nor of the scale."""
    for each in system.behaviours:
        blank = _blank(system, each)
        if blank:
            yield Hit(message=f"«{each.title}»: nessuna descrizione per {listed(blank)}.", value=each.code)


def _blank(system: System, behaviour: Behaviour) -> list[str]:
    scale = system.scale(behaviour.scale)
    steps = scale.steps if scale else ()
    return [f"«{step.title}»" for step in steps if not (behaviour.words.get(step.code) or step.text)]


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CARDS: tuple[RuleCard[System], ...] = (
    RuleCard(code="VAL10", severity=ERROR, title="Comportamenti che pesano e non ci sono", check=mismatched,
        reason="Senza comportamenti da giudicare quella parte del punteggio non si calcola.", mend="Aggiungi i comportamenti per quell'incarico, o togli il loro peso.", example="personale: comportamenti 40, nessun comportamento.", law="D.Lgs. 150/2009, art. 9"),
    RuleCard(code="VAL11", severity=WARNING, title="Comportamento che non pesa", check=unweighed,
        reason="Si chiede un giudizio che non conta.", mend="Dai un peso ai comportamenti di quell'incarico, o togli il comportamento.", example="«Guidare le persone» per i dirigenti, con comportamenti 0."),
    RuleCard(code="VAL12", severity=ERROR, title="Scala senza gradini", check=stepless,
        reason="Con meno di due gradini non si distingue niente.", mend="Aggiungi i gradini, dal più basso al più alto.", example="Una scala con il solo «adeguato»."),
    RuleCard(code="VAL13", severity=ERROR, title="Gradini fuori ordine o fuori scala", check=unordered,
        reason="Un gradino più alto deve valere di più, fra 0 e 100.", mend="Metti i gradini dal più basso al più alto, con gradi che crescono.", example="«buono» 60 e «adeguato» 60."),
    RuleCard(code="VAL14", severity=WARNING, title="Scala che non arriva a 100", check=unreachable,
        reason="Nessuno può avere il punteggio pieno.", mend="Dai 100 al gradino più alto.", example="Gradini 0, 50 e 90."),
    RuleCard(code="VAL15", severity=WARNING, title="Gradino senza descrizione", check=undescribed,
        reason="Due valutatori leggono lo stesso gradino in due modi, se nessuno dice che cosa si deve vedere.", mend="Descrivi il gradino per quel comportamento, o nella scala.", example="«Lavorare insieme»: «buono» senza parole.", law="D.Lgs. 150/2009, art. 9 c. 2"),
)  # fmt: skip
