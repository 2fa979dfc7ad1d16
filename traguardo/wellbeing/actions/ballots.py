"""Taking a ballot and giving it back: the two acts that must never meet, and that leave no record of when.

Taking marks a person and makes a ticket nobody owns; giving back spends a ticket and keeps an answer nobody wrote. The record
of acts has the hour and the author, so neither is in it: the close tells how many there were. Each act writes all the rows it
touches anew, shuffled, so that neither their order nor the number of the transaction that wrote them joins the two.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.wellbeing import models
from traguardo.wellbeing.actions.refusing import Refused
from traguardo.wellbeing.actions.shuffling import write_anew
from traguardo.wellbeing.domain.survey import HIGHEST, LOWEST, Stage, questionnaire

BYTES = 10
LONGEST_REMARK = 1000


@transaction.atomic
def take_ballot(*, person: int, authority: Authority, code: str, today: date) -> str:
    """The secret of a ballot, told once: Refused to who may not answer, or took theirs already."""
    survey = _open(authority, code, today)
    ballot = survey.ballots.filter(person_id=person).first()
    if ballot is None:
        raise Refused("Non sei fra chi può rispondere: l'elenco è di chi era in servizio il giorno dell'apertura.")
    if ballot.taken:
        raise Refused("Hai già preso la tua scheda: se non l'hai consegnata, rientra con il suo codice.")
    ballot.taken = True
    ballot.save(update_fields=["taken"])
    secret = secrets.token_hex(BYTES)
    models.Ticket.objects.create(digest=digest(secret), survey=survey)
    write_anew(survey.ballots.all(), survey.tickets.all())
    return secret


@transaction.atomic
def give_back(
    *,
    authority: Authority,
    code: str,
    secret: str,
    group: str,
    marks: Mapping[str, int],
    remark: str = "",
    today: date,
) -> None:
    """Keep an answer and spend its ticket; Refused for a ticket unknown or spent, or an answer with nothing in it."""
    survey = _open(authority, code, today)
    asked = questionnaire(survey.questions)
    known = {question.code for question in asked.questions}
    if not marks or not set(marks) <= known or not all(LOWEST <= mark <= HIGHEST for mark in marks.values()):
        raise Refused("Dai un voto da 1 a 6 ad almeno una frase.")
    if group and group not in asked.groups:
        raise Refused("Il gruppo che hai scelto non è fra quelli dell'indagine.")
    spent, _ = models.Ticket.objects.filter(survey=survey, digest=digest(secret)).delete()
    if not spent:
        raise Refused("Il codice della scheda non è giusto, o la scheda è già stata consegnata.")
    models.Answer.objects.create(survey=survey, group=group, marks=dict(sorted(marks.items())))
    if remark and survey.remarks:
        models.Remark.objects.create(survey=survey, text=remark[:LONGEST_REMARK])
    write_anew(survey.tickets.all(), survey.answers.all(), survey.said.all())


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.strip().casefold().encode()).hexdigest()


def _open(authority: Authority, code: str, today: date) -> models.Survey:
    survey = models.Survey.objects.select_for_update().get(authority=authority, code=code)
    if survey.stage != Stage.OPEN or today > survey.closes:
        raise Refused("L'indagine non è aperta: si risponde fino all'ultimo giorno.")
    return survey
