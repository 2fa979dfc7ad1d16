"""A PDO of about sixty pages, against WeasyPrint with the same content on about as many pages."""

import io
import time
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

import pypdfium2

from bench.plans import YEAR, plan_of

AT = date(YEAR, 12, 31)
ROWS = 560
STYLE = """
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) "/" counter(pages) } }
body { font: 9pt sans-serif } table { border-collapse: collapse; width: 100%; margin: 2mm 0 }
td, th { border-bottom: .3pt solid #888; text-align: left; vertical-align: top; padding: 1mm }
thead { display: table-header-group } section.sheet { break-before: page }
"""


def as_html(value: object) -> str:
    """Plain data as nested tables and definition lists: the same words and figures, nothing else."""
    if isinstance(value, Mapping):
        return "".join(f"<dt>{escape(str(key))}</dt><dd>{as_html(item)}</dd>" for key, item in value.items() if item)
    if isinstance(value, Sequence) and not isinstance(value, str):
        if value and all(isinstance(item, Mapping) for item in value):
            return table(value)
        return " · ".join(as_html(item) for item in value)
    return escape(str(value))


def table(rows: Sequence[Mapping[str, object]]) -> str:
    names = list(rows[0])
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{as_html(row.get(name, ''))}</td>" for name in names) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def page_of(data: Mapping[str, object]) -> str:
    sheets = data.get("sheets", [])
    rest = {key: value for key, value in data.items() if key != "sheets"}
    parts = "".join(f'<section class="sheet"><dl>{as_html(sheet)}</dl></section>' for sheet in sheets)
    return f"<html lang='it'><head><title>PDO</title><style>{STYLE}</style></head><body><dl>{as_html(rest)}</dl>{parts}</body></html>"


def pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(io.BytesIO(pdf)))


def run(_: Path) -> None:
    import weasyprint

    from traguardo.documents.facade import document_data, render_pdf
    from traguardo.performance.facade import check_plan, score_plan

    plan = plan_of(ROWS)
    score, findings = score_plan(plan, at=AT), check_plan(plan)
    data = document_data("pdo", plan, score, findings, at=AT)
    render_pdf("pdo", plan, score, findings, at=AT)

    start = time.perf_counter()
    ours = render_pdf("pdo", plan, score, findings, at=AT)
    mine = time.perf_counter() - start
    start = time.perf_counter()
    theirs = weasyprint.HTML(string=page_of(data)).write_pdf()
    peer = time.perf_counter() - start

    print("A PDO as PDF, seconds; ours is PDF/A-3a and PDF/UA-1 with the data attached, peer: WeasyPrint, plain PDF")
    print(f"  traguardo {mine:6.2f} ({pages(ours)} pages)   weasyprint {peer:6.2f} ({pages(theirs)} pages)", end="")
    print(f"   ratio weasyprint/traguardo {peer / mine:5.1f}")
