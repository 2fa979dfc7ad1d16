"""Whether a move can be made now by those hands, and every reason why not, in words one can act upon."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from traguardo.evaluation.domain.flow.clocks import Running
from traguardo.evaluation.domain.flow.stages import Move, Stage, Who
from traguardo.evaluation.domain.flow.table import Transition, Words, lines_from, transition
from traguardo.kernel.italian import it_day


class NotAllowed(Exception):  # noqa: N818 - it names the fact
    """The move cannot be made; `reasons` say why, each a sentence one can act upon."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What somebody is to a sheet. One may be more than one thing, but the person of a sheet is nothing else to it."""

    person: bool = False
    evaluator: bool = False
    office: bool = False
    decider: bool = False
    reader: bool = False

    @property
    def roles(self) -> frozenset[Who]:
        """The hands they have."""
        held = {Who.PERSON: self.person, Who.EVALUATOR: self.evaluator, Who.OFFICE: self.office}
        return frozenset(who for who, has in {**held, Who.DECIDER: self.decider}.items() if has)

    def does(self, line: Transition) -> bool:
        """Whether the move is for those hands, in their own place or in another's."""
        return bool(self.roles & set(line.hands))

    def stands_in(self, line: Transition) -> bool:
        """Whether they would do it in another's place."""
        return self.does(line) and not self.roles & set(line.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A sheet when a move is asked: its state, the clock that runs, what it still lacks.

    `bare`: titles of components without goals; `unjudged`, `own_unjudged`: behaviours without a step of the head, of the
    person; `undegreed`, `unsourced`: goals without degree, or with a typed degree that says no source.
    """

    stage: Stage
    clock: Running | None = None
    evaluator: bool = True
    bare: tuple[str, ...] = ()
    unjudged: int = 0
    own_unjudged: int = 0
    undegreed: int = 0
    unsourced: int = 0
    self_due: bool = False
    self_sent: bool = False
    conciliation: bool = False
    conciliated: bool = False
    scored: bool = True


def asked(situation: Situation, hand: Hand) -> tuple[Transition, ...]:
    """What those hands can do now, what goes forward first."""
    return tuple(line for line in lines_from(situation.stage) if can_move(line.move, situation, hand))


def can_move(move: Move, situation: Situation, hand: Hand) -> bool:
    """Whether the move could be made now by those hands, given words where they are asked."""
    return not hindrances(move, situation, hand)


def check_move(move: Move, situation: Situation, hand: Hand, *, words: str = "") -> Transition:
    """The line of the move; NotAllowed, with all the reasons, when it cannot be made now by those hands."""
    line = transition(move, situation.stage)
    reasons = (*hindrances(move, situation, hand), *(_unsaid(line, situation, hand, words) if line else ()))
    if line is None or reasons:
        raise NotAllowed(*reasons)
    return line


def hindrances(move: Move, situation: Situation, hand: Hand) -> tuple[str, ...]:
    """Why the move cannot be made now by those hands, its words apart; nothing when it can."""
    line = transition(move, situation.stage)
    if line is None:
        return (f"La scheda è «{situation.stage.label}»: ora questo passaggio non si fa.",)
    if not hand.does(line):
        return (f"Questo passaggio spetta a: {', '.join(who.label for who in line.hands)}.",)
    return tuple(_HINDRANCES.get(move, _nothing)(situation))


def _unsaid(line: Transition, situation: Situation, hand: Hand, words: str) -> list[str]:
    if words.strip():
        return []
    if hand.stands_in(line):
        return ["Lo fai al posto di un'altra persona: scrivi perché, e da quale carta risulta."]
    if line.move is Move.EVALUATE and situation.self_due and not situation.self_sent:
        return ["Il sistema chiede l'autovalutazione e non c'è: scrivi perché valuti senza."]
    return [f"Manca la risposta a «{line.ask}»."] if line.words is Words.MUST else []


def _of_assigning(situation: Situation) -> list[str]:
    reasons = [] if situation.evaluator else ["La scheda non ha un valutatore: sceglilo prima."]
    return [*reasons, *(f"«{title}» non ha obiettivi con un peso: scrivili prima." for title in situation.bare)]


def _of_evaluating(situation: Situation) -> list[str]:
    lacking = (
        (situation.unjudged, "un comportamento da giudicare", "comportamenti da giudicare"),
        (situation.undegreed, "un obiettivo senza grado", "obiettivi senza grado"),
        (situation.unsourced, "un grado scritto a mano senza fonte", "gradi scritti a mano senza fonte"),
    )
    return [
        f"C'è ancora {one}." if number == 1 else f"Ci sono ancora {number} {many}."
        for number, one, many in lacking
        if number
    ]


def _of_self(situation: Situation) -> list[str]:
    if situation.self_sent:
        return ["L'autovalutazione è già stata inviata: chi valuta la sta leggendo."]
    return ["Prima giudica tutti i comportamenti."] if situation.own_unjudged else []


def _of_objecting(situation: Situation) -> list[str]:
    clock = situation.clock
    return [f"Il termine per contestare è passato il {it_day(clock.until)}."] if clock and clock.over else []


def _of_conciliating(situation: Situation) -> list[str]:
    if not situation.conciliation:
        return ["Il sistema di valutazione dell'ente non prevede la conciliazione."]
    if situation.conciliated:
        return ["La conciliazione c'è già stata."]
    clock = situation.clock
    return [f"Il termine per chiederla è passato il {it_day(clock.until)}."] if clock and clock.over else []


def _of_finishing(situation: Situation) -> list[str]:
    clock, reasons = situation.clock, []
    if clock and not clock.over:
        reasons.append(f"Fino al {it_day(clock.until)} chi è valutato {clock.may}: si chiude dal giorno dopo.")
    return reasons if situation.scored else [*reasons, "Il punteggio non si può calcolare: guarda che cosa manca."]


def _nothing(_: Situation) -> list[str]:
    return []


_HINDRANCES: Mapping[Move, Callable[[Situation], list[str]]] = {
    Move.ASSIGN: _of_assigning,
    Move.EVALUATE: _of_evaluating,
    Move.SELF: _of_self,
    Move.OBJECT: _of_objecting,
    Move.CONCILIATE: _of_conciliating,
    Move.FINISH: _of_finishing,
}
