"""The score of a sheet: each component a weighted mean of its degrees, the whole a weighted mean of the components.

D.Lgs. 150/2009, art. 9. Exact: nothing is rounded, nothing absent counts as zero. No clock, no database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from traguardo.evaluation.domain.system.parts import (
    Behaviour,
    Component,
    Kind,
    Missing,
    System,
    behaviours_for,
    components_for,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFact:
    """A goal of the sheet: the component it is filed under, its weight among those, its degree 0-100, None when absent."""

    component: str
    title: str
    weight: Fraction
    degree: Fraction | None = None
    code: str = ""
    source: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What a sheet knows: goals, and the step given to each behaviour (by codes)."""

    position: str
    category: str = ""
    goals: Sequence[GoalFact] = ()
    judgements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A goal or a behaviour in the explanation: its degree, where it comes from, the points of 100 it brings to the score.

    `weight`: its part of the component, 0 when it was left out. `degree` and `points`: None when absent.
    """

    code: str
    title: str
    weight: Fraction
    degree: Fraction | None
    source: str
    points: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentScore:
    """A component in the explanation: its weight of 100 as counted, its degree 0-100 and its points of 100, None when absent."""

    component: Component
    given: Fraction
    weight: Fraction
    degree: Fraction | None
    points: Fraction | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetScore:
    """The score 0-100 of a sheet, None when it is not computable; `missing` says what is missing, in words."""

    score: Fraction | None
    components: tuple[ComponentScore, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A goal or a judged behaviour, alike."""

    code: str
    title: str
    weight: Fraction
    degree: Fraction | None
    source: str


@dataclass(frozen=True, slots=True)
class _Held:
    """A component that weighs, with what the sheet holds of it."""

    component: Component
    weight: Fraction
    entries: Sequence[_Entry]

    @property
    def reweighs(self) -> bool:
        return self.component.missing is Missing.REWEIGH

    @property
    def degree(self) -> Fraction | None:
        """The weighted mean of the degrees, None when one is absent under REFUSE or all are."""
        known = [(entry.weight, entry.degree) for entry in self.entries if entry.degree is not None]
        absent = any(entry.degree is None and entry.weight for entry in self.entries)
        whole = sum((weight for weight, _ in known), Fraction(0))
        if not whole or (absent and not self.reweighs):
            return None
        return sum((weight * degree for weight, degree in known), Fraction(0)) / whole

    @property
    def counted(self) -> Fraction:
        """Its weight, nothing where the others weigh in its place."""
        return Fraction(0) if self.reweighs and self.degree is None else self.weight

    def missing(self) -> list[str]:
        """What keeps the score from being told; nothing where the others weigh in its place."""
        if self.reweighs:
            return []
        if not any(entry.weight for entry in self.entries):
            return [f"{self.component.title}: nessuna voce con un peso"]
        what = "il giudizio" if self.component.kind is Kind.BEHAVIOURS else "il grado"
        return [f"{what} di «{entry.title}»" for entry in self.entries if entry.degree is None and entry.weight]


def score_sheet(system: System, facts: SheetFacts) -> SheetScore:
    """The score of a sheet with its explanation.

    A degree that is not there makes the score not computable; where the component says REWEIGH, what is there weighs
    in its place, in proportion. The order of goals does not matter; a higher degree never lowers the score.
    """
    weighed = components_for(system, facts.position, facts.category)
    held = [_Held(each.component, each.weight, _entries(system, each.component, facts)) for each in weighed]
    missing = [words for part in held for words in part.missing()]
    missing = missing if weighed else ["i pesi per questo incarico: il sistema non ne ha"]
    whole = sum((part.counted for part in held), Fraction(0))
    parts = tuple(_part(part, part.counted * 100 / whole if whole else Fraction(0)) for part in held)
    if not whole and not missing:
        missing = ["ogni grado: nessun componente si può calcolare"]
    score = None if missing else sum((part.points for part in parts if part.points is not None), Fraction(0))
    return SheetScore(score=score, components=parts, missing=tuple(missing))


def sheet_score_data(score: SheetScore) -> dict[str, object]:
    """The explanation as plain values, numbers as exact text («12», «25/3»): what is kept with a final sheet."""
    return {
        "score": _text(score.score),
        "missing": list(score.missing),
        "components": [
            {
                "code": part.component.code,
                "title": part.component.title,
                "kind": part.component.kind.value,
                "given": _text(part.given),
                "weight": _text(part.weight),
                "degree": _text(part.degree),
                "points": _text(part.points),
                "lines": [
                    {
                        "code": line.code,
                        "title": line.title,
                        "weight": _text(line.weight),
                        "degree": _text(line.degree),
                        "source": line.source,
                        "points": _text(line.points),
                    }
                    for line in part.lines
                ],
            }
            for part in score.components
        ],
    }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _entries(system: System, component: Component, facts: SheetFacts) -> tuple[_Entry, ...]:
    if component.kind is Kind.BEHAVIOURS:
        return tuple(_judged(system, each, facts.judgements) for each in behaviours_for(system, facts.position))
    return tuple(
        _Entry(goal.code, goal.title, goal.weight, goal.degree, goal.source)
        for goal in facts.goals
        if goal.component == component.code
    )


def _judged(system: System, behaviour: Behaviour, judgements: Mapping[str, str]) -> _Entry:
    scale = system.scale(behaviour.scale)
    step = scale.step(judgements.get(behaviour.code, "")) if scale else None
    source = f"giudizio «{step.title}»" if step else ""
    return _Entry(behaviour.code, behaviour.title, behaviour.weight, step.degree if step else None, source)


def _part(held: _Held, weight: Fraction) -> ComponentScore:
    counting = [entry for entry in held.entries if entry.degree is not None or not held.reweighs]
    whole = sum((entry.weight for entry in counting), Fraction(0))
    lines = tuple(
        _line(entry, entry.weight / whole if whole and entry in counting else Fraction(0), weight)
        for entry in held.entries
    )
    degree = held.degree
    points = None if degree is None else weight * degree / 100
    return ComponentScore(
        component=held.component, given=held.weight, weight=weight, degree=degree, points=points, lines=lines
    )


def _line(entry: _Entry, share: Fraction, weight: Fraction) -> Line:
    points = None if entry.degree is None else weight * share * entry.degree / 100
    return Line(
        code=entry.code,
        title=entry.title,
        weight=share * 100,
        degree=entry.degree,
        source=entry.source,
        points=points,
    )
