"""The strategic tree with what contributes to each node, by links or by parentage."""

from collections import defaultdict

from traguardo.documents.library.frame import Data
from traguardo.performance.facade import Plan, records


def contributors(plan: Plan) -> dict[str, list[str]]:
    """Codes of the objectives under each node, in the plan's order, each once."""
    nodes = {node.code for node in plan.nodes}
    order = {objective.code: place for place, objective in enumerate(plan.objectives)}
    under: dict[str, set[str]] = defaultdict(set)
    for link in plan.links:
        if link.kind == "strategic" and link.to in nodes and link.objective in order:
            under[link.to].add(link.objective)
    for objective in plan.objectives:
        if objective.parent in nodes:
            under[objective.parent].add(objective.code)
    return {node: sorted(codes, key=order.__getitem__) for node, codes in under.items()}


def has_many_links(plan: Plan) -> bool:
    """Whether some objective contributes to more than one node: then a matrix tells more than a tree."""
    codes = [code for inside in contributors(plan).values() for code in inside]
    return len(codes) > len(set(codes))


def groups(plan: Plan) -> list[tuple[records.StrategicNode | None, list[records.StrategicNode]]]:
    """Each strategic node with its operational ones, in the plan's order; None gathers those without a known parent.

    A strategic node without operational ones stands for itself.
    """
    upper = [node for node in plan.nodes if node.level != "operational"]
    lower = [node for node in plan.nodes if node.level == "operational"]
    known = {node.code for node in upper}
    gathered: list[tuple[records.StrategicNode | None, list[records.StrategicNode]]] = []
    for node in upper:
        below = [child for child in lower if child.parent == node.code]
        is_branch = any(other.parent == node.code for other in upper)
        if below or not is_branch:
            gathered.append((node, below or [node]))
    orphans = [node for node in lower if node.parent not in known]
    return [*gathered, (None, orphans)] if orphans else gathered


def strategic_map(plan: Plan) -> list[Data]:
    """The map as the documents print it: group, its nodes, the objectives under each."""
    under = contributors(plan)
    return [
        {
            "code": head.code if head else "",
            "title": head.title if head else "Senza obiettivo strategico",
            "nodes": [
                {"code": node.code, "title": node.title, "objectives": under.get(node.code, [])} for node in nodes
            ],
        }
        for head, nodes in groups(plan)
    ]


def outside(plan: Plan) -> list[str]:
    """Codes of the objectives that contribute to no node."""
    inside = {code for codes in contributors(plan).values() for code in codes}
    return [objective.code for objective in plan.objectives if objective.code not in inside]
