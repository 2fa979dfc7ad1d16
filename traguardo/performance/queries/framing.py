"""What stands around a plan's objectives: units, nodes, programmes, links and annexes, short rows read in one statement."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet, Value

from traguardo.performance import models
from traguardo.performance.models.fields import ExactDecimalField

PLACED = ("position", "place_sheet", "place_row", "place_column")
NONE = Value(None, output_field=ExactDecimalField())
BLANK = (Value(""), Value(""), Value(""), Value(""), NONE, NONE)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Annex": ("kind", "", "", "", "", "content"),
    "Unit": ("code", "name", "parent", "head", "", ""),
    "StrategicNode": ("code", "title", "level", "parent", "weight", ""),
    "Programme": ("mission", "programme", "title", "mission_title", "", ""),
    "Link": ("objective", "to", "kind", "printed_in", "", ""),
}


def frame(version: models.PlanVersion) -> dict[str, list[dict[str, Any]]]:
    """Rows by the name of their model, in the plan's order. One SQL statement."""
    first, *others = (_rows(name, version) for name in COLUMNS)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, *values in sorted(first.union(*others, all=True), key=lambda row: row[1]):
        named = zip((*PLACED, *COLUMNS[name]), values, strict=True)
        found[name].append({column: value for column, value in named if column})
    return found


def _rows(name: str, version: models.PlanVersion) -> QuerySet[Any, Any]:
    """The same columns of every table: four of text, one of weight, one of content; those of the first table give the types."""
    columns = (column or blank for column, blank in zip(COLUMNS[name], BLANK, strict=True))
    rows: QuerySet[Any, Any] = getattr(models, name).objects.filter(plan=version).order_by()
    return rows.values_list(Value(name), *PLACED, *columns)
