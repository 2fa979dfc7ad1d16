"""How the plan in force is going, for citizens: what was approved and what was confirmed, up to a day. No names, no notes.

Only plans in force or closed; of results only figures, days and states: texts typed by people stay inside.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.access.facade import Authority
from traguardo.kernel.italian import it_day, it_number
from traguardo.performance.facade import (
    STATE_WORDS,
    Edition,
    Plan,
    PlanScore,
    Score,
    edition_plan,
    edition_score,
    edition_system,
    plans,
    records,
    standing,
)

SAID = {
    records.OutcomeState.DONE: "fatto",
    records.OutcomeState.RESERVE: "fatto con riserva",
    records.OutcomeState.PARTIAL: "in parte",
    records.OutcomeState.MOVED: "rinviato",
    records.OutcomeState.CANCELLED: "annullato",
    records.OutcomeState.NOT_DONE: "non fatto",
    records.OutcomeState.RECURRING: "svolto con continuità",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A step or an indicator: what was expected, what was reached and when, how it stands. Empty: not told yet."""

    kind: str
    code: str
    title: str
    expected: str
    unit: str
    result: str
    value: Decimal | None
    on: date | None
    state: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """An objective of the year. `weight`, `progress` and `pace` in percent; `standing` empty where no result is public."""

    code: str
    title: str
    units: str
    above: str
    weight: Decimal | None
    score: Decimal | None
    progress: Decimal | None
    pace: Decimal | None
    standing: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A plan of the public's: which, since when, how far at a day (None: no result is public)."""

    title: str
    year: int
    number: int
    act: str
    since: date | None
    closed: bool
    at: date | None
    progress: Decimal | None
    pace: Decimal | None
    score: Decimal | None
    standing: str
    goals: tuple[Goal, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many objectives for each of the five words."""
        return Counter(goal.standing for goal in self.goals if goal.standing)

    def goal(self, code: str) -> Goal | None:
        """The objective of a code; None when the year has none."""
        return next((goal for goal in self.goals if goal.code == code), None)


def running(authority: Authority) -> tuple[Edition, ...]:
    """The version each year runs or ran on, newest first: approved and in force, or closed. One SQL statement."""
    return tuple(edition for edition in plans(authority) if edition.running)


def progress(edition: Edition, *, until: date | None) -> Progress:
    """How a running version goes, by the results confirmed up to a day. No day, or one before the year: no results."""
    plan = edition_plan(edition)
    end = max(date(edition.year, 12, 31), plan.reporting_date or date.min)
    at = min(until, end) if until and until >= date(edition.year, 1, 1) else None
    return _told(edition, plan, edition_score(edition, at=at or end), at)


def _told(edition: Edition, plan: Plan, score: PlanScore, at: date | None) -> Progress:
    teller = _Teller(edition=edition, plan=plan, score=score, at=at)
    whole = score.whole
    return Progress(
        title=edition.title,
        year=edition.year,
        number=edition.number,
        act=edition.act,
        since=edition.in_force_from,
        closed=edition.closed,
        at=at,
        progress=whole.progress if at else None,
        pace=whole.pace if at else None,
        score=whole.score if at else None,
        standing=teller.standing(whole),
        goals=teller.goals(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    edition: Edition
    plan: Plan
    score: PlanScore
    at: date | None

    def standing(self, score: Score | None) -> str:
        if self.at is None:
            return ""
        return standing(score, edition_system(self.edition)) if score else "non valutabile"

    def goals(self) -> tuple[Goal, ...]:
        units = {unit.code: unit.name for unit in self.plan.units}
        nodes = {node.code: node.title for node in self.plan.nodes}
        items = self._items()
        return tuple(
            self._goal(each, "; ".join(units[code] for code in each.units if code in units), nodes, items)
            for each in self.plan.objectives
            if (found := self.score.find("objective", each.code)) and found.year_weight is not None
        )

    def _goal(
        self, each: records.Objective, units: str, nodes: Mapping[str, str], items: Mapping[str, list[Item]]
    ) -> Goal:
        score = self.score.find("objective", each.code)
        told = score if self.at else None
        return Goal(
            code=each.code,
            title=each.title,
            units=units,
            above=nodes.get(each.parent, ""),
            weight=score.year_weight if score else None,
            score=told.score if told else None,
            progress=told.progress if told else None,
            pace=told.pace if told else None,
            standing=self.standing(score),
            items=tuple(items.get(each.code, ())),
        )

    def _items(self) -> Mapping[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        measured = self.plan.measured()
        for step in self.plan.steps:
            due = step.due.day if step.due else None
            outcome = self._last(measured.get(("step", step.code), ())) or self._of_file(step)
            expected = f"entro il {it_day(due)}" if due else step.due_printed
            found.setdefault(step.objective, []).append(
                self._item("step", step.code, step.description, expected, "", outcome, due)
            )
        for each in self.plan.indicators:
            target = each.target(self.plan.year)
            if target is not None:
                outcome = self._last(measured.get(("indicator", each.code), ()))
                found.setdefault(each.objective, []).append(
                    self._item("indicator", each.code, each.name, target.printed, each.unit_of_measure, outcome, None)
                )
        return found

    def _last(self, rows: tuple[records.Measurement, ...]) -> tuple[records.Outcome, date | None] | None:
        """The last result told by the day; one without a day is of the report's."""
        if self.at is None:
            return None
        end = self.plan.reporting_date or date(self.plan.year, 12, 31)
        told = [(row.on or end, row.outcome) for row in rows if (row.on or end) <= self.at]
        return next(((outcome, on) for on, outcome in sorted(told, key=lambda each: each[0])[::-1]), None)

    def _of_file(self, step: records.Step) -> tuple[records.Outcome, date | None] | None:
        end = self.plan.reporting_date or date(self.plan.year, 12, 31)
        if step.outcome is None or self.at is None or end > self.at:
            return None
        return step.outcome, step.outcome.moment.day if step.outcome.moment else None

    def _item(
        self,
        kind: str,
        code: str,
        title: str,
        expected: str,
        unit: str,
        outcome: tuple[records.Outcome, date | None] | None,
        due: date | None,
    ) -> Item:
        score = self.score.find(kind, code)
        said, on = outcome or (None, None)
        return Item(
            kind=kind,
            code=code,
            title=title,
            expected=expected,
            unit=unit,
            result=_result(said, unit) if said else "",
            value=said.value if said else None,
            on=on if said is None or said.moment is None else said.moment.day,
            state=STATE_WORDS[score.state] if score and self.at else "",
            due=due,
        )


def _result(outcome: records.Outcome, unit: str) -> str:
    """The result as a figure, a day or a state: what somebody typed in words stays inside."""
    if outcome.value is not None:
        return f"{it_number(outcome.value)}{'%' if '%' in unit else f' {unit}' if unit else ''}"
    if outcome.moment is not None:
        return it_day(outcome.moment.day)
    return SAID.get(outcome.state, "")
