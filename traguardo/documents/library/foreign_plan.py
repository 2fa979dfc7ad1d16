"""The rows gathered from a foreign plan as our own workbook: written as a folder of CSV, read back with its checks, written again."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from traguardo.books.rows import Unreadable
from traguardo.books.uploads import laid_out
from traguardo.documents.domain.foreign import Field, Harvest
from traguardo.kernel.wording import letters
from traguardo.performance.facade import Finding, Plan, read_plan, write_plan

Rows = list[dict[str, str]]
COPIED = {
    Field.ALGORITHM: "Modo di calcolo",
    Field.UNIT: "Unità di misura",
    Field.BASELINE: "Valore di partenza",
    Field.WEIGHT: "Peso",
    Field.SOURCE: "Fonte",
    Field.NOTE: "Note",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Whose plan it is, how it is called and its years."""

    code: str
    name: str
    title: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The plan made, None when the rows make none, and all that its reading has to say."""

    plan: Plan | None
    findings: tuple[Finding, ...]


def plan_of(harvest: Harvest, frame: Frame) -> Brought:
    """The plan the rows make, read as any workbook of ours, with what it finds odd."""
    files = {f"{name}.csv": _csv(rows) for name, rows in _sheets(harvest.rows, frame).items() if rows}
    with laid_out(files) as folder:
        try:
            reading = read_plan(folder)
        except Unreadable as unreadable:
            return Brought(plan=None, findings=(unreadable.finding,))
    return Brought(plan=reading.plan, findings=reading.findings)


def workbook(plan: Plan) -> bytes:
    """The plan as our workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "piano.xlsx"
        write_plan(plan, path)
        return path.read_bytes()


def _sheets(rows: Sequence[Mapping[Field, str]], frame: Frame) -> dict[str, Rows]:
    strategic = _coded(rows, Field.STRATEGIC, "S")
    units = _coded(rows, Field.RESPONSIBLE, "U")
    titles = [row.get(Field.OBJECTIVE) or row[Field.INDICATOR] for row in rows]
    objectives = {letters(title): (f"O{at}", title) for at, title in enumerate(_once(titles), start=1)}
    owners = {letters(title): row for title, row in reversed(list(zip(titles, rows, strict=True)))}
    return {
        "ente": [_head(frame)],
        "unita": [{"Codice unità": code, "Denominazione": name} for code, name in units.values()],
        "obiettivi-strategici": [
            {"Codice": code, "Titolo": title, "Livello": "strategico"} for code, title in strategic.values()
        ],
        "obiettivi": [
            {
                "Codice": code,
                "Titolo": title,
                "Nodo superiore": _code(strategic, owners[key].get(Field.STRATEGIC)),
                "Unità responsabili": _code(units, owners[key].get(Field.RESPONSIBLE)),
            }
            for key, (code, title) in objectives.items()
        ],
        "indicatori": [
            {
                "Codice indicatore": row.get(Field.CODE) or f"I{at}",
                "Obiettivo": objectives[letters(title)][0],
                "Indicatore": row[Field.INDICATOR],
                "Unità responsabili": _code(units, row.get(Field.RESPONSIBLE)),
                **{header: row.get(kind, "") for kind, header in COPIED.items()},
                **_targets(row, frame),
            }
            for at, (row, title) in enumerate(zip(rows, titles, strict=True), start=1)
        ],
    }


def _head(frame: Frame) -> dict[str, str]:
    return {
        "Codice ente": frame.code,
        "Denominazione": frame.name,
        "Titolo del piano": frame.title,
        "Primo anno": str(frame.first_year),
        "Ultimo anno": str(frame.last_year),
        "Anno di misurazione": str(frame.first_year),
    }


def _targets(row: Mapping[Field, str], frame: Frame) -> dict[str, str]:
    kinds = (Field.TARGET, Field.TARGET_2, Field.TARGET_3)
    years = range(frame.first_year, frame.last_year + 1)
    return {f"Valore atteso {year}": row.get(kind, "") for kind, year in zip(kinds, years, strict=False)}


def _coded(rows: Sequence[Mapping[Field, str]], kind: Field, letter: str) -> dict[str, tuple[str, str]]:
    """Code and name of each different value of a field, by its letters."""
    names = _once([row[kind] for row in rows if row.get(kind)])
    return {letters(name): (f"{letter}{at}", name) for at, name in enumerate(names, start=1)}


def _once(names: Sequence[str]) -> list[str]:
    return list({letters(name): name for name in reversed(names)}.values())[::-1]


def _code(known: Mapping[str, tuple[str, str]], name: str | None) -> str:
    return known[letters(name)][0] if name else ""


def _csv(rows: Rows) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
