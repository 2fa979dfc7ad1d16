"""Carry a fund one step on, or back to construction."""

from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.funding.rows import Key, check_seen, locked_fund, told
from traguardo.incentives.domain.fund_life import Stage, Step, check_step, transition
from traguardo.incentives.models import Fund, Passage
from traguardo.incentives.queries.funds import digest_of, errors_of


@transaction.atomic
def move_fund(*, by: User, authority: Authority, key: Key, revision: int, step: Step, today: date) -> Fund:
    """Record a step with its day, act and words (D.Lgs. 165/2001, art. 40 and 40-bis).

    NotAllowed with its reasons, StaleVersion when somebody changed the fund meanwhile: then nothing is written.
    """
    row = locked_fund(authority, key)
    line, before = transition(step.move), Stage(row.state)
    check_seen(row, revision, yours={"Passo": line.verb}, current={"Passo": f"il fondo è «{before.label}»"})
    check_step(before, step, errors=errors_of(row), today=today)
    row.state, row.revision, row.undone = line.after, row.revision + 1, None
    row.save(update_fields=["state", "revision", "undone"])
    Passage.objects.create(fund=row, move=step.move, to=line.after, on=step.on, act=step.act, words=step.words, by=by)
    data = {"move": step.move, "before": before, "after": line.after, "on": step.on, "act": step.act}
    told(by, "incentives.move_fund", row, data | {"words": step.words, "content": digest_of(row.content)})
    return row
