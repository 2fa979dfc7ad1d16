"""Rules on the tree of the plan: objectives that measure nothing, answer to nobody or serve no strategy.

Broken and circular references are in references.py.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.wording import listed, short
from traguardo.performance.domain.plan import Link, Objective, Programme

FEW = 4
STRATEGY = re.compile(r"obiettiv[oi]\s+(?:strategic|operativ)", re.IGNORECASE)


def named(objective: Objective) -> str:
    """An objective as messages call it: code and title."""
    return f"{objective.code} «{short(objective.title, length=60)}»"


def _empty_plan(index: PlanIndex) -> Iterator[Hit]:
    if not index.plan.objectives:
        yield Hit(message="Il piano non ha obiettivi.", place=index.plan.authority.place)


def _nothing_to_measure(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        bare = not index.steps_of(objective.code) and not index.indicators_of(objective.code)
        if bare and not objective.years:
            message = f"L'obiettivo {named(objective)} non ha né fasi né indicatori: non si può misurare."
            yield Hit(message=message, place=index.at(objective.place, "title"), value=objective.title)


def lacking(
    index: PlanIndex, lacks: Callable[[Objective], bool], all_message: str, one: str, column: str
) -> Iterator[Hit]:
    """One hit for each objective that lacks something, or a single one when they all do."""
    missing = [objective for objective in index.plan.objectives if lacks(objective)]
    if missing and len(missing) == len(index.plan.objectives) > 1:
        yield Hit(message=all_message.format(len(missing)), place=index.at(missing[0].place, column))
        return
    for objective in missing:
        yield Hit(message=one.format(named(objective)), place=index.at(objective.place, column))


def _without_unit(index: PlanIndex) -> Iterator[Hit]:
    def lacks(objective: Objective) -> bool:
        measures = index.steps_of(objective.code) or index.indicators_of(objective.code)
        return bool(measures) and not index.units_of(objective)

    every = "Gli obiettivi sono {} e nessuno ha un'unità organizzativa responsabile."
    yield from lacking(index, lacks, every, "L'obiettivo {} non ha un'unità organizzativa responsabile.", "units")


def _without_strategy(index: PlanIndex) -> Iterator[Hit]:
    def lacks(objective: Objective) -> bool:
        linked = any(link.kind == "strategic" for link in index.links_by_objective.get(objective.code, []))
        in_words = any(STRATEGY.search(text) for text in objective.extra.values())
        return not objective.parent and not linked and not in_words

    every = "Gli obiettivi sono {} e nessuno è collegato a un obiettivo strategico."
    yield from lacking(index, lacks, every, "L'obiettivo {} non è collegato a nessun obiettivo strategico.", "parent")


def _one_sided_links(index: PlanIndex) -> Iterator[Hit]:
    for kind, links in grouped((link.kind, link) for link in index.plan.links).items():
        sides = grouped((link.printed_in, link) for link in links)
        for side, here in sides.items():
            for other, there in sides.items():
                if side != other:
                    yield from _missing_there(index, here, there, kind)


PLACES = {"sheet": "nella scheda", "table": "nella tabella finale"}
ENDS = {"strategic": "all'obiettivo operativo", "programme": "al programma"}


def _missing_there(index: PlanIndex, here: list[Link], there: list[Link], kind: str) -> Iterator[Hit]:
    pairs = {(link.objective, link.to) for link in there}
    for link in here:
        if (link.objective, link.to) not in pairs:
            shown, hidden = _place_name(link.printed_in), _place_name(there[0].printed_in)
            yield Hit(
                message=(
                    f"Il collegamento dell'obiettivo {link.objective} {ENDS.get(kind, 'a')} {link.to} "
                    f"è {shown} e non {hidden}."
                ),
                place=index.at(link.place, "to"),
                value=link.to,
            )


def _place_name(printed_in: str) -> str:
    return PLACES.get(printed_in, f"in «{printed_in}»")


def _unused_nodes(index: PlanIndex) -> Iterator[Hit]:
    served = {entry.parent for entry in index.plan.objectives} | {link.to for link in index.plan.links}
    parents = {node.parent for node in index.plan.nodes}
    if not served & set(index.nodes):
        return
    for node in index.plan.nodes:
        if node.code not in served and node.code not in parents:
            message = f"Nessun obiettivo serve «{node.code} {short(node.title, length=60)}»."
            yield Hit(message=message, place=index.at(node.place, "code"), value=node.code)


def _unused_programmes(index: PlanIndex) -> Iterator[Hit]:
    served = {link.to for link in index.plan.links if link.kind == "programme"}
    if not served:
        return
    for programme in index.plan.programmes:
        if programme.code not in served:
            message = f"Nessun obiettivo è collegato al programma {_programme_name(programme)}."
            yield Hit(message=message, place=index.at(programme.place, "programme"), value=programme.code)


def _programme_name(programme: Programme) -> str:
    return f"{programme.code} {short(programme.title, length=60)}".strip()


def interrupted(index: PlanIndex) -> Iterator[Hit]:
    """Nodes whose rows come in two runs with another node between, in the order of the objectives or of the indicators.

    Where many nodes do, the rows are in another order on purpose.
    """
    top = [entry for entry in index.plan.indicators if not entry.parent and entry.objective in index.objectives]
    runs = [[(entry.parent, index.at(entry.place, "parent")) for entry in index.plan.objectives]]
    runs.append([(index.objectives[entry.objective].parent, index.at(entry.place, "name")) for entry in top])
    told: dict[str, Hit] = {}
    for rows in runs:
        places = grouped(rows)
        again = [node for node in dict.fromkeys(twice(node for node, _ in rows)) if node in index.nodes]
        if len(again) <= max(1, len(places) // FEW):
            told = {node: _interruption(index, node, places[node]) for node in again} | told
    yield from told.values()


def twice(order: Iterable[str]) -> Iterator[str]:
    """Codes met again after another one."""
    seen: set[str] = set()
    last = ""
    for code in order:
        if code != last and code in seen:
            yield code
        seen.add(code)
        last = code


def _interruption(index: PlanIndex, node: str, places: list[Place]) -> Hit:
    rows = listed((str(place.row) for place in places if place.row), limit=30)
    where = f" (righe {rows})" if rows else ""
    message = f"«{node} {short(index.nodes[node].title)}» compare due volte, con un altro obiettivo in mezzo{where}."
    return Hit(message=message, place=places[-1], value=node)


CARDS = (
    RuleCard(
        code="STR01",
        severity=Severity.ERROR,
        title="Piano senza obiettivi",
        reason="Un piano senza obiettivi non si può né misurare né approvare.",
        mend="Compila il foglio degli obiettivi.",
        example="Foglio degli obiettivi vuoto.",
        law="D.Lgs. 150/2009, art. 10, c. 1, lett. a)",
        check=_empty_plan,
    ),
    RuleCard(
        code="STR02",
        severity=Severity.WARNING,
        title="Obiettivo senza fasi né indicatori",
        reason="Un obiettivo senza fasi né indicatori non è misurabile.",
        mend="Aggiungi almeno un indicatore o una fase, oppure togli l'obiettivo.",
        example="Azione della matrice triennale assente dal programma dell'anno.",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. b)",
        check=_nothing_to_measure,
    ),
    RuleCard(
        code="STR03",
        severity=Severity.WARNING,
        title="Obiettivo senza unità responsabile",
        reason="Gli obiettivi si assegnano a chi ne risponde.",
        mend="Scrivi l'unità organizzativa responsabile.",
        example="Colonna dell'unità vuota.",
        law="D.Lgs. 150/2009, art. 4, c. 2, lett. a)",
        check=_without_unit,
    ),
    RuleCard(
        code="STR04",
        severity=Severity.WARNING,
        title="Obiettivo senza collegamento strategico",
        reason="Gli obiettivi discendono dalle priorità politiche e dalla strategia dell'ente.",
        mend="Collega l'obiettivo a un obiettivo operativo o strategico.",
        example="Scheda senza obiettivi operativi collegati.",
        law="D.Lgs. 150/2009, art. 5, c. 2, lett. a)",
        check=_without_strategy,
    ),
    RuleCard(
        code="STR05",
        severity=Severity.WARNING,
        title="Collegamento da un lato solo",
        reason="Scheda e tabella finale devono mostrare gli stessi collegamenti.",
        mend="Aggiungi il collegamento dove manca, o toglilo dove è di troppo.",
        example="La scheda D rimanda a 3B, la tabella finale no.",
        check=_one_sided_links,
    ),
    RuleCard(
        code="STR06",
        severity=Severity.NOTE,
        title="Nodo strategico che nessun obiettivo serve",
        reason="Un obiettivo strategico senza obiettivi sotto non viene perseguito nell'anno.",
        mend="Collega almeno un obiettivo, o di' che quest'anno non è attivo.",
        example="L'obiettivo operativo 4C non ha schede.",
        check=_unused_nodes,
    ),
    RuleCard(
        code="STR07",
        severity=Severity.NOTE,
        title="Programma di bilancio senza obiettivi",
        reason="La tabella dei programmi mostra solo quelli a cui gli obiettivi contribuiscono.",
        mend="Collega un obiettivo al programma, o toglilo dalla tabella.",
        example="Il programma 12/06 non è in nessuna scheda.",
        check=_unused_programmes,
    ),
    RuleCard(
        code="STR08",
        severity=Severity.NOTE,
        title="Obiettivo operativo in due punti",
        reason="Le righe di un obiettivo vanno tenute insieme, altrimenti se ne perde una parte.",
        mend="Riunisci le righe sotto un solo titolo.",
        example="Righe 4-6 e 9-10, con un altro obiettivo in mezzo.",
        check=interrupted,
    ),
)
