"""Climate surveys as plain values: never an answer, only how many and what the outcome tells."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from traguardo.access.facade import Authority, User
from traguardo.staffing.facade import person_of
from traguardo.wellbeing import models
from traguardo.wellbeing.domain.survey import Outcome, Questionnaire, Stage, questionnaire, read_outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A survey; `taken` of `invited` ballots while it is open, `outcome` once it is closed."""

    code: str
    title: str
    stage: Stage
    opens: date
    closes: date
    keep_until: date
    remarks: bool
    minimum: int
    questions: Questionnaire
    outcome: Outcome | None
    revision: int
    invited: int = 0
    taken: int = 0

    @property
    def closed(self) -> bool:
        return self.stage in {Stage.CLOSED, Stage.ERASED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What a survey asks of somebody: whether they may answer, whether they took their ballot."""

    person: int | None
    invited: bool = False
    taken: bool = False


def surveys(authority: Authority) -> tuple[Survey, ...]:
    """Every survey, the latest first. One SQL statement."""
    counted = (
        models.Survey.objects.filter(authority=authority)
        .annotate(invited=Count("ballots"), taken=Count("ballots", filter=Q(ballots__taken=True)))
        .order_by("-closes", "code")
    )
    return tuple(_survey(row) for row in counted)


def survey(authority: Authority, code: str) -> Survey | None:
    """The survey of a code; None where there is none."""
    return next((each for each in surveys(authority) if each.code == code), None)


def before(known: tuple[Survey, ...], this: Survey) -> Survey | None:
    """The closed survey that came before this one, to compare with."""
    earlier = [each for each in known if each.closed and each.closes < this.closes and each.outcome]
    return max(earlier, key=lambda each: each.closes, default=None)


def mine(authority: Authority, user: User, code: str) -> Mine:
    """What a survey asks of who signs in with an account."""
    person = person_of(authority, user)
    if person is None:
        return Mine(person=None)
    ballot = models.Ballot.objects.filter(survey__authority=authority, survey__code=code, person_id=person.pk).first()
    return Mine(person=person.pk, invited=ballot is not None, taken=ballot is not None and ballot.taken)


def remarks(authority: Authority, code: str) -> tuple[str, ...]:
    """The remarks of a closed survey, under their random keys; none where too few answered to tell anything."""
    found = survey(authority, code)
    if found is None or found.outcome is None or not found.outcome.told:
        return ()
    rows = models.Remark.objects.filter(survey__authority=authority, survey__code=code)
    return tuple(rows.values_list("text", flat=True))


def _survey(row: models.Survey) -> Survey:
    return Survey(
        code=row.code,
        title=row.title,
        stage=Stage(row.stage),
        opens=row.opens,
        closes=row.closes,
        keep_until=row.keep_until,
        remarks=row.remarks,
        minimum=row.minimum,
        questions=questionnaire(row.questions),
        outcome=read_outcome(row.outcome) if row.outcome else None,
        revision=row.revision,
        invited=getattr(row, "invited", 0),
        taken=getattr(row, "taken", 0),
    )
