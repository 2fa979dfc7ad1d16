"""Codes that must be there once, and links that must lead somewhere: duplicates, broken links, circles."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Protocol

from traguardo.books import problems
from traguardo.kernel.finding import Finding, Place
from traguardo.performance.domain.plan import Plan

SUGGESTIONS = 50


class Coded(Protocol):
    """A record with a code of its own."""

    @property
    def code(self) -> str: ...

    @property
    def place(self) -> Place: ...


class Child(Coded, Protocol):
    """A record that may hang from another of its kind."""

    @property
    def parent(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reference:
    """A cell that names another row: `code` should be among `known`."""

    place: Place
    attribute: str
    code: str
    known: Collection[str]
    what: str
    grave: bool = True


def check_references(plan: Plan) -> list[Finding]:
    """Duplicate codes, links to nothing and circles of the whole plan, in the order of its sheets."""
    return [*_duplicates(plan), *_broken(plan), *_circles(plan)]


def _duplicates(plan: Plan) -> Iterator[Finding]:
    tables: tuple[tuple[Sequence[Coded], str], ...] = (
        (plan.units, "code"),
        (plan.nodes, "code"),
        (plan.programmes, "programme"),
        (plan.objectives, "code"),
        (plan.steps, "code"),
        (plan.indicators, "code"),
    )
    for records, attribute in tables:
        first: dict[str, Place] = {}
        for record in records:
            if record.code and record.code in first:
                yield _duplicate(plan.at(record.place, attribute), record.code, first[record.code])
            first.setdefault(record.code, record.place)


def _duplicate(place: Place, code: str, first: Place) -> Finding:
    said = f"Il codice «{code}» c'è già alla riga {first.row}."
    mend = "Dai a ogni riga un codice diverso; se erano 7.1 e 7.10, imposta la colonna come testo e riscrivili."
    return problems.error("LET24", said, mend, place, code)


def _broken(plan: Plan) -> Iterator[Finding]:
    suggested = 0
    for reference in _references(plan):
        if not reference.code or reference.code in reference.known:
            continue
        near = (
            get_close_matches(reference.code, islice(reference.known, 2000), n=1, cutoff=0.5)
            if suggested < SUGGESTIONS
            else []
        )
        suggested += 1
        yield _broken_link(reference, plan.at(reference.place, reference.attribute), near)


def _broken_link(reference: _Reference, place: Place, near: list[str]) -> Finding:
    said = f"«{reference.code}» non è il codice di {reference.what} di questo piano."
    mend = f"Correggi il codice{f': forse era «{near[0]}»' if near else ''}, o aggiungi la riga che manca."
    make = problems.error if reference.grave else problems.warning
    return make("LET25", said, mend, place, reference.code)


def _references(plan: Plan) -> Iterator[_Reference]:
    yield from _upwards(plan)
    yield from _responsibilities(plan)
    yield from _links(plan)


def _upwards(plan: Plan) -> Iterator[_Reference]:
    units, nodes = _codes(plan.units), _codes(plan.nodes)
    objectives, indicators, steps = _codes(plan.objectives), _codes(plan.indicators), _codes(plan.steps)
    yield from _each("parent", ((one, one.parent) for one in plan.units), units, "un'unità")
    yield from _each("parent", ((one, one.parent) for one in plan.nodes), nodes, "un nodo strategico")
    yield from _each("parent", ((one, one.parent) for one in plan.objectives), nodes, "un nodo strategico")
    yield from _each("objective", ((one, one.objective) for one in plan.steps), objectives, "un obiettivo")
    yield from _each("objective", ((one, one.objective) for one in plan.indicators), objectives, "un obiettivo")
    yield from _each("parent", ((one, one.parent) for one in plan.indicators), indicators, "un indicatore")
    yield from _each("step", ((one, one.step) for one in plan.indicators), steps, "una fase")


def _each(
    attribute: str, named: Iterable[tuple[Coded, str]], known: Collection[str], what: str
) -> Iterator[_Reference]:
    return (_Reference(place=one.place, attribute=attribute, code=code, known=known, what=what) for one, code in named)


def _responsibilities(plan: Plan) -> Iterator[_Reference]:
    known = _codes(plan.units)
    yield from _each("units", ((one, unit) for one in plan.objectives for unit in one.units), known, "un'unità")
    yield from _each("units", ((one, unit) for one in plan.indicators for unit in one.units), known, "un'unità")


def _links(plan: Plan) -> Iterator[_Reference]:
    ends = {
        "strategic": (_codes(plan.nodes), "un nodo strategico"),
        "programme": (_codes(plan.programmes), "un programma"),
    }
    objectives = _codes(plan.objectives)
    for link in plan.links:
        yield _Reference(
            place=link.place, attribute="objective", code=link.objective, known=objectives, what="un obiettivo"
        )
        known, what = ends[link.kind]
        yield _Reference(place=link.place, attribute="to", code=link.to, known=known, what=what)
    measurable = _codes(plan.indicators) | _codes(plan.steps) | objectives
    for one in plan.measurements:
        yield _Reference(
            place=one.place, attribute="subject", code=one.subject, known=measurable, what="un indicatore o una fase"
        )
    yield from _decided(plan)
    restatable = measurable | _codes(plan.nodes)
    for again in plan.restatements:
        yield _Reference(
            place=again.place, attribute="subject", code=again.subject, known=restatable, what="una cosa", grave=False
        )


def _decided(plan: Plan) -> Iterator[_Reference]:
    kinds = {
        "objective": (_codes(plan.objectives), "un obiettivo"),
        "step": (_codes(plan.steps), "una fase"),
        "indicator": (_codes(plan.indicators), "un indicatore"),
    }
    for one in plan.decisions:
        known, what = kinds.get(one.subject_kind, (frozenset({one.subject}), ""))
        yield _Reference(place=one.place, attribute="subject", code=one.subject, known=known, what=what)


def _codes(records: Iterable[Coded]) -> frozenset[str]:
    return frozenset(record.code for record in records)


def _circles(plan: Plan) -> Iterator[Finding]:
    tables: tuple[Sequence[Child], ...] = (plan.units, plan.nodes, plan.indicators)
    for records in tables:
        yield from _circles_among(plan, records)


def _circles_among(plan: Plan, records: Sequence[Child]) -> Iterator[Finding]:
    """Each circle once, told at the first of its rows."""
    parents = {record.code: record.parent for record in records}
    places = {record.code: record.place for record in records}
    cleared: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        code = start
        while code in parents and code not in cleared and code not in path:
            path[code] = None
            code = parents[code]
        if code in path:
            ring = [*path][[*path].index(code) :]
            said = f"I codici si rimandano in circolo: {' → '.join([*ring, code])}."
            mend = "Togli uno dei rimandi: un ramo deve finire in cima."
            yield problems.error("LET26", said, mend, plan.at(places[code], "parent"), code)
        cleared.update(path)
