"""The life of a fund: every step from every state, what stops one, what only warns, the page that draws it."""

from datetime import date
from pathlib import Path

import pytest

from traguardo.access.facade import granted
from traguardo.incentives.domain import fund_life as life
from traguardo.incentives.domain.fund_life import Move, NotAllowed, Stage, Step
from traguardo.incentives.domain.fund_life_page import life_markdown

TODAY = date(2026, 6, 30)
LAW = {
    (Stage.DRAFT, Move.PROPOSE): Stage.PROPOSED,
    (Stage.PROPOSED, Move.OPINE): Stage.OPINED,
    (Stage.OPINED, Move.AGREE): Stage.AGREED,
    (Stage.AGREED, Move.REPORT): Stage.AGREED,
    (Stage.AGREED, Move.CERTIFY): Stage.AGREED,
    (Stage.AGREED, Move.AUTHORISE): Stage.AUTHORISED,
    (Stage.AUTHORISED, Move.SIGN): Stage.SIGNED,
    (Stage.PROPOSED, Move.REOPEN): Stage.DRAFT,
    (Stage.OPINED, Move.REOPEN): Stage.DRAFT,
    (Stage.AGREED, Move.REOPEN): Stage.DRAFT,
    (Stage.AUTHORISED, Move.REOPEN): Stage.DRAFT,
}


def step(move, on=TODAY, act="n. 3", words="Perché sì"):
    return Step(move=move, on=on, act=act, words=words)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_a_step_is_made_only_from_its_states(stage, move):
    wanted = LAW.get((stage, move))
    assert (move in [line.move for line in life.moves_from(stage)]) is (wanted is not None)
    if wanted:
        life.check_step(stage, step(move), errors=0, today=TODAY)
        assert life.transition(move).after is wanted
    else:
        with pytest.raises(NotAllowed, match=stage.label):
            life.check_step(stage, step(move), errors=0, today=TODAY)


def test_a_step_refused_names_the_states_it_is_made_in():
    with pytest.raises(NotAllowed) as refused:
        life.check_step(Stage.DRAFT, step(Move.REOPEN), errors=0, today=TODAY)
    states = "«proposto» o «con parere dei revisori» o «ipotesi di accordo» o «autorizzato»"
    assert refused.value.reasons == (f"Il fondo è «in costruzione»: questo si fa solo quando è {states}.",)


@pytest.mark.parametrize(
    ("stage", "wrong", "errors", "words"),
    [
        (Stage.DRAFT, step(Move.PROPOSE), 1, "un errore"),
        (Stage.DRAFT, step(Move.PROPOSE), 2, "2 errori"),
        (Stage.PROPOSED, step(Move.OPINE, act=" "), 0, "Scrivi l’atto"),
        (Stage.AGREED, step(Move.REOPEN, words=" "), 0, "Scrivi il motivo"),
        (Stage.AGREED, step(Move.AUTHORISE, on=date(2026, 7, 1)), 0, "nel futuro"),
    ],
)
def test_what_stops_a_step_is_said(stage, wrong, errors, words):
    with pytest.raises(NotAllowed) as refused:
        life.check_step(stage, wrong, errors=errors, today=TODAY)
    assert words in refused.value.reasons[0]
    assert len(refused.value.reasons) == 1


def test_the_forward_step_comes_first_and_errors_do_not_stop_the_others():
    assert [line.move for line in life.moves_from(Stage.AGREED)] == [
        Move.AUTHORISE,
        Move.REPORT,
        Move.CERTIFY,
        Move.REOPEN,
    ]
    life.check_step(Stage.PROPOSED, step(Move.OPINE), errors=3, today=TODAY)
    assert life.moves_from(Stage.SIGNED) == ()


def test_days_in_the_wrong_order_are_said():
    made = {Move.PROPOSE: date(2026, 3, 1)}
    assert "è stato proposto, il 01/03/2026" in life.doubts(step(Move.OPINE, date(2026, 2, 28)), made)[0]
    assert life.doubts(step(Move.OPINE, date(2026, 3, 1)), made) == ()
    assert life.doubts(step(Move.REOPEN, date(2026, 2, 1)), made) == ()
    assert life.doubts(step(Move.PROPOSE), {}) == ()


def test_an_opinion_older_than_the_draft_agreement_is_said_until_another_is_recorded():
    made = {Move.PROPOSE: date(2026, 3, 1), Move.OPINE: date(2026, 4, 1), Move.AGREE: date(2026, 5, 1)}
    told = life.doubts(step(Move.AUTHORISE, date(2026, 5, 20)), made)
    assert len(told) == 1
    assert "art. 40-bis" in told[0]
    assert life.doubts(step(Move.AUTHORISE, date(2026, 5, 20)), made | {Move.CERTIFY: date(2026, 5, 10)}) == ()
    assert life.doubts(step(Move.CERTIFY, date(2026, 5, 10)), made) == ()


@pytest.mark.parametrize("line", life.TABLE, ids=lambda line: line.move)
def test_who_the_table_names_is_who_has_the_permission(line):
    assert set(line.who.split(" o ")) == {role.label.lower() for role in granted()[line.permission]}


def test_the_page_of_the_life_is_the_one_committed():
    page = Path(__file__).parents[3] / "docs" / "vita-del-fondo.md"
    again = 'python -c "from traguardo.incentives.domain.fund_life_page import life_markdown as page; print(page(), end=str())"'
    assert page.read_text(encoding="utf-8") == life_markdown(), f"generate it again: {again} > {page.name}"
    assert all(f"--> {line.after.value}: {line.verb}" in life_markdown() for line in life.TABLE)
