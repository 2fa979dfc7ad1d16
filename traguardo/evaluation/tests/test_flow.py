"""The life of a sheet, every state by every move by every pair of hands; the page that tells it is the one committed."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from traguardo.evaluation.domain import flow
from traguardo.evaluation.domain.flow import TABLE, Hand, Move, NotAllowed, Running, Situation, Stage, Who, Words
from traguardo.evaluation.domain.flow.life_of_sheets import sheets_markdown
from traguardo.evaluation.domain.system import Clock
from traguardo.kernel.legal import LegalRef
from traguardo.kernel.term import Term

ROOT = Path(__file__).resolve().parents[3]
PERSON, EVALUATOR, OFFICE, DECIDER = (Hand(**{who.value: True}) for who in Who)
HANDS = {"person": PERSON, "evaluator": EVALUATOR, "office": OFFICE, "decider": DECIDER, "reader": Hand(reader=True)}
S, M = Stage, Move
# By hand and state: what each may do, and where it leads. Anything else is refused.
LAW = {
    ("person", S.ASSIGNED): {M.ACKNOWLEDGE: S.ACKNOWLEDGED, M.REMARK: None},
    ("person", S.ACKNOWLEDGED): {M.SELF: None, M.REMARK: None},
    ("person", S.EVALUATED): {M.SIGN: S.SIGNED, M.REMARK: None},
    ("person", S.SIGNED): {M.OBJECT: S.OBJECTED, M.REMARK: None},
    ("person", S.OBJECTED): {M.WITHDRAW: S.SIGNED},
    ("person", S.DECIDED): {M.CONCILIATE: S.CONCILIATING},
    ("evaluator", S.DRAFT): {M.ASSIGN: S.ASSIGNED},
    ("evaluator", S.ASSIGNED): {M.TALK: None, M.TAKE_BACK: S.DRAFT},
    ("evaluator", S.ACKNOWLEDGED): {M.EVALUATE: S.EVALUATED, M.TALK: None, M.TAKE_BACK: S.DRAFT},
    ("evaluator", S.EVALUATED): {M.TALK: None, M.TAKE_BACK: S.ACKNOWLEDGED},
    ("office", S.DRAFT): {M.ASSIGN: S.ASSIGNED},
    ("office", S.ASSIGNED): {M.ACKNOWLEDGE: S.ACKNOWLEDGED, M.TAKE_BACK: S.DRAFT},
    ("office", S.ACKNOWLEDGED): {M.TAKE_BACK: S.DRAFT},
    ("office", S.EVALUATED): {M.SIGN: S.SIGNED},
    ("office", S.SIGNED): {M.FINISH: S.FINAL, M.TAKE_BACK: S.EVALUATED},
    ("office", S.DECIDED): {M.FINISH: S.FINAL},
    ("decider", S.OBJECTED): {M.DECIDE: S.DECIDED, M.TALK: None},
    ("decider", S.CONCILIATING): {M.CONCLUDE: S.DECIDED, M.TALK: None},
    ("decider", S.DECIDED): {M.TAKE_BACK: S.OBJECTED},
}
LAW_OF_TERMS = LegalRef(act="Sistema di misurazione e valutazione")
TERMS = {clock: Term(days=10, law=LAW_OF_TERMS) for clock in Clock}
MADE = {move: date(2023, 3, 2) for move in Move}


def a_situation(stage, **facts):
    return Situation(stage=stage, **{"conciliation": True, **facts})


@pytest.mark.parametrize(("who", "stage", "move"), list(product(HANDS, Stage, Move)))
def test_the_whole_matrix(who, stage, move):
    lawful = LAW.get((who, stage), {})
    assert flow.can_move(move, a_situation(stage), HANDS[who]) is (move in lawful)
    if move in lawful:
        assert flow.check_move(move, a_situation(stage), HANDS[who], words="Perché sì").after is lawful[move]
    else:
        with pytest.raises(NotAllowed) as refused:
            flow.check_move(move, a_situation(stage), HANDS[who], words="Perché sì")
        assert refused.value.reasons
        assert all(reason.endswith(".") for reason in refused.value.reasons)


@pytest.mark.parametrize(("line", "stage"), [(line, stage) for line in TABLE for stage in line.before])
def test_words_are_asked_where_the_table_says_so(line, stage):
    own = Hand(**{line.who[0].value: True})
    if line.words is Words.MUST:
        with pytest.raises(NotAllowed, match=line.ask[:8]):
            flow.check_move(line.move, a_situation(stage), own, words=" \n")
    else:
        assert flow.check_move(line.move, a_situation(stage), own) is line
    if line.stands_in:
        with pytest.raises(NotAllowed, match="al posto"):
            flow.check_move(line.move, a_situation(stage), OFFICE)
        both = Hand(office=True, **{line.who[0].value: True})
        assert flow.check_move(line.move, a_situation(stage), both) is line


PAST = Running(clock=Clock.OBJECT, until=date(2023, 3, 13), left=-1)
OPEN = Running(clock=Clock.CONCILIATE, until=date(2023, 3, 13), left=0)
TOLD = [
    (M.ASSIGN, OFFICE, a_situation(S.DRAFT, evaluator=False), ["La scheda non ha un valutatore: sceglilo prima."]),
    (
        M.ASSIGN,
        EVALUATOR,
        a_situation(S.DRAFT, bare=("Ente", "Unità")),
        [
            "«Ente» non ha obiettivi con un peso: scrivili prima.",
            "«Unità» non ha obiettivi con un peso: scrivili prima.",
        ],
    ),
    (
        M.EVALUATE,
        EVALUATOR,
        a_situation(S.ACKNOWLEDGED, unjudged=1, undegreed=1, unsourced=1),
        [
            "C'è ancora un comportamento da giudicare.",
            "C'è ancora un obiettivo senza grado.",
            "C'è ancora un grado scritto a mano senza fonte.",
        ],
    ),
    (
        M.EVALUATE,
        EVALUATOR,
        a_situation(S.ACKNOWLEDGED, unjudged=2, undegreed=3, unsourced=2),
        [
            "Ci sono ancora 2 comportamenti da giudicare.",
            "Ci sono ancora 3 obiettivi senza grado.",
            "Ci sono ancora 2 gradi scritti a mano senza fonte.",
        ],
    ),
    (
        M.SELF,
        PERSON,
        a_situation(S.ACKNOWLEDGED, self_sent=True),
        ["L'autovalutazione è già stata inviata: chi valuta la sta leggendo."],
    ),
    (M.SELF, PERSON, a_situation(S.ACKNOWLEDGED, own_unjudged=1), ["Prima giudica tutti i comportamenti."]),
    (M.OBJECT, PERSON, a_situation(S.SIGNED, clock=PAST), ["Il termine per contestare è passato il 13/03/2023."]),
    (
        M.CONCILIATE,
        PERSON,
        a_situation(S.DECIDED, conciliation=False),
        ["Il sistema di valutazione dell'ente non prevede la conciliazione."],
    ),
    (M.CONCILIATE, PERSON, a_situation(S.DECIDED, conciliated=True), ["La conciliazione c'è già stata."]),
    (M.CONCILIATE, PERSON, a_situation(S.DECIDED, clock=PAST), ["Il termine per chiederla è passato il 13/03/2023."]),
    (
        M.FINISH,
        OFFICE,
        a_situation(S.DECIDED, clock=OPEN, scored=False),
        [
            "Fino al 13/03/2023 chi è valutato può chiedere la conciliazione: si chiude dal giorno dopo.",
            "Il punteggio non si può calcolare: guarda che cosa manca.",
        ],
    ),
    (
        M.ACKNOWLEDGE,
        EVALUATOR,
        a_situation(S.ASSIGNED),
        ["Questo passaggio spetta a: chi è valutato, l'ufficio personale."],
    ),
    (M.SIGN, PERSON, a_situation(S.DRAFT), ["La scheda è «in preparazione»: ora questo passaggio non si fa."]),
]


@pytest.mark.parametrize(("move", "hand", "situation", "told"), TOLD)
def test_what_must_be_true_first(move, hand, situation, told):
    assert list(flow.hindrances(move, situation, hand)) == told
    with pytest.raises(NotAllowed) as refused:
        flow.check_move(move, situation, hand, words="Perché sì")
    assert (list(refused.value.reasons), str(refused.value)) == (told, " ".join(told))


@pytest.mark.parametrize(
    ("move", "stage", "hand", "facts", "told"),
    [
        (M.OBJECT, S.SIGNED, PERSON, {}, "Manca la risposta a «Che cosa contesti, e perché?»."),
        (
            M.SIGN,
            S.EVALUATED,
            OFFICE,
            {},
            "Lo fai al posto di un'altra persona: scrivi perché, e da quale carta risulta.",
        ),
        (
            M.EVALUATE,
            S.ACKNOWLEDGED,
            EVALUATOR,
            {"self_due": True},
            "Il sistema chiede l'autovalutazione e non c'è: scrivi perché valuti senza.",
        ),
    ],
)
def test_what_must_be_said(move, stage, hand, facts, told):
    with pytest.raises(NotAllowed) as refused:
        flow.check_move(move, a_situation(stage, **facts), hand, words="  ")
    assert refused.value.reasons == (told,)
    assert flow.check_move(move, a_situation(stage, **facts), hand, words="x").move is move


def test_a_compulsory_self_evaluation_that_is_not_there_asks_the_head_why():
    waiting = a_situation(S.ACKNOWLEDGED, self_due=True)
    with pytest.raises(NotAllowed, match="scrivi perché valuti senza"):
        flow.check_move(M.EVALUATE, waiting, EVALUATOR)
    assert flow.check_move(M.EVALUATE, waiting, EVALUATOR, words="È in congedo.").after is S.EVALUATED
    sent = a_situation(S.ACKNOWLEDGED, self_due=True, self_sent=True)
    assert flow.check_move(M.EVALUATE, sent, EVALUATOR).after is S.EVALUATED


@pytest.mark.parametrize(
    ("stage", "today", "mine", "words"),
    [
        (S.SIGNED, date(2023, 3, 4), True, "Puoi contestare fino al 13/03/2023, fra 9 giorni"),
        (S.SIGNED, date(2023, 3, 12), False, "Si può contestare fino al 13/03/2023, domani"),
        (S.OBJECTED, date(2023, 3, 13), True, "Devi decidere fino al 13/03/2023, oggi"),
        (
            S.DECIDED,
            date(2023, 3, 14),
            True,
            "Il termine per chiedere la conciliazione è passato il 13/03/2023, 1 giorno fa",
        ),
        (S.ASSIGNED, date(2023, 3, 2), True, "Devi prendere visione fino al 13/03/2023, fra 11 giorni"),
    ],
)
def test_the_clock_in_words(stage, today, mine, words):
    clock = flow.running(stage, TERMS, MADE, today=today)
    assert clock.words(mine=mine) == words


def test_a_clock_runs_only_where_the_system_has_a_term_and_its_move_was_made():
    today = date(2023, 3, 4)
    assert flow.running(S.SIGNED, {}, MADE, today=today) is None
    assert flow.running(S.SIGNED, TERMS, {}, today=today) is None
    assert flow.running(S.EVALUATED, TERMS, MADE, today=today) is None
    assert flow.running(S.DECIDED, TERMS, MADE, today=today, conciliated=True) is None
    assert flow.running(S.SIGNED, TERMS, MADE, today=today, conciliated=True).clock is Clock.OBJECT


@pytest.mark.parametrize(
    ("stage", "move", "before", "after"),
    [(S.SIGNED, M.OBJECT, PERSON, OFFICE), (S.DECIDED, M.CONCILIATE, PERSON, OFFICE)],
)
def test_nothing_expires_in_silence(stage, move, before, after):
    """Until the last useful day the person may act and nobody closes; from the day after the staff office closes."""
    last, next_day = (
        a_situation(stage, clock=flow.running(stage, TERMS, MADE, today=day))
        for day in (date(2023, 3, 13), date(2023, 3, 14))
    )
    assert flow.can_move(move, last, before)
    assert "si chiude dal giorno dopo" in flow.hindrances(M.FINISH, last, after)[0]
    assert "passato il 13/03/2023" in flow.hindrances(move, next_day, before)[0]
    assert flow.can_move(M.FINISH, next_day, after)


@pytest.mark.parametrize(
    ("hand", "situation", "over", "asked"),
    [
        (PERSON, a_situation(S.ASSIGNED), False, M.ACKNOWLEDGE),
        (PERSON, a_situation(S.EVALUATED), False, M.SIGN),
        (PERSON, a_situation(S.ACKNOWLEDGED, self_due=True), True, M.SELF),
        (PERSON, a_situation(S.ACKNOWLEDGED, self_due=True), False, None),
        (PERSON, a_situation(S.ACKNOWLEDGED, self_due=True, self_sent=True), True, None),
        (PERSON, a_situation(S.ACKNOWLEDGED), True, None),
        (PERSON, a_situation(S.SIGNED), True, None),
        (EVALUATOR, a_situation(S.DRAFT), False, M.ASSIGN),
        (EVALUATOR, a_situation(S.ACKNOWLEDGED, unjudged=4), True, M.EVALUATE),
        (EVALUATOR, a_situation(S.ACKNOWLEDGED), False, None),
        (DECIDER, a_situation(S.OBJECTED), True, M.DECIDE),
        (DECIDER, a_situation(S.CONCILIATING), True, M.CONCLUDE),
        (OFFICE, a_situation(S.SIGNED), True, M.FINISH),
        (OFFICE, a_situation(S.SIGNED, scored=False), True, None),
        (OFFICE, a_situation(S.ASSIGNED), True, None),
        (OFFICE, a_situation(S.ACKNOWLEDGED, self_due=True), True, None),
        (HANDS["reader"], a_situation(S.OBJECTED), True, None),
    ],
)
def test_whose_turn_it_is(hand, situation, over, asked):
    assert flow.waiting(situation, hand, over=over) is asked


def test_every_state_is_reached_and_every_one_but_the_last_is_left():
    reached = {S.DRAFT} | {line.after for line in TABLE if line.after}
    left = {stage for line in TABLE if line.after for stage in line.before}
    assert (reached, left) == (set(S), set(S) - {S.FINAL})
    assert [line.move for line in flow.lines_from(S.FINAL)] == []
    assert [line.move for line in flow.asked(a_situation(S.SIGNED), OFFICE)] == [M.FINISH, M.TAKE_BACK]


def test_each_move_has_one_line_in_a_state_and_the_words_of_states_agree():
    pairs = [(line.move, stage) for line in TABLE for stage in line.before]
    assert len(pairs) == len(set(pairs))
    assert [S.ASSIGNED.plural, S.ACKNOWLEDGED.plural, S.FINAL.plural] == ["assegnate", "in corso", "definitive"]
    assert [stage for stage in S if not stage.judged] == [S.DRAFT, S.ASSIGNED, S.ACKNOWLEDGED]
    assert all(move.told[0].isupper() for move in Move)


def test_the_page_of_the_life_is_the_one_committed():
    page = ROOT / "docs" / "vita-delle-schede.md"
    again = "python -c \"from traguardo.evaluation.domain.flow.life_of_sheets import sheets_markdown as p; print(p(), end='')\""
    assert page.read_text(encoding="utf-8") == sheets_markdown(), f"generate it again: {again} > {page.name}"
