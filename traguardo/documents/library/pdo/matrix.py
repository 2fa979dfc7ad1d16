"""Matrix of links: objectives down, operational objectives across, a mark where one contributes to the other."""

from traguardo.documents.library.frame import Data
from traguardo.documents.library.tree import contributors, groups, has_many_links
from traguardo.performance.facade import Plan, records

WIDEST = 36


def matrix(plan: Plan) -> Data | None:
    """The matrix, in as many panels as the width of a page asks for; None where no objective has two links."""
    under = contributors(plan)
    cells = {(code, node) for node, codes in under.items() for code in codes}
    if not has_many_links(plan):
        return None
    return {"panels": [_panel(plan, panel, cells) for panel in _panels(plan)], "links": len(cells)}


def _panels(plan: Plan) -> list[list[tuple[records.StrategicNode | None, list[records.StrategicNode]]]]:
    panels: list[list[tuple[records.StrategicNode | None, list[records.StrategicNode]]]] = [[]]
    width = 0
    for head, nodes in groups(plan):
        if width and width + len(nodes) > WIDEST:
            panels.append([])
            width = 0
        panels[-1].append((head, nodes))
        width += len(nodes)
    return panels


def _panel(
    plan: Plan,
    panel: list[tuple[records.StrategicNode | None, list[records.StrategicNode]]],
    cells: set[tuple[str, str]],
) -> Data:
    columns = [node.code for _, nodes in panel for node in nodes]
    return {
        "groups": [
            {"code": head.code if head else "—", "title": head.title if head else "", "span": len(nodes)}
            for head, nodes in panel
        ],
        "columns": [{"code": node.code, "title": node.title} for _, nodes in panel for node in nodes],
        "rows": [
            {
                "code": objective.code,
                "title": objective.title,
                "marks": [(objective.code, column) in cells for column in columns],
                "count": sum((objective.code, column) in cells for column in columns),
            }
            for objective in plan.objectives
        ],
        "totals": [sum((objective.code, column) in cells for objective in plan.objectives) for column in columns],
    }
