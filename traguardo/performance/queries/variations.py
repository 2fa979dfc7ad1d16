"""Two versions side by side in Italian words: line by line, before and after, for screens, CSV and print."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from traguardo.performance.domain.plan import Indicator, Objective, Plan, Step
from traguardo.performance.domain.versions.comparison import Change, FieldChange, RecordChange
from traguardo.performance.domain.versions.variation import Reweighting, vary
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition
from traguardo.performance.queries.names import CHANGE_WORD, DIRECTIONS, attribute_name, kind_name

ONE = {
    "plan": "piano", "units": "unità", "nodes": "nodo strategico", "programmes": "programma", "objectives": "obiettivo",
    "steps": "fase", "indicators": "indicatore", "links": "collegamento", "measurements": "rilevazione",
    "decisions": "provvedimento", "restatements": "ripetizione", "figures": "cifra", "changes": "variazione stampata",
    "computations": "indice",
}  # fmt: skip
YES_NO = {"True": "sì", "False": "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the comparison: a field that changed, or a record that comes or goes."""

    objective: str
    kind: str
    code: str
    title: str
    change: Change
    word: str
    what: str
    before: str
    after: str

    @property
    def item(self) -> str:
        """The record as one names it: «fase A.1»."""
        return f"{self.kind} {self.code}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines of one objective; an empty code holds those of the whole plan."""

    code: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two editions and all that differs between them; `records` counts added, removed and changed records."""

    before: Edition
    after: Edition
    sections: tuple[Section, ...]
    reweightings: tuple[Reweighting, ...]
    records: Mapping[Change, int]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return tuple(line for section in self.sections for line in section.lines)


def compared(before: Edition, after: Edition, *, results: bool = True) -> Compared:
    """What differs between two editions; without `results`, only what they set out to do."""
    old, new = plans.plan(before), plans.plan(after)
    found = vary(old, new, results=results)
    sections = tuple(
        Section(
            code=group.code,
            title=group.title,
            lines=tuple(line for change in group.changes for line in _lines(group.code, change, old, new)),
        )
        for group in found.groups
    )
    return Compared(
        before=before,
        after=after,
        sections=sections,
        reweightings=found.reweightings,
        records=Counter(change.change for change in found.changes),
    )


def _lines(objective: str, change: RecordChange, old: Plan, new: Plan) -> Iterator[Line]:
    if change.change is Change.CHANGED:
        for each in change.details:
            before, after = _words(each, each.before, old), _words(each, each.after, new)
            yield _line(objective, change, attribute_name(each.attribute), before, after)
        return
    added = change.change is Change.ADDED
    whole = "; ".join(part for part in (change.title or change.code, *_told(new if added else old, change)) if part)
    yield _line(objective, change, "tutta la riga", "" if added else whole, whole if added else "")


def _line(objective: str, change: RecordChange, what: str, before: str, after: str) -> Line:
    return Line(
        objective=objective,
        kind=ONE.get(change.kind, kind_name(change.kind)),
        code=change.code,
        title=change.title,
        change=change.change,
        word=CHANGE_WORD[change.change],
        what=what,
        before=before,
        after=after,
    )


def _told(plan: Plan, change: RecordChange) -> Iterator[str]:
    """What one wants to know of a record that comes or goes: when it is due, what is expected, what it weighs."""
    listed: Mapping[str, Iterable[Objective | Step | Indicator]] = {
        "objectives": plan.objectives,
        "steps": plan.steps,
        "indicators": plan.indicators,
    }
    found = next((item for item in listed.get(change.kind, ()) if item.code == change.code), None)
    if isinstance(found, Step):
        yield f"scadenza {found.due_printed or f'{found.due.day:%d/%m/%Y}'}" if found.due else ""
    if isinstance(found, Indicator) and (target := found.target(plan.year)):
        yield f"atteso {plan.year}: {target.printed}"
    if found is not None and found.weight is not None:
        yield f"peso {found.weight}%".replace(".", ",")


def _words(change: FieldChange, text: str, plan: Plan) -> str:
    """A value in words: names for codes, Italian for what the code keeps in English."""
    if change.attribute == "units":
        names = {unit.code: unit.name for unit in plan.units}
        return "; ".join(names.get(code, code) for code in text.split("; "))
    if change.attribute == "direction":
        return DIRECTIONS.get(text, text)
    if change.attribute == "weight" and text:
        return f"{text}%".replace(".", ",")
    return YES_NO.get(text, text)
