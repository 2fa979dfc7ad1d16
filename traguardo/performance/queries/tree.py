"""The plan's tree as one opens it: strategic nodes, objectives, and under them steps and indicators; and as a list."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.performance.domain.plan import Objective, StrategicNode
from traguardo.performance.domain.scoring.weights import due_moment
from traguardo.performance.queries.board import Board
from traguardo.performance.queries.names import LEVELS

Link = Callable[[str, str], str]
LOOSE = "Senza collegamento alla strategia"
MOST_LEAVES = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What one is looking for: words, a unit's code, a standing, a tag, a year in which it runs."""

    words: str = ""
    unit: str = ""
    standing: str = ""
    tag: str = ""
    year: str = ""

    @property
    def active(self) -> bool:
        return bool(self.words or self.unit or self.standing or self.tag or self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node of the tree as the screens draw it."""

    code: str
    label: str
    kind: str = ""
    url: str = ""
    state: str = ""
    figure: str | None = None
    open: bool = False
    children: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An objective in the list."""

    code: str
    title: str
    units: str
    weight: Decimal | None
    year_weight: Fraction | None
    score: Decimal | None
    standing: str
    steps: int
    indicators: int
    due: date | None


def objectives(board: Board, filters: Filters) -> tuple[Objective, ...]:
    """Objectives that match: every word in their text or in that of their steps and indicators."""
    words = filters.words.casefold().split()
    return tuple(
        objective
        for objective in board.plan.objectives
        if (not filters.unit or filters.unit in _units(board, objective))
        and (not filters.tag or filters.tag in _tags(board, objective))
        and (not filters.year or filters.year in _years(board, objective))
        and (not filters.standing or board.standing("objective", objective.code) == filters.standing)
        and (not words or all(word in _text(board, objective) for word in words))
    )


def rows(board: Board, found: Iterable[Objective]) -> tuple[Row, ...]:
    """Objectives as lines of a list, with the next date of each."""
    return tuple(_row(board, objective) for objective in found)


def tree(board: Board, found: tuple[Objective, ...], link: Link, *, opened: bool = False) -> tuple[Branch, ...]:
    """Branches that lead to the objectives given; objectives tied to nothing come last, under a name that says so."""
    leaves = _drawn(board, {each.code for each in found}) <= MOST_LEAVES
    whole = {each.code: _objective(board, each, link, leaves=leaves) for each in found}
    homes = _homes(board, whole)
    if not board.plan.nodes:
        return tuple(whole.values())
    children: dict[str, list[StrategicNode]] = defaultdict(list)
    for node in board.plan.nodes:
        children[node.parent].append(node)
    known = {node.code for node in board.plan.nodes}
    roots = [node for node in board.plan.nodes if node.parent not in known]
    branches = [_node(board, node, children, homes, opened=opened, seen=()) for node in roots]
    loose = tuple(homes[""])
    tail = [Branch(code="", label=LOOSE, open=opened, children=loose)] if loose else []
    return tuple([branch for branch in branches if branch] + tail)


def _drawn(board: Board, codes: set[str]) -> int:
    """How many steps and indicators the tree would show: an objective's as many times as it has ties."""
    ties = Counter(link.objective for link in board.plan.links if link.objective in codes)
    return sum(
        (len(board.steps.get(code, ())) + len(board.indicators.get(code, ()))) * max(ties[code], 1) for code in codes
    )


def _node(
    board: Board,
    node: StrategicNode,
    children: Mapping[str, list[StrategicNode]],
    homes: Mapping[str, list[Branch]],
    *,
    opened: bool,
    seen: tuple[str, ...],
) -> Branch | None:
    if node.code in seen:
        return None
    below = [
        _node(board, child, children, homes, opened=opened, seen=(*seen, node.code)) for child in children[node.code]
    ]
    inside = (*(branch for branch in below if branch), *homes.get(node.code, ()))
    if not inside:
        return None
    return Branch(
        code=node.code,
        label=node.title,
        kind=LEVELS.get(node.level, ""),
        state=board.standing("node", node.code),
        open=opened,
        children=inside,
    )


def _homes(board: Board, found: Mapping[str, Branch]) -> dict[str, list[Branch]]:
    """Objectives under each node: by their links and by their parent; under "" those without either."""
    known = {node.code for node in board.plan.nodes}
    tied: dict[str, list[str]] = defaultdict(list)
    for link in board.plan.links:
        if link.to in known and link.objective not in tied[link.to]:
            tied[link.to].append(link.objective)
    for objective in board.plan.objectives:
        if objective.parent in known and objective.code not in tied[objective.parent]:
            tied[objective.parent].append(objective.code)
    placed = {code for codes in tied.values() for code in codes}
    homes = {node: [found[code] for code in codes if code in found] for node, codes in tied.items()}
    homes[""] = [branch for code, branch in found.items() if code not in placed]
    return homes


def _objective(board: Board, objective: Objective, link: Link, *, leaves: bool) -> Branch:
    score = board.of("objective", objective.code)
    return Branch(
        code=objective.code,
        label=objective.title,
        url=link("objective", objective.code),
        state=board.standing("objective", objective.code),
        figure=figure(score.score) if score else None,
        children=_leaves(board, objective, link) if leaves else (),
    )


def _leaves(board: Board, objective: Objective, link: Link) -> tuple[Branch, ...]:
    steps = [("step", step.code, step.description) for step in board.steps.get(objective.code, ())]
    named = [("indicator", each.code, each.name) for each in board.indicators.get(objective.code, ())]
    return tuple(
        Branch(code=code, label=label, url=link(kind, code), state=board.standing(kind, code))
        for kind, code, label in [*steps, *named]
    )


def figure(score: Decimal | None) -> str:
    """«93,4 punti», or that it cannot be computed."""
    return "n.c." if score is None else f"{score.quantize(Decimal('0.1'))}".replace(".", ",")


def _row(board: Board, objective: Objective) -> Row:
    steps = board.steps.get(objective.code, ())
    score = board.of("objective", objective.code)
    days = [moment.day for step in steps if (moment := due_moment(step)) and moment.day > board.at]
    return Row(
        code=objective.code,
        title=objective.title,
        units=board.units(objective.units),
        weight=objective.weight,
        year_weight=score.exact_year_weight if score else None,
        score=score.score if score else None,
        standing=board.standing("objective", objective.code),
        steps=len(steps),
        indicators=len(board.indicators.get(objective.code, ())),
        due=min(days, default=None),
    )


def _units(board: Board, objective: Objective) -> set[str]:
    return {*objective.units, *(unit for each in board.indicators.get(objective.code, ()) for unit in each.units)}


def _tags(board: Board, objective: Objective) -> set[str]:
    return {*objective.tags, *(tag for each in board.indicators.get(objective.code, ()) for tag in each.tags)}


def _years(board: Board, objective: Objective) -> set[str]:
    """The years it is marked for; where none is, from its first to its last."""
    plan = board.plan
    span = range(objective.first_year or plan.first_year, (objective.last_year or plan.last_year) + 1)
    return {str(year) for year in objective.years or span}


def _text(board: Board, objective: Objective) -> str:
    parts = [objective.code, objective.title, objective.situation, objective.expected, board.units(objective.units)]
    parts += [f"{step.code} {step.description} {step.indicator}" for step in board.steps.get(objective.code, ())]
    parts += [f"{each.code} {each.name} {each.algorithm}" for each in board.indicators.get(objective.code, ())]
    return " ".join(parts).casefold()
