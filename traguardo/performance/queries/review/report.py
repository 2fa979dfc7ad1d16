"""A signed opinion with all it rests on, as plain values for who prints it: nothing given after the signature is in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from traguardo.performance.domain.scoring import standing
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.evidence import evidence_of_year
from traguardo.performance.queries.review.opinions import Signed, opinions
from traguardo.performance.queries.review.questions import Asked, questions
from traguardo.performance.queries.review.results import results
from traguardo.performance.queries.review.verdicts import WHOLE, Given, verdicts
from traguardo.performance.queries.things import Key, Thing, things


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedThing:
    """An indicator or step with the board's word on it; `outcome` empty where it had none."""

    kind: str
    code: str
    title: str
    units: str
    expected: str
    result: str
    degree: Decimal | None
    why: str
    evidence: int
    outcome: str
    word: str
    note: str
    outdated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedWhole:
    """The score of the body at the date of the results: value, what it rests on, one of the five words."""

    at: date
    value: Decimal | None
    coverage: Decimal | None
    pace: Decimal | None
    why: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question with its answers, each as (words, who)."""

    about: str
    text: str
    state: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionReport:
    """The opinion (D.Lgs. 150/2009, art. 14, c. 4, lett. c) with things, questions and the word on the whole."""

    outcome: str
    word: str
    text: str
    at_date: date
    signed_on: date
    signed_by: str
    whole: tuple[str, str] | None
    score: JudgedWhole
    things: tuple[JudgedThing, ...]
    questions: tuple[Exchange, ...]


def opinion_report(board: Board) -> OpinionReport | None:
    """The last opinion signed on the board's edition, None before the first. Six SQL statements beyond the board."""
    signed = next(iter(opinions(board.edition)), None)
    if signed is None:
        return None
    score, judged_things = _as_signed(signed.judged) if signed.judged else _judged(board, signed.signed_at)
    asked = [each for each in questions(board.edition) if each.at <= signed.signed_at]
    known, given = things(board), _in_force(board, signed.signed_at)
    whole = given.get(WHOLE)
    return OpinionReport(
        outcome=signed.outcome,
        word=signed.word,
        text=signed.text,
        at_date=signed.at_date,
        signed_on=timezone.localtime(signed.signed_at).date(),
        signed_by=signed.by,
        whole=(whole.word, whole.note) if whole else None,
        score=score,
        things=judged_things,
        questions=_exchanges(asked, known, signed),
    )


def judged(board: Board, at: datetime) -> dict[str, Any]:
    """The score and each thing as they stand at a moment, as plain JSON: what an opinion signed then keeps."""
    score, found = _judged(board, at)
    return {"score": _packed(score), "things": [_packed(thing) for thing in found]}


def _packed(value: JudgedWhole | JudgedThing) -> dict[str, Any]:
    return {name: str(each) if isinstance(each, Decimal | date) else each for name, each in asdict(value).items()}


def _as_signed(kept: Mapping[str, Any]) -> tuple[JudgedWhole, tuple[JudgedThing, ...]]:
    whole = dict(kept["score"])
    whole |= {"at": date.fromisoformat(whole["at"])}
    whole |= {name: _number(whole[name]) for name in ("value", "coverage", "pace")}
    return JudgedWhole(**whole), tuple(
        JudgedThing(**{**each, "degree": _number(each["degree"])}) for each in kept["things"]
    )


def _number(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)


def _judged(board: Board, at: datetime) -> tuple[JudgedWhole, tuple[JudgedThing, ...]]:
    given = _in_force(board, at)
    evidence = Counter(
        (each.subject_kind, each.subject)
        for each in evidence_of_year(board.edition)
        if each.added_at <= at and (each.withdrawn_at is None or each.withdrawn_at > at)
    )
    score = board.score
    whole = JudgedWhole(
        at=board.at,
        value=score.score,
        coverage=score.coverage,
        pace=score.pace,
        why=score.why,
        standing=standing(score.whole, board.system),
    )
    return whole, tuple(_one(thing, given.get(thing.key), evidence[thing.key]) for thing in things(board))


def _in_force(board: Board, at: datetime) -> Mapping[Key, Given]:
    """The verdict on each thing as it was at a moment."""
    return {each.key: each for each in verdicts(board.edition, results(board.edition)) if each.at <= at}


def _one(thing: Thing, given: Given | None, evidence: int) -> JudgedThing:
    return JudgedThing(
        kind=thing.kind_word,
        code=thing.code,
        title=thing.title,
        units=thing.unit_words,
        expected=thing.expected,
        result=thing.result,
        degree=thing.degree,
        why=thing.why,
        evidence=evidence,
        outcome=given.outcome if given else "",
        word=given.word if given else "senza giudizio",
        note=given.note if given else "",
        outdated=given.outdated if given else False,
    )


def _exchanges(asked: Sequence[Asked], known: Sequence[Thing], signed: Signed) -> tuple[Exchange, ...]:
    names = {thing.key: f"{thing.code} {thing.title}" for thing in known} | {WHOLE: "Tutto il piano"}
    return tuple(
        Exchange(
            about=names.get(each.key, each.key[1]),
            text=each.text,
            state="chiusa" if each.closed_at and each.closed_at <= signed.signed_at else "aperta alla firma",
            answers=tuple((said.text, said.by) for said in each.replies if said.at <= signed.signed_at),
        )
        for each in asked
    )
