"""What a sheet waits for from somebody, so that nobody has to look for it."""

from traguardo.evaluation.domain.flow.moving import Hand, Situation, can_move
from traguardo.evaluation.domain.flow.stages import Move, Stage, Who

_WAITS = (
    (Who.PERSON, Stage.ASSIGNED, Move.ACKNOWLEDGE),
    (Who.PERSON, Stage.EVALUATED, Move.SIGN),
    (Who.EVALUATOR, Stage.DRAFT, Move.ASSIGN),
    (Who.DECIDER, Stage.OBJECTED, Move.DECIDE),
    (Who.DECIDER, Stage.CONCILIATING, Move.CONCLUDE),
)


def waiting(situation: Situation, hand: Hand, *, over: bool) -> Move | None:
    """The move asked of those hands; None when it is somebody else's turn. `over`: the days of the sheet are past.

    While they last nobody is asked to judge; a sheet that can be closed waits for the staff office.
    """
    stage = situation.stage
    asked = next((move for who, where, move in _WAITS if where is stage and who in hand.roles), None)
    if asked or stage is not Stage.ACKNOWLEDGED:
        closes = asked is None and hand.office and can_move(Move.FINISH, situation, hand)
        return Move.FINISH if closes else asked
    if over and hand.person and situation.self_due and not situation.self_sent:
        return Move.SELF
    return Move.EVALUATE if over and hand.evaluator else None
