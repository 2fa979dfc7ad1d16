"""The table of moves: from which state to which, by whose hands, with which words; the page in docs is drawn from it."""

from dataclasses import dataclass
from enum import StrEnum

from traguardo.evaluation.domain.flow.stages import Move, Stage, Who


class Words(StrEnum):
    """Whether a move takes words: none, some if one likes, or it is nothing without them."""

    NONE = "none"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A line of the table; no `after`: the state stays. `stands_in`: who may do it in another's place, saying why and when.

    `verb` is for buttons, `ask` for the box of the words, `needs` tells in words what is checked first.
    """

    move: Move
    before: tuple[Stage, ...]
    after: Stage | None = None
    verb: str
    who: tuple[Who, ...]
    stands_in: Who | None = None
    words: Words = Words.NONE
    ask: str = ""
    needs: str = ""
    dated: bool = False

    @property
    def back(self) -> bool:
        """Whether it brings the sheet back."""
        return self.move is Move.TAKE_BACK

    @property
    def hands(self) -> tuple[Who, ...]:
        """Everybody who may do it, in their own place or in another's."""
        return (*self.who, self.stands_in) if self.stands_in else self.who


def transition(move: Move, stage: Stage) -> Transition | None:
    """The line of a move in a state, None when in that state it is not done."""
    return next((line for line in TABLE if line.move is move and stage in line.before), None)


def lines_from(stage: Stage) -> tuple[Transition, ...]:
    """All that can be done in a state, what goes forward first."""
    return tuple(line for line in TABLE if stage in line.before)


WHY = "Perché?"
SAID = "Di che cosa avete parlato?"
TABLE = (
    Transition(
        move=Move.ASSIGN,
        before=(Stage.DRAFT,),
        after=Stage.ASSIGNED,
        verb="Assegna la scheda",
        who=(Who.EVALUATOR, Who.OFFICE),
        needs="un valutatore; almeno un obiettivo con un peso in ogni parte della scheda che si misura con obiettivi",
    ),
    Transition(
        move=Move.ACKNOWLEDGE,
        before=(Stage.ASSIGNED,),
        after=Stage.ACKNOWLEDGED,
        verb="Prendi visione",
        who=(Who.PERSON,),
        stands_in=Who.OFFICE,
        words=Words.MAY,
        ask="Vuoi scrivere un'osservazione?",
    ),
    Transition(
        move=Move.EVALUATE,
        before=(Stage.ACKNOWLEDGED,),
        after=Stage.EVALUATED,
        verb="Consegna la valutazione",
        who=(Who.EVALUATOR,),
        words=Words.MAY,
        ask="Il tuo giudizio complessivo, in parole",
        needs="tutti i comportamenti giudicati, tutti gli obiettivi con un grado e la sua fonte; l'autovalutazione dove è "
        "obbligatoria, oppure perché manca",
    ),
    Transition(
        move=Move.SIGN,
        before=(Stage.EVALUATED,),
        after=Stage.SIGNED,
        verb="Firma per presa visione",
        who=(Who.PERSON,),
        stands_in=Who.OFFICE,
        words=Words.MAY,
        ask="Vuoi aggiungere le tue osservazioni?",
    ),
    Transition(
        move=Move.OBJECT,
        before=(Stage.SIGNED,),
        after=Stage.OBJECTED,
        verb="Contesta la valutazione",
        who=(Who.PERSON,),
        words=Words.MUST,
        ask="Che cosa contesti, e perché?",
        needs="il termine per contestare non ancora passato",
    ),
    Transition(
        move=Move.DECIDE,
        before=(Stage.OBJECTED,),
        after=Stage.DECIDED,
        verb="Decidi sulla contestazione",
        who=(Who.DECIDER,),
        words=Words.MUST,
        ask="I motivi della decisione",
    ),
    Transition(
        move=Move.CONCILIATE,
        before=(Stage.DECIDED,),
        after=Stage.CONCILIATING,
        verb="Chiedi la conciliazione",
        who=(Who.PERSON,),
        words=Words.MUST,
        ask="Perché chiedi la conciliazione?",
        needs="un sistema che la prevede, il termine non ancora passato; una volta sola",
    ),
    Transition(
        move=Move.CONCLUDE,
        before=(Stage.CONCILIATING,),
        after=Stage.DECIDED,
        verb="Scrivi come è finita la conciliazione",
        who=(Who.DECIDER,),
        words=Words.MUST,
        ask="Che cosa si è stabilito, e perché?",
    ),
    Transition(
        move=Move.FINISH,
        before=(Stage.SIGNED, Stage.DECIDED),
        after=Stage.FINAL,
        verb="Chiudi la scheda",
        who=(Who.OFFICE,),
        needs="il termine per contestare, o per chiedere la conciliazione, passato; il punteggio calcolabile",
    ),
    Transition(
        move=Move.TALK,
        before=(Stage.ASSIGNED, Stage.ACKNOWLEDGED, Stage.EVALUATED),
        verb="Annota un colloquio",
        who=(Who.EVALUATOR,),
        words=Words.MUST,
        ask=SAID,
        dated=True,
    ),
    Transition(
        move=Move.TALK,
        before=(Stage.OBJECTED, Stage.CONCILIATING),
        verb="Annota un incontro",
        who=(Who.DECIDER,),
        words=Words.MUST,
        ask=SAID,
        dated=True,
    ),
    Transition(
        move=Move.SELF,
        before=(Stage.ACKNOWLEDGED,),
        verb="Invia l'autovalutazione",
        who=(Who.PERSON,),
        words=Words.MAY,
        ask="Vuoi aggiungere qualcosa?",
        needs="tutti i comportamenti giudicati; si invia una volta",
    ),
    Transition(
        move=Move.REMARK,
        before=(Stage.ASSIGNED, Stage.ACKNOWLEDGED, Stage.EVALUATED, Stage.SIGNED),
        verb="Scrivi un'osservazione",
        who=(Who.PERSON,),
        words=Words.MUST,
        ask="La tua osservazione",
    ),
    Transition(
        move=Move.WITHDRAW,
        before=(Stage.OBJECTED,),
        after=Stage.SIGNED,
        verb="Ritira la contestazione",
        who=(Who.PERSON,),
        words=Words.MAY,
        ask=WHY,
    ),
    Transition(
        move=Move.TAKE_BACK,
        before=(Stage.ASSIGNED, Stage.ACKNOWLEDGED),
        after=Stage.DRAFT,
        verb="Riapri gli obiettivi",
        who=(Who.EVALUATOR, Who.OFFICE),
        words=Words.MUST,
        ask=WHY,
    ),
    Transition(
        move=Move.TAKE_BACK,
        before=(Stage.EVALUATED,),
        after=Stage.ACKNOWLEDGED,
        verb="Riprendi la valutazione",
        who=(Who.EVALUATOR,),
        words=Words.MUST,
        ask=WHY,
    ),
    Transition(
        move=Move.TAKE_BACK,
        before=(Stage.SIGNED,),
        after=Stage.EVALUATED,
        verb="Annulla la firma",
        who=(Who.OFFICE,),
        words=Words.MUST,
        ask=WHY,
    ),
    Transition(
        move=Move.TAKE_BACK,
        before=(Stage.DECIDED,),
        after=Stage.OBJECTED,
        verb="Riapri la decisione",
        who=(Who.DECIDER,),
        words=Words.MUST,
        ask=WHY,
    ),
)
