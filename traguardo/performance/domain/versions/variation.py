"""A variation of a plan read as one reads it: by objective, what was and what is, and how the weights of the year shift.

D.Lgs. 150/2009, art. 6: goals may be corrected in the year, by an act that says why. Year weights are computed, exact, in percent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring.weights import objective_year_weights, step_year_weights
from traguardo.performance.domain.versions.comparison import KEYS, Change, FieldChange, RecordChange, compare
from traguardo.performance.domain.versions.packing import Record

RESULTS = frozenset({"measurements", "decisions"})
OF_RESULTS = frozenset({"outcome", "declared_outcome", "report"})
SAID_TWICE = {"due_printed": "due"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The weight in the year of an objective or step before and after; None when it is not of the year."""

    code: str
    title: str
    before: Fraction | None
    after: Fraction | None

    @property
    def moved(self) -> bool:
        """Whether it weighs differently."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Reweighting:
    """All that shares one hundred, some of it weighing differently. `objective`: whose steps; empty for the objectives."""

    objective: str
    title: str
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What changes of an objective; an empty code holds what is of the whole plan."""

    code: str
    title: str
    changes: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """All that differs between two plans, in the order of the newer one."""

    groups: tuple[Group, ...]
    reweightings: tuple[Reweighting, ...]

    @property
    def changes(self) -> tuple[RecordChange, ...]:
        """Every record that differs."""
        return tuple(change for group in self.groups for change in group.changes)


def vary(before: Plan, after: Plan, *, results: bool = True) -> Variation:
    """What differs between two plans; without `results`, only what the plans set out to do."""
    changes = [_without_twice(change) for change in compare(before, after)]
    if not results:
        changes = [kept for change in changes if (kept := _planned(change))]
    return Variation(groups=_groups(before, after, changes), reweightings=_reweightings(before, after))


def _planned(change: RecordChange) -> RecordChange | None:
    """The change without what it says of results; None when nothing is left."""
    if change.kind in RESULTS:
        return None
    details = tuple(each for each in change.details if each.attribute not in OF_RESULTS)
    if change.change is Change.CHANGED and not details:
        return None
    return _with(change, details)


def _without_twice(change: RecordChange) -> RecordChange:
    """A date is printed and read: where both change, it is said once."""
    named = {each.attribute for each in change.details}
    return _with(change, tuple(each for each in change.details if SAID_TWICE.get(each.attribute) not in named))


def _with(change: RecordChange, details: tuple[FieldChange, ...]) -> RecordChange:
    return RecordChange(kind=change.kind, code=change.code, title=change.title, change=change.change, details=details)


def _groups(before: Plan, after: Plan, changes: Iterable[RecordChange]) -> tuple[Group, ...]:
    owners = {**_owners(before), **_owners(after)}
    titles = {item.code: item.title for plan in (before, after) for item in plan.objectives}
    found: dict[str, list[RecordChange]] = {"": []}
    found |= {item.code: [] for plan in (after, before) for item in plan.objectives}
    for change in changes:
        found[_owner(change, owners, titles)].append(change)
    return tuple(
        Group(code=code, title=titles.get(code, ""), changes=tuple(listed)) for code, listed in found.items() if listed
    )


def _owners(plan: Plan) -> dict[tuple[str, str], str]:
    listed: tuple[tuple[str, Iterable[Record]], ...] = (("steps", plan.steps), ("indicators", plan.indicators))
    return {(kind, item.code): item.objective for kind, items in listed for item in items}


def _owner(change: RecordChange, owners: Mapping[tuple[str, str], str], objectives: Mapping[str, str]) -> str:
    """The objective a change belongs to: by its code, or by the parts of its key that name one."""
    named = dict(zip(KEYS.get(change.kind, ()), change.code.split(" → "), strict=False))
    subject = named.get("subject", "")
    candidates = (
        change.code if change.kind == "objectives" else "",
        owners.get((change.kind, change.code), ""),
        named.get("objective", ""),
        *(owners.get((kind, subject), "") for kind in ("indicators", "steps")),
        subject,
    )
    return next((code for code in candidates if code in objectives), "")


def _reweightings(before: Plan, after: Plan) -> tuple[Reweighting, ...]:
    titles = {item.code: item.title for plan in (before, after) for item in plan.objectives}
    whole = _shifts(titles, objective_year_weights(before, before.year), objective_year_weights(after, after.year))
    found = [Reweighting(objective="", title="", shifts=whole), *_of_steps(before, after, titles)]
    return tuple(each for each in found if any(shift.moved for shift in each.shifts))


def _of_steps(before: Plan, after: Plan, titles: Mapping[str, str]) -> Iterator[Reweighting]:
    for code in dict.fromkeys(item.code for plan in (after, before) for item in plan.objectives):
        mine = [[step for step in plan.steps if step.objective == code] for plan in (before, after)]
        names = {step.code: step.description for steps in mine for step in steps}
        shifts = _shifts(names, step_year_weights(mine[0], before.year), step_year_weights(mine[1], after.year))
        yield Reweighting(objective=code, title=titles[code], shifts=shifts)


def _shifts(
    titles: Mapping[str, str], before: Mapping[str, Fraction | None], after: Mapping[str, Fraction | None]
) -> tuple[Shift, ...]:
    return tuple(
        Shift(code=code, title=title, before=before.get(code), after=after.get(code))
        for code, title in titles.items()
        if code in before or code in after
    )
