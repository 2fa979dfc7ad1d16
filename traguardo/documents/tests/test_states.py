"""The life of a section, every state by every move by every pair of hands; the page that tells it is the one committed."""

from itertools import product
from pathlib import Path

import pytest

from traguardo.documents.domain import states
from traguardo.documents.domain.life_of_sections import sections_markdown
from traguardo.documents.domain.states import TABLE, Hand, Move, NotAllowed, Situation, Stage

ROOT = Path(__file__).resolve().parents[3]
WRITER, VALIDATOR = Hand(writes=True), Hand(validates=True)
COORDINATOR = Hand(writes=True, validates=True, coordinates=True)
HANDS = {"writer": WRITER, "validator": VALIDATOR, "coordinator": COORDINATOR, "reader": Hand()}
# By hand: what each may do in each state. Anything else is refused.
LAW = {
    ("writer", Stage.TO_FILL, Move.FINISH): Stage.FILLED,
    ("writer", Stage.BEING_FILLED, Move.FINISH): Stage.FILLED,
    ("writer", Stage.FILLED, Move.SUBMIT): Stage.UNDER_VALIDATION,
    ("writer", Stage.FILLED, Move.RESUME): Stage.BEING_FILLED,
    ("validator", Stage.UNDER_VALIDATION, Move.VALIDATE): Stage.VALIDATED,
    ("validator", Stage.UNDER_VALIDATION, Move.RETURN): Stage.BEING_FILLED,
    ("coordinator", Stage.TO_FILL, Move.FINISH): Stage.FILLED,
    ("coordinator", Stage.BEING_FILLED, Move.FINISH): Stage.FILLED,
    ("coordinator", Stage.FILLED, Move.SUBMIT): Stage.UNDER_VALIDATION,
    ("coordinator", Stage.FILLED, Move.RESUME): Stage.BEING_FILLED,
    ("coordinator", Stage.UNDER_VALIDATION, Move.VALIDATE): Stage.VALIDATED,
    ("coordinator", Stage.UNDER_VALIDATION, Move.RETURN): Stage.BEING_FILLED,
    ("coordinator", Stage.VALIDATED, Move.REOPEN): Stage.BEING_FILLED,
    ("coordinator", Stage.APPROVED, Move.REVISE): Stage.BEING_FILLED,
    ("coordinator", Stage.PUBLISHED, Move.REVISE): Stage.BEING_FILLED,
}


@pytest.mark.parametrize(("who", "stage", "move"), list(product(HANDS, Stage, Move)))
def test_the_whole_matrix(who, stage, move):
    may = states.can_move(move, Situation(stage=stage), HANDS[who])
    assert may is ((who, stage, move) in LAW)
    if may:
        states.check_move(move, Situation(stage=stage), HANDS[who], reason="Perché sì")
        assert states.transition(move).after is LAW[who, stage, move]
    else:
        with pytest.raises(NotAllowed) as refused:
            states.check_move(move, Situation(stage=stage), HANDS[who], reason="Perché sì")
        assert all(reason.endswith(".") for reason in refused.value.reasons)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.move.value)
def test_going_back_asks_for_a_reason(line):
    stages = list(Stage)
    backwards = stages.index(line.after) < stages.index(line.before[-1]) and line.move is not Move.RESUME
    assert line.back is backwards
    if line.back:
        with pytest.raises(NotAllowed, match="motivo"):
            states.check_move(line.move, Situation(stage=line.before[0]), COORDINATOR, reason="  ")


def test_what_must_be_true_first():
    waiting = Situation(stage=Stage.BEING_FILLED, untouched=True)
    assert "quello di partenza" in states.hindrances(Move.FINISH, waiting, WRITER)[0]
    for move, stage in ((Move.FINISH, Stage.BEING_FILLED), (Move.SUBMIT, Stage.FILLED)):
        assert "non salvato" in states.hindrances(move, Situation(stage=stage, unsaved=True), WRITER)[0]
    discussed = Situation(stage=Stage.UNDER_VALIDATION, remarks=2)
    assert states.hindrances(Move.VALIDATE, discussed, VALIDATOR) == (
        "Ci sono ancora 2 commenti aperti: chiudili, poi valida.",
    )
    own = Hand(validates=True, wrote=True)
    assert "un'altra persona" in states.hindrances(Move.VALIDATE, Situation(stage=Stage.UNDER_VALIDATION), own)[0]


@pytest.mark.parametrize("stage", Stage)
def test_a_text_changes_only_until_it_is_sent_on(stage):
    open_stages = {Stage.TO_FILL, Stage.BEING_FILLED, Stage.FILLED}
    assert states.can_write(stage, WRITER) is (stage in open_stages)
    assert not states.can_write(stage, VALIDATOR)
    if stage not in open_stages:
        with pytest.raises(NotAllowed, match="riaperta"):
            states.check_writable(stage)


def test_states_of_many_sections():
    assert [Stage.TO_FILL.plural, Stage.FILLED.plural, Stage.UNDER_VALIDATION.plural, Stage.PUBLISHED.plural] == [
        "da compilare",
        "compilate",
        "in validazione",
        "pubblicate",
    ]


def test_every_state_can_be_left_and_every_one_is_reached():
    reached = {Stage.TO_FILL} | {line.after for line in TABLE}
    left = {stage for line in TABLE for stage in line.before}
    assert (reached, left) == (set(Stage), set(Stage))
    assert [line.move for line in states.moves_from(Stage.FILLED)] == [Move.SUBMIT, Move.RESUME]


def test_the_page_of_the_life_is_the_one_committed():
    page = ROOT / "docs" / "vita-delle-sezioni.md"
    again = "python -c \"from traguardo.documents.domain.life_of_sections import sections_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == sections_markdown(), f"generate it again: {again} > {page.name}"
