"""A plan as a CSV or a workbook that comes back in as it went out, and the workbook to start from."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

from traguardo.kernel.cells import safe_cell
from traguardo.kernel.italian import it_day
from traguardo.kernel.money import Money
from traguardo.training.domain.hours import clock
from traguardo.training.domain.lines import Duty, Line
from traguardo.training.domain.plan import TrainingPlan
from traguardo.training.intake.columns import PLAN
from traguardo.training.intake.reading import TOTAL

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same content gives the same bytes
SHEET = "piano"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
AMOUNTS = tuple(at for at, key in enumerate(PLAN) if key in {"set_aside", "to_set_aside", "unit_cost"})


def plan_csv(plan: TrainingPlan) -> bytes:
    """Semicolons and decimal commas, as Excel opens them in Italian."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([field.heading for field in PLAN.values()])
    writer.writerows([safe_cell(cell) for cell in row] for row in _rows(plan))
    return text.getvalue().encode("utf-8-sig")


def plan_workbook(plan: TrainingPlan | None) -> bytes:
    """A sheet of the plan and the guide of its columns; without a plan, an example row."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, OPTIONS)
    book.set_properties({"created": NEVER})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#17324D", "font_color": "#FFFFFF"})
    looks = {True: book.add_format({"num_format": "#,##0.00"}), False: book.add_format({"num_format": "@"})}
    sheet = book.add_worksheet(SHEET)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, len(PLAN) - 1, 18)
    sheet.set_column(1, 1, 50)
    for at, field in enumerate(PLAN.values()):
        sheet.write_string(0, at, field.heading, head)
        sheet.write_comment(0, at, field.help)
    rows = _rows(plan) if plan else [[field.example for field in PLAN.values()]]
    for down, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if cell and at in AMOUNTS:
                sheet.write_number(down, at, Decimal(cell.replace(",", ".")), looks[True])
            else:
                sheet.write_string(down, at, safe_cell(cell), looks[False])
    guide = book.add_worksheet("guida")
    guide.set_column(0, 0, 22)
    guide.set_column(1, 1, 100)
    for down, (name, words) in enumerate(
        [("colonna", "che cosa contiene"), *((f.heading, f.help) for f in PLAN.values())]
    ):
        guide.write_string(down, 0, name, looks[False] if down else head)
        guide.write_string(down, 1, words, looks[False] if down else head)
    book.close()
    return content.getvalue()


def _rows(plan: TrainingPlan) -> Iterator[Sequence[str]]:
    yield from map(_row, plan.lines)
    for each in plan.printed:
        told = {
            "code": TOTAL,
            "year": str(each.year),
            "set_aside": _money(each.set_aside),
            "to_set_aside": _money(each.to_set_aside),
        }
        yield [told.get(key, "") for key in PLAN]


def _row(line: Line) -> Sequence[str]:
    audience = line.audience
    told = {
        "code": line.code,
        "title": line.title,
        "year": str(line.year),
        "kind": audience.kind.label,
        "codes": "; ".join(audience.codes),
        "words": audience.words,
        "stated": "" if audience.stated is None else str(audience.stated),
        "unit": line.unit,
        "set_aside": _money(line.set_aside),
        "to_set_aside": _money(line.to_set_aside),
        "without": line.without.label,
        "costing": line.costing.label,
        "unit_cost": _money(line.unit_cost),
        "editions": str(line.editions),
        "starts": it_day(line.starts) if line.starts else "",
        "due": it_day(line.due) if line.due else "",
        "minutes": clock(line.minutes) if line.minutes is not None else "",
        "duty": "" if line.duty is Duty.NONE else line.duty.label,
        "duty_law": line.duty_law,
        "note": line.note,
    }
    return [told[key] for key in PLAN]


def _money(amount: Money | None) -> str:
    return "" if amount is None else f"{Decimal(amount.cents).scaleb(-2):f}".replace(".", ",")
