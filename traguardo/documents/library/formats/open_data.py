"""A document and its plan as open data: a table a file in CSV, all of them in JSON, described by the DCAT-AP_IT profile.

D.Lgs. 36/2006; D.Lgs. 33/2013, art. 7; CAD (D.Lgs. 82/2005), art. 52 and 54. DCAT-AP_IT is the Italian profile of metadata.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.documents.library.formats import dcat
from traguardo.documents.library.formats.archive import packed
from traguardo.documents.library.formats.contents import heading_text
from traguardo.documents.library.formats.platform import POLARITY
from traguardo.kernel.cells import safe_cell
from traguardo.kernel.money import Money
from traguardo.kernel.table import RowKind, Table, Value
from traguardo.performance.facade import Plan, records
from traguardo.typesetting.facade import as_json

JSON_FILE = "dati.json"
KINDS = {RowKind.ITEM: "voce", RowKind.SUBTOTAL: "subtotale", RowKind.TOTAL: "totale", RowKind.GROUP: "gruppo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of open data: its file's name, its title, its heads, its rows; numbers with a dot, days as 2026-12-31."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str = ""


def open_data_bytes(tables: Sequence[Table], plan: Plan | None, about: dcat.About, *, results: bool = False) -> bytes:
    """A zip: the CSV files, `dati.json` with them all, the description in Turtle and in JSON-LD, and a few words on how to read it.

    `results`: with those of the plan, as the Relazione tells them.
    """
    sheets = [*(plan_sheets(plan, results=results) if plan else ()), *map(table_sheet, tables)]
    graph = dcat.graph(about, [(f"{sheet.name}.csv", sheet.title) for sheet in sheets], JSON_FILE)
    files = [
        ("leggimi.txt", _readme(about, sheets)),
        ("metadati.ttl", dcat.turtle(graph)),
        ("metadati.jsonld", dcat.json_ld(graph)),
        (JSON_FILE, as_json({sheet.name: _as_json(sheet) for sheet in sheets}).encode()),
        *((f"{sheet.name}.csv", csv_bytes(sheet)) for sheet in sheets),
    ]
    return packed(files)


def csv_bytes(sheet: Sheet) -> bytes:
    """The table in CSV: commas, UTF-8, a first row of heads; no cell that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(head) for head in sheet.heads])
    writer.writerows([_held(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8", errors="replace")


def table_sheet(table: Table) -> Sheet:
    """A table of the document: the code and the kind of each row, then what it says."""
    rows = [
        (row.code, KINDS[row.kind], row.label, *(map(_value, row.values) if row.values else [""] * len(table.columns)))
        for row in table.rows
    ]
    heads = ("codice", "tipo", table.stub, *map(heading_text, table.columns))
    name = re.sub(r"[^a-z0-9-]+", "-", table.code.casefold()).strip("-")
    return Sheet(name=f"tavola-{name}", title=table.title, heads=heads, rows=tuple(rows), source=str(table.source))


def plan_sheets(plan: Plan, *, results: bool) -> tuple[Sheet, ...]:
    """Objectives, indicators and expected values of a plan, texts as they are in it; results as figures and days only.

    What somebody typed in words about a result, and who keeps it, stays inside.
    """
    objectives = [
        (each.code, each.title, each.kind, each.parent, _value(each.weight), "; ".join(each.units))
        for each in plan.objectives
    ]
    indicators = [
        (
            each.code, each.objective, each.parent, each.name, each.algorithm, each.unit_of_measure,
            POLARITY[each.direction] if each.direction else "", _value(each.weight), each.baseline.printed, each.source,
        )
        for each in plan.indicators
    ]  # fmt: skip
    targets = [
        (each.code, str(target.year), target.printed, _value(target.value), _moment(target.moment))
        for each in plan.indicators
        for target in each.targets
    ]
    told = [
        (each.subject, _value(each.on), _value(each.outcome.value), _moment(each.outcome.moment))
        for each in plan.measurements
        if each.outcome.value is not None or each.outcome.moment is not None
    ]
    reached = _sheet("risultati", "Risultati", "indicatore o fase,data,valore,compiuto il", told)
    return (
        _sheet("obiettivi", "Obiettivi", "codice,titolo,tipo,nodo superiore,peso (%),unità", objectives),
        _sheet(
            "indicatori",
            "Indicatori",
            "codice,obiettivo,indicatore superiore,nome,modo di calcolo,unità di misura,verso,peso (%),partenza,fonte",
            indicators,
        ),
        _sheet("valori-attesi", "Valori attesi", "indicatore,anno,atteso,valore,entro", targets),
        *((reached,) if results else ()),
    )


def _sheet(name: str, title: str, heads: str, rows: Iterable[tuple[str, ...]]) -> Sheet:
    return Sheet(name=f"piano-{name}", title=f"{title} del piano", heads=tuple(heads.split(",")), rows=tuple(rows))


def _value(value: Value) -> str:
    if isinstance(value, Money):
        return format(Decimal(value.cents).scaleb(-2), "f")
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value or ""


def _moment(moment: records.Moment | None) -> str:
    return moment.day.isoformat() if moment else ""


def _held(cell: str) -> str:
    """A negative number stays one; any other text that begins like a formula is held back."""
    return cell if re.fullmatch(r"-?\d+(\.\d+)?", cell) else safe_cell(cell)


def _as_json(sheet: Sheet) -> dict[str, object]:
    return {
        "titolo": sheet.title,
        "fonte": sheet.source,
        "righe": [dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows],
    }


def _readme(about: dcat.About, sheets: Sequence[Sheet]) -> bytes:
    lines = [
        about.title,
        about.publisher_name,
        "",
        f"Licenza: {about.licence.name} ({about.licence.url})",
        *([f"Pagina pubblica: {about.page}"] if about.page else []),
        "",
        "Nei CSV i campi sono separati da virgole, i decimali dal punto, le date sono scritte 2026-12-31.",
        "Un campo vuoto vuol dire che il dato non c'è: non vuol dire zero.",
        "Gli importi sono in euro, le percentuali in punti. Un apostrofo davanti a un testo lo tiene fuori dai calcoli.",
        "",
        *(f"{sheet.name}.csv: {sheet.title}" for sheet in sheets),
        f"{JSON_FILE}: tutte le tavole insieme",
        "metadati.ttl, metadati.jsonld: la descrizione secondo il profilo DCAT-AP_IT",
    ]
    return "\r\n".join(lines).encode("utf-8", errors="replace")
