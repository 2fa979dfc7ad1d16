"""The states a section of a document goes through, who moves it on, and what must be true first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """State of a section (DM 132/2022 gives none: these are the ones of a work shared by many hands)."""

    TO_FILL = "to_fill"
    BEING_FILLED = "being_filled"
    FILLED = "filled"
    UNDER_VALIDATION = "under_validation"
    VALIDATED = "validated"
    APPROVED = "approved"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def plural(self) -> str:
        """The state of many sections: «compilate», «in validazione»."""
        return f"{self.label[:-1]}e" if self.label.endswith("ta") else self.label

    @property
    def open(self) -> bool:
        """Whether its text may still be written."""
        return self in {Stage.TO_FILL, Stage.BEING_FILLED, Stage.FILLED}


class Move(StrEnum):
    """What carries a section from a state to another; START, APPROVE and PUBLISH happen by themselves."""

    START = "start"
    FINISH = "finish"
    RESUME = "resume"
    SUBMIT = "submit"
    VALIDATE = "validate"
    RETURN = "return"
    REOPEN = "reopen"
    APPROVE = "approve"
    PUBLISH = "publish"
    REVISE = "revise"


class NotAllowed(Exception):  # noqa: N818 - it names the fact
    """The move cannot be made; `reasons` say why, each a sentence one can act upon."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A line of the table. `verb` is for buttons; `back` asks for a reason; `by_itself`: what makes it happen."""

    move: Move
    before: tuple[Stage, ...]
    after: Stage
    verb: str
    who: str
    needs: str = ""
    back: bool = False
    by_itself: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What a person may do with a section: write it, validate it, coordinate the document. `wrote`: it is assigned to them."""

    writes: bool = False
    validates: bool = False
    coordinates: bool = False
    wrote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A section when a move is asked: its state, whether its text is still untouched, how many comments are open.

    `unsaved`: who asks has typed there something not saved yet.
    """

    stage: Stage
    untouched: bool = False
    remarks: int = 0
    unsaved: bool = False


def transition(move: Move) -> Transition:
    """The line of a move."""
    return next(line for line in TABLE if line.move is move)


def moves_from(stage: Stage) -> tuple[Transition, ...]:
    """The moves a person can ask for in a state, the one that goes forward first."""
    return tuple(line for line in TABLE if stage in line.before and not line.by_itself)


def entitled(move: Move, hand: Hand) -> bool:
    """Whether the move is for those hands, whatever the section looks like."""
    line = transition(move)
    if line.by_itself:
        return False
    return {WRITER: hand.writes, VALIDATOR: hand.validates, COORDINATOR: hand.coordinates}[line.who]


def check_move(move: Move, situation: Situation, hand: Hand, *, reason: str = "") -> None:
    """NotAllowed, with all the reasons, when the move cannot be made now by those hands."""
    reasons = (*hindrances(move, situation, hand), *_unsaid(move, reason))
    if reasons:
        raise NotAllowed(*reasons)


def can_move(move: Move, situation: Situation, hand: Hand) -> bool:
    """Whether the move could be made now by those hands, given a reason where one is asked."""
    return not hindrances(move, situation, hand)


def hindrances(move: Move, situation: Situation, hand: Hand) -> tuple[str, ...]:
    """Why the move cannot be made now by those hands; nothing when it can."""
    line = transition(move)
    if line.by_itself:
        return (f"Accade da sé: {line.by_itself}.",)
    if situation.stage not in line.before:
        wanted = " o ".join(f"«{stage.label}»" for stage in line.before)
        return (f"La sezione è «{situation.stage.label}»: questo si fa solo quando è {wanted}.",)
    if not entitled(move, hand):
        return (f"Questo passaggio spetta a {line.who}.",)
    return HINDRANCES.get(move, _nothing)(situation, hand)


def check_writable(stage: Stage) -> None:
    """NotAllowed when the text of a section in that state can no longer change."""
    if not stage.open:
        raise NotAllowed(f"La sezione è «{stage.label}»: prima di cambiarne il testo va riaperta.")


def can_write(stage: Stage, hand: Hand) -> bool:
    """Whether those hands may change the text of a section in that state."""
    return stage.open and hand.writes


def _unsaid(move: Move, reason: str) -> tuple[str, ...]:
    return (
        ("Scrivi il motivo: lo legge chi deve riprendere il testo.",)
        if transition(move).back and not reason.strip()
        else ()
    )


