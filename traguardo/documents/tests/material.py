"""Plans the documents are tested on: the bundled ones, and small ones made by hand."""

from datetime import date
from functools import cache
from pathlib import Path

from traguardo.performance.facade import check_plan, read_plan, records, score_plan

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = (
    "consorzio-valserena",
    "sds-terre-di-ombrena/piano-2021",
    "sds-terre-di-ombrena/piano-2022",
    "consorzio-piana-del-lirone",
)
KINDS = ("pdo", "relazione")


@cache
def example(name):
    return read_plan(ROOT / "examples" / name).plan


def day_of(plan):
    return plan.reporting_date or date(plan.year, 12, 31)


def scored(plan):
    return plan, score_plan(plan, at=day_of(plan))


def checked(plan):
    return (*scored(plan), check_plan(plan))


def small(**also):
    """A plan of one year with nothing in it but what is given."""
    values = {
        "authority": records.Authority(code="prova", name="Ente di prova"),
        "title": "Piano di prova",
        "first_year": 2024,
        "last_year": 2024,
        "year": 2024,
    }
    return records.Plan(**{**values, **also})
