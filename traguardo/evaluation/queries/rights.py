"""Who sees a sheet and what they are to it: the only place that decides it; every list, count and file goes through here.

A sheet is seen by its person (once assigned), its evaluator, the staff office, the board, and by who heads the evaluator
from when it is contested, where the system gives them the decision. Nobody else, director and administrator included.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from traguardo.access.facade import Authority, MemberRequest, Standing, User, may
from traguardo.evaluation.domain.flow import Hand, Move, Stage
from traguardo.evaluation.domain.system import SecondInstance
from traguardo.evaluation.models import Sheet, Word
from traguardo.staffing.facade import Position

CONTESTED = (Stage.OBJECTED, Stage.DECIDED, Stage.CONCILIATING)
SECOND = SecondInstance.SECOND_EVALUATOR.value


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody in an authority on a day: what every reading of sheets asks for."""

    authority: Authority
    user: User
    standing: Standing

    @classmethod
    def of(cls, request: MemberRequest) -> "Looker":
        return cls(request.authority, request.user, request.standing)

    def may(self, permission: str) -> bool:
        return may(self.standing, permission)


def visible(looker: Looker) -> QuerySet[Sheet]:
    """The sheets of the authority somebody may see; nothing reads sheets for a person but through this."""
    own = Q(person__user=looker.user) & ~Q(stage=Stage.DRAFT)
    judged = Q(evaluator__user=looker.user)
    decided = Q(Exists(Word.objects.filter(sheet=OuterRef("pk"), move=Move.DECIDE)))
    contested = Q(stage__in=CONTESTED) | (Q(stage=Stage.FINAL) & decided)
    seconded = Q(second__user=looker.user) & Q(system__content__second_instance=SECOND) & contested
    sees = own | judged | seconded
    if looker.may("evaluation.see_all"):
        sees |= ~Q(person__user=looker.user)
    return Sheet.objects.filter(sees, authority=looker.authority).select_related(
        "person", "evaluator", "second", "system"
    )


def judged_by(looker: Looker) -> QuerySet[Sheet]:
    """The sheets somebody has to judge: those of their people; for the board, those of a director nobody heads."""
    mine = Q(evaluator__user=looker.user)
    if looker.may("evaluation.decide"):
        mine |= Q(evaluator=None, position=Position.DIRECTOR)
    return visible(looker).filter(mine).exclude(person__user=looker.user)


def own(looker: Looker) -> QuerySet[Sheet]:
    """The sheets about somebody."""
    return visible(looker).filter(person__user=looker.user)


def hand(looker: Looker, sheet: Sheet) -> Hand:
    """What somebody is to a sheet they may see. Its person is nothing else to it, whatever their office."""
    if sheet.person.user_id == looker.user.pk:
        return Hand(person=True)
    judges = _judges(looker, sheet)
    return Hand(
        evaluator=judges,
        office=looker.may("evaluation.manage"),
        decider=_decides(looker, sheet) and not judges,
        reader=looker.may("evaluation.see_all"),
    )


def sees_judgements(hand: Hand, stage: Stage) -> bool:
    """Whether the head's judgements are there to read: a draft is seen by who writes it, and by nobody else."""
    return stage.judged or hand.evaluator


def sees_self_evaluation(hand: Hand, *, sent: bool) -> bool:
    """Whether the self-evaluation is there to read: until it is sent, only for who writes it."""
    return sent or hand.person


def _headless(sheet: Sheet) -> bool:
    """A director is evaluated by no one inside: the board judges, and what the governing organ decides is written by the staff office."""
    return sheet.evaluator_id is None and sheet.position == Position.DIRECTOR


def _judges(looker: Looker, sheet: Sheet) -> bool:
    if sheet.evaluator is not None:
        return bool(sheet.evaluator.user_id == looker.user.pk)
    return _headless(sheet) and looker.may("evaluation.decide")


def _decides(looker: Looker, sheet: Sheet) -> bool:
    if _headless(sheet):
        return looker.may("evaluation.manage")
    if sheet.system.content.get("second_instance") == SECOND and sheet.second is not None:
        return bool(sheet.second.user_id == looker.user.pk)
    return looker.may("evaluation.decide")