def _of_sending(situation: Situation, _: Hand) -> tuple[str, ...]:
    return ("Hai del testo non salvato: salvalo o buttalo via, poi vai avanti.",) if situation.unsaved else ()


def _of_finishing(situation: Situation, hand: Hand) -> tuple[str, ...]:
    if situation.untouched and not situation.unsaved:
        return ("Il testo è ancora quello di partenza: scrivilo, poi segna la sezione compilata.",)
    return _of_sending(situation, hand)


def _of_validating(situation: Situation, hand: Hand) -> tuple[str, ...]:
    reasons = []
    if hand.wrote:
        reasons.append("La sezione è affidata a te: la valida un'altra persona.")
    if situation.remarks:
        told = "un commento aperto" if situation.remarks == 1 else f"{situation.remarks} commenti aperti"
        reasons.append(
            f"Ci sono ancora {told}: chiudili, poi valida."
            if situation.remarks > 1
            else f"C'è ancora {told}: chiudilo, poi valida."
        )
    return tuple(reasons)


def _nothing(_: Situation, __: Hand) -> tuple[str, ...]:
    return ()


HINDRANCES: Mapping[Move, Callable[[Situation, Hand], tuple[str, ...]]] = {
    Move.FINISH: _of_finishing,
    Move.SUBMIT: _of_sending,
    Move.VALIDATE: _of_validating,
}
LABELS = {
    Stage.TO_FILL: "da compilare",
    Stage.BEING_FILLED: "in compilazione",
    Stage.FILLED: "compilata",
    Stage.UNDER_VALIDATION: "in validazione",
    Stage.VALIDATED: "validata",
    Stage.APPROVED: "approvata",
    Stage.PUBLISHED: "pubblicata",
}
WRITER, VALIDATOR, COORDINATOR = "chi scrive", "chi valida", "chi coordina"
REASON = "un motivo"
TABLE = (
    Transition(
        move=Move.START,
        before=(Stage.TO_FILL,),
        after=Stage.BEING_FILLED,
        verb="Inizia a scrivere",
        who=WRITER,
        by_itself="al primo testo salvato",
    ),
    Transition(
        move=Move.FINISH,
        before=(Stage.TO_FILL, Stage.BEING_FILLED),
        after=Stage.FILLED,
        verb="Segna compilata",
        who=WRITER,
        needs="un testo diverso da quello di partenza, salvato",
    ),
    Transition(
        move=Move.SUBMIT,
        before=(Stage.FILLED,),
        after=Stage.UNDER_VALIDATION,
        verb="Manda in validazione",
        who=WRITER,
        needs="nessun testo non salvato",
    ),
    Transition(
        move=Move.RESUME,
        before=(Stage.FILLED,),
        after=Stage.BEING_FILLED,
        verb="Riprendi a scrivere",
        who=WRITER,
    ),
    Transition(
        move=Move.VALIDATE,
        before=(Stage.UNDER_VALIDATION,),
        after=Stage.VALIDATED,
        verb="Valida",
        who=VALIDATOR,
        needs="nessun commento aperto; non la valida la persona a cui è affidata",
    ),
    Transition(
        move=Move.RETURN,
        before=(Stage.UNDER_VALIDATION,),
        after=Stage.BEING_FILLED,
        verb="Rimanda a chi scrive",
        who=VALIDATOR,
        needs=REASON,
        back=True,
    ),
    Transition(
        move=Move.APPROVE,
        before=(Stage.VALIDATED,),
        after=Stage.APPROVED,
        verb="Approva",
        who="direttore",
        by_itself="quando si approva il documento",
    ),
    Transition(
        move=Move.REOPEN,
        before=(Stage.VALIDATED,),
        after=Stage.BEING_FILLED,
        verb="Riapri",
        who=COORDINATOR,
        needs=REASON,
        back=True,
    ),
    Transition(
        move=Move.PUBLISH,
        before=(Stage.APPROVED,),
        after=Stage.PUBLISHED,
        verb="Pubblica",
        who="direttore",
        by_itself="quando si pubblica il documento",
    ),
    Transition(
        move=Move.REVISE,
        before=(Stage.APPROVED, Stage.PUBLISHED),
        after=Stage.BEING_FILLED,
        verb="Riapri per una nuova edizione",
        who=COORDINATOR,
        needs=REASON,
        back=True,
    ),
)
