"""A plan out to a workbook that reads back the same (.xlsx, .ods or a folder of CSV); the empty template; the scores."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from traguardo.performance.domain.measurement_system import MeasurementSystem, default_system
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.scoring import PlanScore
from traguardo.performance.intake.layout import TABLES
from traguardo.performance.intake.writing.csv_folder import csv_files
from traguardo.performance.intake.writing.example import example_sheet
from traguardo.performance.intake.writing.ods import ods_bytes
from traguardo.performance.intake.writing.readme import readme_rows
from traguardo.performance.intake.writing.results import result_sheets, results_readme
from traguardo.performance.intake.writing.sheets import Filled, content_checksum, plan_sheets
from traguardo.performance.intake.writing.xlsx import xlsx_bytes

__all__ = ["content_checksum", "write_plan", "write_results", "write_template"]


def write_plan(plan: Plan, path: Path) -> None:
    """The plan at `path`: .xlsx or .ods by its suffix, a folder of CSV without one. Nothing is left half written."""
    _write(plan_sheets(plan), readme_rows(plan), path)


def write_template(path: Path, *, year: int) -> None:
    """An empty workbook for the three years from `year`, with drop-downs, notes and an example row that is not read."""
    sheets = tuple(example_sheet(table, range(year, year + 3)) for table in TABLES if not table.optional)
    _write(sheets, readme_rows(None), path)


def write_results(plan: Plan, score: PlanScore, path: Path, *, system: MeasurementSystem | None = None) -> None:
    """The scores of the plan, level by level and cut by unit and by tag, each with its derivation; formats as in `write_plan`."""
    _write(result_sheets(plan, score, system or default_system()), results_readme(plan, score), path)


def _write(sheets: Sequence[Filled], readme: Sequence[tuple[str, str]], path: Path) -> None:
    suffix = path.suffix.casefold()
    if suffix == ".xlsx":
        _replace(path, xlsx_bytes(sheets, readme))
    elif suffix == ".ods":
        _replace(path, ods_bytes(sheets, readme))
    elif not suffix or path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        for name, data in csv_files(sheets, readme).items():
            _replace(path / name, data)
    else:
        raise ValueError(f"«{path.name}»: si scrive in .xlsx, in .ods o in una cartella di CSV, non in {suffix}.")


def _replace(path: Path, data: bytes) -> None:
    """The whole file at once: a reader finds the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
