"""Saves drafts: the head's judgements, the person's self-evaluation; each seen by who writes it until it is sent."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from traguardo.evaluation.actions.locking import locked, record, stale
from traguardo.evaluation.domain.flow import NotAllowed, Stage
from traguardo.evaluation.models import Judgement, Sheet
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.in_force import system_of
from traguardo.evaluation.queries.rights import Looker
from traguardo.kernel.stale import StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A draft of the head: steps and words by behaviour, degrees and sources by place of the goal."""

    steps: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    degrees: Mapping[int, Decimal | None] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def save_judgements(*, by: Looker, sheet: Sheet, seen: str, draft: Judged) -> None:
    """Save the head's draft; NotAllowed when it is not theirs to write now, StaleVersion when another tab saved first."""
    row = _open(by, sheet)
    if not rights.hand(by, row).evaluator:
        raise NotAllowed("I giudizi li scrive chi valuta questa persona.")
    if head_stamp(row) != seen:
        raise _both(row, draft.steps, "step")
    for code, step in draft.steps.items():
        written = {"step": step, "words": draft.words.get(code, "")}
        Judgement.objects.update_or_create(sheet=row, behaviour=code, defaults=written)
    for goal in row.goals.all():
        if goal.place in draft.degrees:
            goal.degree, goal.source = draft.degrees[goal.place], draft.sources.get(goal.place, "")
            goal.save(update_fields=["degree", "source"])
    record(by, "judge", row, draft="head")


@transaction.atomic
def save_self(*, by: Looker, sheet: Sheet, seen: str, steps: Mapping[str, str]) -> None:
    """Save the person's own draft; NotAllowed once it was sent or is not theirs, StaleVersion when another tab saved first."""
    row = _open(by, sheet)
    if not rights.hand(by, row).person:
        raise NotAllowed("L'autovalutazione la scrive chi è valutato.")
    if own_stamp(row) != seen:
        raise _both(row, steps, "own_step")
    for code, step in steps.items():
        Judgement.objects.update_or_create(sheet=row, behaviour=code, defaults={"own_step": step})
    record(by, "judge", row, draft="self")


def head_stamp(row: Sheet) -> str:
    """What the head's draft is now, as a digest a form can carry."""
    steps = sorted(row.judgements.values_list("behaviour", "step", "words"))
    return _digest([*steps, *row.goals.values_list("place", "degree", "source")])


def own_stamp(row: Sheet) -> str:
    """What the person's draft is now, as a digest a form can carry."""
    return _digest(sorted(row.judgements.exclude(own_step="").values_list("behaviour", "own_step")))


def _both(row: Sheet, steps: Mapping[str, str], column: str) -> StaleVersion:
    """The steps just written beside those another window saved: both are of who reads them."""
    system, kept = system_of(row.system), dict(row.judgements.values_list("behaviour", column))
    yours, current = {}, {}
    for code, step in steps.items():
        behaviour = system.behaviour(code)
        scale = system.scale(behaviour.scale) if behaviour else None
        if behaviour and scale:
            yours[behaviour.title], current[behaviour.title] = (
                found.title if (found := scale.step(each)) else "nessuno" for each in (step, kept.get(code, ""))
            )
    return stale(row, yours, current)


def _open(by: Looker, sheet: Sheet) -> Sheet:
    row = locked(by, sheet)
    if row.stage != Stage.ACKNOWLEDGED:
        raise NotAllowed(f"La scheda è «{Stage(row.stage).label}»: i giudizi si scrivono quando è «in corso».")
    return row


def _digest(values: list[tuple[object, ...]]) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]
