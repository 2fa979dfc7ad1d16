"""Gathers the plain data of the PDO: map, weights, matrix of links, sheets, annual tables, how weights are computed."""

from traguardo.documents.library import tree
from traguardo.documents.library.frame import Data, Material, frame
from traguardo.documents.library.pdo import annual, matrix, sheets, weights
from traguardo.performance.facade import Plan


def build(material: Material) -> Data:
    """Everything the PDO prints, and nothing else: kept as JSON inside the PDF."""
    plan = material.plan
    return {
        **frame(material),
        "kind": "pdo",
        "map": tree.strategic_map(plan),
        "outside": tree.outside(plan) if plan.nodes else [],
        "weights": weights.table(plan),
        "matrix": matrix.matrix(plan),
        "sheets": sheets.sheets(plan) if has_sheets(plan) else [],
        "triennial": annual.triennial(plan),
        "annual": [] if has_sheets(plan) else annual.tables(plan),
        "method": weights.method(plan),
    }


def has_sheets(plan: Plan) -> bool:
    """Whether the plan is made of sheets: a tree of indicators has neither steps nor texts, and gets annual tables."""
    return bool(plan.steps) or any(sheets.texts(objective) for objective in plan.objectives)
