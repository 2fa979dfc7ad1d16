"""Acts of the office on a climate survey: prepare it, open it to who works there, close it for good, erase its answers."""

import random
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.kernel.italian import it_day
from traguardo.staffing.facade import Contract, staff
from traguardo.wellbeing import models
from traguardo.wellbeing.actions.refusing import Refused, check_seen, keep
from traguardo.wellbeing.actions.shuffling import write_anew
from traguardo.wellbeing.domain.survey import (
    MINIMUM,
    Questionnaire,
    Sheet,
    Stage,
    outcome_data,
    outcome_of,
    questionnaire,
)

HERE = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_IN, Contract.AGENCY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the office decides before a survey opens."""

    title: str
    opens: date
    closes: date
    keep_until: date
    minimum: int
    remarks: bool
    questions: Questionnaire


@transaction.atomic
def write_survey(
    *, by: User, authority: Authority, code: str, draft: Draft, revision: int | None = None
) -> models.Survey:
    """A survey in preparation, new without a `revision`; Refused once it is open."""
    row = models.Survey.objects.select_for_update().filter(authority=authority, code=code).first()
    if revision is None and row is not None:
        raise Refused(f"C'è già un'indagine «{code}»: dalle un altro codice.")
    row = row or models.Survey(authority=authority, code=code, revision=0)
    if revision is not None:
        check_seen(row, revision, row.title, {"Titolo": draft.title}, {"Titolo": row.title})
        _must_be(row, Stage.DRAFT, "È già aperta: le domande non cambiano più, per nessuno.")
    _check(draft)
    row.title, row.opens, row.closes, row.keep_until = draft.title, draft.opens, draft.closes, draft.keep_until
    row.minimum, row.remarks, row.questions = draft.minimum, draft.remarks, draft.questions.data()
    row.revision += 1
    row.save()
    keep(by, authority, "write_survey", code, revision=row.revision, questions=len(draft.questions.questions))
    return row


def _check(draft: Draft) -> None:
    reasons = []
    if draft.closes < draft.opens:
        reasons.append("L'ultimo giorno viene prima del primo.")
    if draft.keep_until < draft.closes:
        reasons.append("Le risposte si cancellano dopo la chiusura, non prima.")
    if draft.minimum < MINIMUM:
        reasons.append(f"Il gruppo più piccolo non può essere sotto {MINIMUM} persone.")
    if reasons:
        raise Refused(*reasons)


@transaction.atomic
def open_survey(*, by: User, authority: Authority, code: str, revision: int, today: date) -> models.Survey:
    """Open it to who works there that day: one ballot each; Refused before its day, after its end, or without people."""
    row = _locked(authority, code, revision)
    _must_be(row, Stage.DRAFT, "Questa indagine è già stata aperta.")
    if not row.opens <= today <= row.closes:
        raise Refused(f"Si apre fra il {it_day(row.opens)} e il {it_day(row.closes)}: cambia i giorni.")
    people = [each for each in staff(authority) if (spell := each.spell_on(today)) and spell.contract in HERE]
    if len(people) < row.minimum:
        raise Refused(f"In servizio ci sono {len(people)} persone: sotto {row.minimum} nessun risultato si può dire.")
    random.SystemRandom().shuffle(people)
    models.Ballot.objects.bulk_create(models.Ballot(survey=row, person_id=each.pk) for each in people)
    return _moved(by, authority, row, Stage.OPEN, "open_survey", invited=len(people))


@transaction.atomic
def close_survey(*, by: User, authority: Authority, code: str, revision: int, today: date) -> models.Survey:
    """Close it for good after its last day, or once all have answered: the shares are fixed, and who took a ballot is forgotten.

    The answers left are written anew, under other keys and in random order, so that nothing of how they came remains.
    """
    row = _locked(authority, code, revision)
    _must_be(row, Stage.OPEN, "Si chiude solo un'indagine aperta.")
    invited, answers = row.ballots.count(), list(row.answers.all())
    if today <= row.closes and len(answers) < invited:
        raise Refused(
            f"È aperta fino al {it_day(row.closes)}: si chiude dal giorno dopo, o quando hanno risposto tutti."
        )
    sheets = [Sheet(group=each.group, marks=each.marks) for each in answers]
    outcome = outcome_of(questionnaire(row.questions), sheets, invited=invited, minimum=row.minimum)
    row.outcome = outcome_data(outcome)
    write_anew(row.answers.all(), row.said.all())
    row.tickets.all().delete()
    row.ballots.all().delete()
    return _moved(by, authority, row, Stage.CLOSED, "close_survey", invited=invited, answered=len(answers))


@transaction.atomic
def erase_answers(*, by: User, authority: Authority, code: str, revision: int) -> models.Survey:
    """Delete every answer and remark of a closed survey; the shares stay."""
    row = _locked(authority, code, revision)
    _must_be(row, Stage.CLOSED, "Si cancellano le risposte di un'indagine chiusa.")
    erased, _ = row.answers.all().delete()
    remarks, _ = row.said.all().delete()
    return _moved(by, authority, row, Stage.ERASED, "erase_answers", answers=erased, remarks=remarks)


def _locked(authority: Authority, code: str, revision: int) -> models.Survey:
    row = models.Survey.objects.select_for_update().get(authority=authority, code=code)
    check_seen(row, revision, row.title, {}, {"Stato": Stage(row.stage).label})
    return row


def _must_be(row: models.Survey, stage: Stage, otherwise: str) -> None:
    if row.stage != stage:
        raise Refused(otherwise)


def _moved(by: User, authority: Authority, row: models.Survey, stage: Stage, act: str, **data: int) -> models.Survey:
    row.stage, row.revision = stage, row.revision + 1
    row.save(update_fields=["stage", "revision", "outcome"])
    keep(by, authority, act, row.code, **data)
    return row
