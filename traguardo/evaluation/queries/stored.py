"""The score a delivered sheet comes to, from what is fixed in it, and the spread of those one evaluator gave."""

from fractions import Fraction

from traguardo.evaluation.domain.differentiation import degree, sentence, spread_of
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.domain.scoring import GoalFact, SheetFacts, SheetScore, score_sheet
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries.in_force import system_of
from traguardo.kernel.ratio import rounded

DELIVERED = tuple(stage for stage in Stage if stage.judged)


def stored_score(row: Sheet) -> SheetScore:
    """The score by the degrees and steps written in a sheet; its goals and judgements are prefetched by who asks many."""
    facts = SheetFacts(
        position=row.position,
        category=row.category,
        goals=tuple(
            GoalFact(
                component=goal.component,
                title=goal.title,
                weight=Fraction(goal.weight),
                degree=None if goal.degree is None else Fraction(goal.degree),
                code=goal.code,
                source=goal.source,
                tag=goal.tag,
            )
            for goal in row.goals.all()
        ),
        judgements={each.behaviour: each.step for each in row.judgements.all()},
    )
    return score_sheet(system_of(row.system), facts)


def given_by(row: Sheet) -> tuple[Fraction | None, str]:
    """How much the evaluations the person of a sheet gave that year tell people apart, 0-100, and the sentence that says it.

    None while they gave too few. What each was given is not in the answer.
    """
    rows = Sheet.objects.filter(
        authority_id=row.authority_id, year=row.year, evaluator_id=row.person_id, stage__in=DELIVERED
    )
    found = rows.select_related("system").prefetch_related("goals", "judgements")
    scores = [score for each in found if (score := stored_score(each).score) is not None]
    spread = spread_of(scores)
    reached = degree(system_of(row.system).differentiation, spread)
    return (None if reached is None else Fraction(rounded(reached, 4))), sentence(spread)
