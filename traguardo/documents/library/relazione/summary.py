"""The answer first: the score, what it rests on, what is late, what could not be computed and why."""

from collections import Counter
from collections.abc import Iterable, Sequence

from traguardo.documents.library.frame import Data
from traguardo.documents.library.relazione.marks import FULL, standing_mark
from traguardo.documents.library.relazione.results import Findings, of_the_year
from traguardo.performance.facade import Plan, PlanScore, Score, State

OUT_OF_THE_YEAR = {State.NOT_DUE, State.OTHER_YEAR, State.CANCELLED}
OUT_OF_THE_COUNT = OUT_OF_THE_YEAR | {State.SUSPENDED, State.NOT_MEASURABLE, State.NOT_APPLICABLE}
BEHIND = (State.LATE, State.MISSING, State.NOT_DONE, State.MOVED)
BARS_A_CHART = 26
KINDS = {
    "plan": "piano",
    "objective": "obiettivo",
    "step": "attività",
    "indicator": "indicatore",
    "node": "obiettivo strategico",
    "unit": "unità",
}


def answer(plan: Plan, score: PlanScore) -> Data:
    """The plan's score with what it rests on."""
    objectives = of_the_year(score)
    due = [each for each in score.steps if each.state not in OUT_OF_THE_COUNT]
    measured = [each for each in score.indicators if each.state not in OUT_OF_THE_COUNT]
    return {
        "score": score.score,
        "uncapped": score.uncapped if score.uncapped != score.score else None,
        "coverage": score.coverage,
        "pace": score.pace,
        "why": score.why,
        "standing": standing_mark(score.whole),
        "objectives": {
            "total": len(objectives),
            "assessed": sum(each.degree is not None for each in objectives),
            "full": sum(each.degree is not None and each.degree >= FULL for each in objectives),
        },
        "activities": {
            "total": len(due),
            "in_time": sum(each.state is State.DONE for each in due),
            "late": sum(each.state is State.LATE for each in due),
            "missing": sum(each.state in {State.MISSING, State.NOT_DONE} for each in due),
            "moved": sum(each.state is State.MOVED for each in due),
        },
        "indicators": {
            "total": len(measured),
            "reached": sum(each.degree is not None and each.degree >= FULL for each in measured),
            "below": sum(each.degree is not None and each.degree < FULL for each in measured),
            "unknown": sum(each.degree is None for each in measured),
        },
        "standings": _standings(objectives),
    }


def _standings(objectives: Iterable[Score]) -> list[Data]:
    marks = [standing_mark(each) for each in objectives]
    tally = Counter(str(mark["word"]) for mark in marks)
    first = {str(mark["word"]): mark for mark in reversed(marks)}
    return [{**first[word], "count": count} for word, count in tally.most_common()]


def charts(score: PlanScore) -> Data:
    """Bars by objective (in panels that fit a page), by strategic objective and by unit."""
    return {
        "objectives": [_bars(part) for part in _panels(of_the_year(score))],
        "nodes": [_bars(part) for part in _panels([each for each in score.nodes if each.degree is not None])],
        "units": [_bars(part) for part in _panels(score.units)],
    }


def _panels(scores: Sequence[Score]) -> list[Sequence[Score]]:
    return [scores[start : start + BARS_A_CHART] for start in range(0, len(scores), BARS_A_CHART)]


def _bars(scores: Iterable[Score]) -> list[Data]:
    return [
        {"code": each.code, "title": each.title, "value": each.degree, "standing": standing_mark(each)}
        for each in scores
    ]


def behind(score: PlanScore, found: Findings) -> list[Data]:
    """Activities late, moved, not done or without a result, the latest first; then indicators without a result."""
    pairs = [pair for pairs in found.steps.values() for pair in pairs if pair[1].state in BEHIND]
    rows = [found.activity(step, each) for step, each in pairs]
    return sorted(rows, key=lambda row: -_days(row))


def _days(row: Data) -> int:
    days = row["days_late"]
    return days if isinstance(days, int) else -1


def not_computed(score: PlanScore) -> list[Data]:
    """Everything of the year that has no degree, and why."""
    everything = (*score.objectives, *score.indicators, *score.steps, *score.nodes, *score.units)
    return [
        {"kind": KINDS.get(each.kind, each.kind), "code": each.code, "title": each.title, "why": each.why}
        for each in everything
        if each.degree is None and each.state not in OUT_OF_THE_YEAR
    ]
