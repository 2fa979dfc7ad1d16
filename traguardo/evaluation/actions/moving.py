"""Carries a sheet through its life: each move checked again under lock, dated, with its words, and what it fixes."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction

from traguardo.evaluation.actions.locking import bump, locked, record
from traguardo.evaluation.domain.flow import Move, NotAllowed, Transition, check_move
from traguardo.evaluation.domain.scoring import sheet_score_data
from traguardo.evaluation.models import Judgement, Sheet, Word
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import Reading, around, read
from traguardo.kernel.italian import it_day, it_number
from traguardo.kernel.ratio import rounded
from traguardo.kernel.stale import StaleVersion

DECISIONS = frozenset({Move.DECIDE, Move.CONCLUDE})
KEPT_DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a decision changes: steps by behaviour, degrees (with the reason as source) by place of the goal."""

    steps: Mapping[str, str] = field(default_factory=dict)
    degrees: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words of a move, the day it was made where it is not today, what a decision changes."""

    text: str = ""
    on: date | None = None
    changes: Changes = Changes()


@transaction.atomic
def move(*, by: Looker, sheet: Sheet, step: Move, seen: int, said: Said, today: date) -> Sheet:
    """Make a move on a sheet. NotAllowed with the reasons; StaleVersion when it changed since it was seen."""
    row = locked(by, sheet, seen)
    now = read(row, rights.hand(by, row), around(by, row.year, today=today))
    line = check_move(step, now.situation, now.hand, words=said.text)
    on = _day(line, now, said, today)
    changed = _apply(now, line, said)
    before, row.stage = row.stage, line.after or row.stage
    _write(by, row, step, on, said.text, changed)
    bump(row, "stage")
    digest = {"digest": row.digest} if row.digest else {}
    record(by, "move", row, move=step.value, before=str(before), after=str(row.stage), on=on.isoformat(), **digest)
    return row


def _day(line: Transition, now: Reading, said: Said, today: date) -> date:
    """The day of the move: today, or the one said where the table lets it be said."""
    if said.on is None or not (line.dated or now.hand.stands_in(line)):
        return today
    last = max((event.when for event in now.history if event.move is not Move.TALK), default=date.min)
    if said.on > today:
        raise NotAllowed("Il giorno è nel futuro: scrivi quando è avvenuto.")
    if not line.dated and said.on < last:
        raise NotAllowed(f"Il passo precedente è del {it_day(last)}: questo non può venire prima.")
    return said.on


def _apply(now: Reading, line: Transition, said: Said) -> list[dict[str, str]]:
    """What a move fixes in the sheet; what a decision changed, before and after."""
    if line.move is Move.EVALUATE:
        _fix_degrees(now)
    if line.move in DECISIONS:
        return _change(now, said)
    if line.move is Move.FINISH:
        _fix_score(now)
    return []


def _fix_degrees(now: Reading) -> None:
    """The degrees the plan gives are written in the sheet with their source: from here on they stay."""
    lines = {goal.place: goal for goal in now.goals}
    for goal in now.row.goals.all():
        if goal.place in lines:
            goal.degree, goal.source = lines[goal.place].now, lines[goal.place].from_where
            goal.save(update_fields=["degree", "source"])


def _change(now: Reading, said: Said) -> list[dict[str, str]]:
    changed = []
    for line in now.behaviours:
        step = line.scale.step(said.changes.steps.get(line.behaviour.code, ""))
        if step is not None and step != line.step:
            where = {"sheet": now.row, "behaviour": line.behaviour.code}
            Judgement.objects.filter(**where).update(step=step.code)
            before = line.step.title if line.step else "nessuno"
            changed.append({"what": line.behaviour.title, "before": before, "after": step.title})
    for goal in now.goals:
        degree = said.changes.degrees.get(goal.place)
        if degree is not None and degree != goal.degree:
            source = f"Cambiato dalla decisione sulla contestazione; prima: {goal.source}"[:300]
            now.row.goals.filter(place=goal.place).update(degree=degree, source=source)
            changed.append({"what": goal.title, "before": it_number(goal.degree), "after": it_number(degree)})
    return changed


def _fix_score(now: Reading) -> None:
    """Score, explanation and digest are written once: a final sheet never changes.

    The seal is chance: without it, whoever reads the digest in the register could find the score by trying them all.
    """
    if now.score is None or now.score.score is None:
        raise NotAllowed("Il punteggio non si può calcolare: guarda che cosa manca.")
    row = now.row
    row.score = rounded(now.score.score, KEPT_DECIMALS)
    row.reckoning = {**sheet_score_data(now.score), "seal": secrets.token_hex(16)}
    row.digest = sheet_digest(row)
    row.save(update_fields=["score", "reckoning", "digest"])


def sheet_digest(row: Sheet) -> str:
    """SHA-256 of all that a final sheet says: whose, of which days, by which system, with what in it and which score."""
    said = {
        "person": row.person.code,
        "days": [row.first_day.isoformat(), row.last_day.isoformat()],
        "system": row.system.number,
        "goals": [
            [goal.place, goal.title, str(goal.weight), str(goal.degree), goal.source] for goal in row.goals.all()
        ],
        "judgements": [[each.behaviour, each.step, each.words] for each in row.judgements.all()],
        "reckoning": row.reckoning,
    }
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _write(by: Looker, row: Sheet, step: Move, on: date, text: str, changed: list[dict[str, str]]) -> None:
    Word.objects.create(
        sheet=row,
        number=row.words.count() + 1,
        move=step,
        on=on,
        text=text.strip(),
        changed=changed,
        by=by.user,
    )


def assign_many(
    *, by: Looker, sheets: list[tuple[Sheet, int]], today: date
) -> tuple[int, list[tuple[Sheet, tuple[str, ...]]]]:
    """Assign those that can be, each in its own transaction; how many were, and why the others were not."""
    done, left = 0, []
    for sheet, seen in sheets:
        try:
            move(by=by, sheet=sheet, step=Move.ASSIGN, seen=seen, said=Said(), today=today)
        except NotAllowed as refused:
            left.append((sheet, refused.reasons))
        except StaleVersion:
            left.append((sheet, ("È cambiata dopo che l'hai guardata: riapri la pagina.",)))
        else:
            done += 1
    return done, left
