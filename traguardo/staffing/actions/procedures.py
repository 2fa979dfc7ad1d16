"""Acts on procedures to hire: open, change, mark a step, use the ranking list, close, open again."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.procedures import Outcome, Use, procedure_kinds
from traguardo.staffing.domain.procedures.cards import FUTURE, OVERUSED, TAKEN, UNKNOWN
from traguardo.staffing.models import Procedure, RankingUse, StepDone

LABELS = {
    "title": "Oggetto",
    "profile": "Profilo",
    "category": "Area o categoria",
    "posts": "Posti",
    "reserved": "Posti riservati",
    "plan_line": "Riga del piano",
    "opened": "Aperta il",
    "eligible": "Idonei",
    "valid_until": "Graduatoria valida fino al",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a procedure looks for."""

    title: str
    profile: str
    category: str
    posts: int
    reserved: int = 0
    plan_line: str = ""
    opened: date
    eligible: int | None = None
    valid_until: date | None = None


@transaction.atomic
def open_procedure(*, by: User, authority: Authority, code: str, kind: str, wanted: Wanted) -> Procedure:
    """A new procedure; Refused when its code is taken or it keeps more posts than it has."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    if kind not in procedure_kinds():
        raise Refused([UNKNOWN.finding(Hit(message=f"Il tipo «{kind}» non c'è."))])
    if Procedure.objects.filter(authority=authority, code=code).exists():
        raise Refused([TAKEN.finding(Hit(message=f"Il codice «{code}» è già di un'altra procedura."))])
    _check(wanted)
    row = Procedure.objects.create(authority=authority, code=code, kind=kind, **asdict(wanted))
    _record(by, row, "staffing.open_procedure", {"kind": kind, "posts": row.posts, "plan_line": row.plan_line})
    return row


@transaction.atomic
def change_procedure(*, by: User, authority: Authority, code: str, version: int, wanted: Wanted) -> Procedure:
    """What it looks for, written anew; StaleVersion when somebody changed it meanwhile."""
    row = _locked(authority, code)
    after = asdict(wanted)
    before = {key: getattr(row, key) for key in after}
    _seen(row, version, {LABELS[key]: value for key, value in after.items()}, _shown(before))
    _check(wanted)
    for key, value in after.items():
        setattr(row, key, value)
    changed = sorted(key for key in after if after[key] != before[key])
    return _saved(by, row, "staffing.change_procedure", {"changed": changed})


@transaction.atomic
def mark_step(
    *, by: User, authority: Authority, code: str, version: int, step: str, on: date | None, note: str, today: date
) -> Procedure:
    """A step done on a day, or open again where no day is given: what was said before stays.

    Refused for a step it has not, or a day still to come.
    """
    row = _locked(authority, code)
    _seen(row, version, {"Passo": step, "Giorno": on}, {"Versione": row.version})
    if procedure_kinds()[row.kind].step(step) is None:
        raise Refused([UNKNOWN.finding(Hit(message=f"Il passo «{step}» non c'è in questa procedura."))])
    _not_to_come(on, today)
    StepDone.objects.create(procedure=row, step=step, on=on, note=note, by=by)
    return _saved(by, row, "staffing.mark_step", {"step": step, "on": on.isoformat() if on else ""})


@transaction.atomic
def use_ranking(*, by: User, authority: Authority, code: str, version: int, use: Use, today: date) -> Procedure:
    """Places of the list used on a day; Refused when more than are left, or when the day is to come."""
    row = _locked(authority, code)
    _seen(row, version, {"Posizioni usate": use.places}, {"Versione": row.version})
    _not_to_come(use.on, today)
    used = sum(each.places for each in row.uses.all()) + use.places
    if row.eligible is not None and used > row.eligible:
        raise Refused(
            [OVERUSED.finding(Hit(message=f"Con queste le posizioni usate sono {used}, gli idonei {row.eligible}."))]
        )
    if use.reserved > use.places:
        raise Refused([OVERUSED.finding(Hit(message="Le posizioni riservate sono più di quelle usate."))])
    RankingUse.objects.create(procedure=row, on=use.on, places=use.places, reserved=use.reserved, note=use.note)
    return _saved(by, row, "staffing.use_ranking", {"on": use.on.isoformat(), "places": use.places})


@transaction.atomic
def close_procedure(
    *,
    by: User,
    authority: Authority,
    code: str,
    version: int,
    outcome: Outcome | None,
    on: date | None,
    note: str,
    today: date,
) -> Procedure:
    """How and when it ended; without an outcome it is open again."""
    row = _locked(authority, code)
    _seen(row, version, {"Esito": outcome.label if outcome else "aperta"}, {"Esito": row.outcome or "aperta"})
    _not_to_come(on, today)
    row.outcome, row.closed, row.closing_note = outcome or "", on if outcome else None, note
    return _saved(by, row, "staffing.close_procedure", {"outcome": row.outcome})


def _locked(authority: Authority, code: str) -> Procedure:
    return Procedure.objects.select_for_update().get(authority=authority, code=code)


def _seen(row: Procedure, version: int, yours: dict[str, object], current: dict[str, object]) -> None:
    if row.version != version:
        raise StaleVersion(subject=f"Procedura {row.code}", yours=yours, current=current)


def _shown(values: dict[str, object]) -> dict[str, object]:
    return {LABELS[key]: value for key, value in values.items()}


def _check(wanted: Wanted) -> None:
    if wanted.reserved > wanted.posts:
        message = f"I posti riservati sono {wanted.reserved}, i posti {wanted.posts}."
        raise Refused([OVERUSED.finding(Hit(message=message, mend="Correggi uno dei due numeri."))])


def _not_to_come(on: date | None, today: date) -> None:
    if on and on > today:
        raise Refused([FUTURE.finding(Hit(message=f"Il {it_day(on)} deve ancora venire."))])


def _saved(by: User, row: Procedure, act: str, data: dict[str, object]) -> Procedure:
    row.version += 1
    row.save()
    _record(by, row, act, data)
    return row


def _record(by: User, row: Procedure, act: str, data: dict[str, object]) -> None:
    subject = f"procedura-{row.code}"
    audit.record(
        authority=row.authority.code, by=by.email, act=act, subject=subject, data=data | {"version": row.version}
    )
