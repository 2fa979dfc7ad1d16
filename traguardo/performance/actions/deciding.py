"""Deciding on a thing in the year: suspend, cancel, declare not measurable, resume; ask for a forced degree, and answer."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from traguardo.access.facade import Authority, Standing, User
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.measuring import check_measure
from traguardo.performance.actions.storing import columns
from traguardo.performance.domain.deciding import FORCING, NotDecidable, problems
from traguardo.performance.domain.decisions import DECISION_WORDS
from traguardo.performance.domain.plan import Decision, DecisionKind
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.queries import plans
from traguardo.performance.queries.decisions import Affairs, affairs, degree_words
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.systems import system_of

ANSWERS = frozenset({DecisionKind.FORCING_GRANTED, DecisionKind.FORCING_REFUSED})


def check_open(edition: Edition) -> None:
    """PermissionDenied, with the reason, when nothing can be decided on that version."""
    if not edition.current:
        raise PermissionDenied("I provvedimenti si prendono sulla versione in vigore del piano, non su questa.")
    if edition.state == models.State.CLOSED:
        raise PermissionDenied(f"Il piano del {edition.year} è chiuso: non si prendono più provvedimenti.")


def check_answer(found: Affairs, by: str) -> None:
    """PermissionDenied when who would answer a forcing is who asked for it."""
    asked, person = found.asked, User.objects.filter(email=by).first()
    if asked is None or person is None:
        return
    same = asked.author == person.pk if asked.author else asked.by.casefold() == str(person).casefold()
    if same:
        raise PermissionDenied("Questa forzatura l'hai chiesta tu: deve deciderla un altro componente.")


@transaction.atomic
def decide(
    *, by: str, authority: Authority, edition: Edition, decision: Decision, version: int, today: date
) -> models.Decision:
    """Suspend, cancel, declare not measurable or resume; `version` is the last decision its author had seen, 0 for none.

    LookupError for an unknown code, NotDecidable with all that is wrong, StaleVersion when another came meanwhile.
    """
    if decision.kind in FORCING or decision.kind is DecisionKind.OVERRIDE:
        raise NotDecidable({"": "Una forzatura si chiede e si concede: non si decide da soli."})
    found = _found(authority, edition, decision, version, at=today)
    return _kept(edition, decision, found, by=by, today=today, act="performance.decide")


@transaction.atomic
def ask_forcing(
    *,
    by: str,
    standing: Standing,
    authority: Authority,
    edition: Edition,
    decision: Decision,
    version: int,
    today: date,
) -> models.Decision:
    """Ask the board to force a degree of one's own thing; errors as for `decide`, PermissionDenied for another unit's."""
    if decision.kind is not DecisionKind.FORCING_ASKED:
        raise NotDecidable({"": "Qui si chiede solo una forzatura."})
    found = _found(authority, edition, decision, version, at=today)
    check_measure(standing, found.subject, {unit.code: unit.name for unit in plans.plan(edition).units})
    return _kept(edition, decision, found, by=by, today=today, act="performance.ask_forcing")


@transaction.atomic
def answer_forcing(
    *, by: str, authority: Authority, edition: Edition, decision: Decision, version: int, today: date
) -> models.Decision:
    """Grant or refuse the forcing that waits; errors as for `decide`, PermissionDenied to who asked for it."""
    if decision.kind not in ANSWERS:
        raise NotDecidable({"": "Una forzatura si concede o si nega."})
    found = _found(authority, edition, decision, version, at=today)
    check_answer(found, by)
    granted = decision.kind is DecisionKind.FORCING_GRANTED
    act = "performance.grant_forcing" if granted else "performance.refuse_forcing"
    return _kept(edition, decision, found, by=by, today=today, act=act)


def _found(authority: Authority, edition: Edition, decision: Decision, version: int, *, at: date) -> Affairs:
    models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    check_open(edition)
    found = affairs(edition, plans.plan(edition), decision.subject_kind, decision.subject, at=at)
    if found.version != version:
        raise _stale(decision, found)
    return found


def _kept(
    edition: Edition, decision: Decision, found: Affairs, *, by: str, today: date, act: str
) -> models.Decision:  # fmt: skip
    most = system_of(edition.system).cap
    wrong = problems(decision, found.decisions, year=edition.year, today=today, most=most)
    if wrong:
        raise NotDecidable(wrong)
    author = User.objects.filter(email=by).first()
    decision = replace(decision, by=str(author or by), reason=decision.reason.strip(), act=decision.act.strip())
    row = models.Decision.objects.create(
        plan_id=edition.pk, position=0, origin=models.Origin.HAND, recorded_by=author, **columns(decision)
    )
    audit.record(
        authority=edition.authority,
        by=by,
        act=act,
        subject=f"{edition.code}/{decision.subject_kind}/{decision.subject}",
        data={"decision": pack(decision)},
    )
    return row


def _stale(decision: Decision, found: Affairs) -> StaleVersion:
    there: dict[str, object] = {}
    if found.taken:
        there = {**_shown(found.taken[-1].decision), "Registrato da": found.taken[-1].by}
    return StaleVersion(subject=found.subject.title, yours=_shown(decision), current=there)


def _shown(decision: Decision) -> dict[str, object]:
    return {
        "Provvedimento": DECISION_WORDS[decision.kind],
        "Dal": f"{decision.on:%d/%m/%Y}",
        "Grado": degree_words(decision.degree) or "nessuno",
        "Motivo": decision.reason,
    }
