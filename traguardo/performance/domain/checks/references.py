"""Rules on codes: used twice, leading nowhere, leading back to themselves."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.wording import listed


class Coded(Protocol):
    """A record with a code and a place in the file."""

    @property
    def code(self) -> str: ...

    @property
    def place(self) -> Place: ...


def _tables(index: PlanIndex) -> tuple[tuple[str, Sequence[Coded]], ...]:
    plan = index.plan
    return (
        ("unità", plan.units),
        ("nodo", plan.nodes),
        ("obiettivo", plan.objectives),
        ("fase", plan.steps),
        ("indicatore", plan.indicators),
    )


def _duplicates(index: PlanIndex) -> Iterator[Hit]:
    for name, records in _tables(index):
        first: dict[str, Coded] = {}
        for record in records:
            earlier = first.setdefault(record.code, record)
            if earlier is not record:
                where = f" (riga {earlier.place.row})" if earlier.place.row else ""
                message = f"Il codice {record.code} è già di un altro record dello stesso tipo, {name}{where}."
                yield Hit(message=message, place=index.at(record.place, "code"), value=record.code)


def _broken(index: PlanIndex) -> Iterator[Hit]:
    plan = index.plan
    for step in plan.steps:
        yield from lost(index, step.place, "objective", step.objective, index.objectives)
    for indicator in plan.indicators:
        yield from lost(index, indicator.place, "objective", indicator.objective, index.objectives)
        yield from lost(index, indicator.place, "parent", indicator.parent, index.indicators)
        yield from lost(index, indicator.place, "step", indicator.step, index.steps)
    for objective in plan.objectives:
        yield from lost(index, objective.place, "parent", objective.parent, index.nodes)
    for node in plan.nodes:
        yield from lost(index, node.place, "parent", node.parent, index.nodes)
    programmes = {programme.code: programme for programme in plan.programmes}
    for link in plan.links:
        yield from lost(index, link.place, "objective", link.objective, index.objectives)
        known: Mapping[str, object] = programmes if link.kind == "programme" else index.nodes
        yield from lost(index, link.place, "to", link.to, known)


def lost(index: PlanIndex, place: Place, attribute: str, code: str, known: Mapping[str, object]) -> Iterator[Hit]:
    """A hit when a code is written but nobody has it."""
    if code and code not in known:
        yield Hit(message=f"Il codice {code} non c'è nel piano.", place=index.at(place, attribute), value=code)


def _circles(index: PlanIndex) -> Iterator[Hit]:
    for records in (index.plan.nodes, index.plan.indicators, index.plan.units):
        parents = {record.code: record.parent for record in records}
        places = {record.code: record.place for record in records}
        for ring in rings(parents):
            codes = listed(ring)
            alone = len(ring) == 1
            message = (
                f"Il codice {codes} rimanda a sé stesso." if alone else f"I codici {codes} si rimandano in cerchio."
            )
            yield Hit(message=message, place=index.at(places[ring[0]], "parent"), value=ring[0])


def rings(parents: Mapping[str, str]) -> Iterator[list[str]]:
    """Closed chains of parents, each once; linear, since a code is walked only once."""
    walked: dict[str, str] = {}
    for start in parents:
        code, chain = start, list[str]()
        while code in parents and code not in walked:
            walked[code] = start
            chain.append(code)
            code = parents[code]
        if chain and walked.get(code) == start:
            yield chain[chain.index(code) :]


CARDS = (
    RuleCard(
        code="STR09",
        severity=Severity.ERROR,
        title="Codice doppio",
        reason="Un codice individua una cosa sola: con due righe i risultati finiscono su quella sbagliata.",
        mend="Dai un codice diverso a una delle due righe, o togli la copia.",
        example="Due fasi A.3.",
        check=_duplicates,
    ),
    RuleCard(
        code="STR10",
        severity=Severity.ERROR,
        title="Codice che non c'è",
        reason="Una fase o un indicatore di un obiettivo che non c'è resta fuori da ogni conto.",
        mend="Correggi il codice, o aggiungi la riga a cui rimanda.",
        example="Fase dell'obiettivo Z, che non esiste.",
        check=_broken,
    ),
    RuleCard(
        code="STR11",
        severity=Severity.ERROR,
        title="Codici che si rimandano in cerchio",
        reason="Chi sta sopra non può stare anche sotto: il punteggio non avrebbe fine.",
        mend="Correggi la colonna del nodo superiore.",
        example="1 sotto 1A, 1A sotto 1.",
        check=_circles,
    ),
)
