"""The workbook of the results to be entered: what is known is locked, what is asked is open, what was there is kept beside."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from traguardo.kernel.numbers import read_number
from traguardo.performance.domain.measuring.drafts import NOTE, ON, PRINTED, SOURCE, VARIABLE, exact
from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.intake.assembly.cells import day_text
from traguardo.performance.intake.entry_book import (
    ABOUT,
    ASKED,
    CODE,
    CONTROL,
    EXPECTED,
    FIXED,
    HEADERS,
    KIND,
    LAST,
    OBJECTIVE,
    RESULTS,
    SEEN,
    SUM,
    TITLE,
    UNITS,
    EntryBook,
    Line,
    checksum,
)
from traguardo.performance.intake.escaping import escape
from traguardo.performance.intake.layout import README_SHEET, Field, Table
from traguardo.performance.intake.writing.ods import ods_bytes
from traguardo.performance.intake.writing.sheets import Column, Filled, Out
from traguardo.performance.intake.writing.xlsx import DAY_FORMAT, PLAIN_TEXT, write_cell

WIDTHS = {KIND: 11, CODE: 11, TITLE: 38, OBJECTIVE: 28, UNITS: 20, EXPECTED: 18, LAST: 20, ASKED: 26, PRINTED: 22, ON: 13, SOURCE: 28, NOTE: 34}  # fmt: skip
NARROW = 14
STEP_WORDS = ("Realizzata", "In corso", "Non realizzata")
DIGITS = 15
HOW_TO = (
    f"Nel foglio «{RESULTS}» compila le colonne con l'intestazione scura: le altre sono bloccate e servono a capire.",
    "Risultato: un valore (85,5%), una data (31/05/2026) o com'è andata (realizzata).",
    "Dove c'è una formula, il risultato lo calcola il programma: scrivi solo i dati, nell'ordine di «Dati della formula».",
    "Al: il giorno del risultato, come 31/12/2026. Se la lasci vuota ci pensa il programma, e così per la fonte.",
    "Lascia vuoto quello che non hai: vuoto non è zero. Non serve compilare tutte le righe.",
    "Per togliere una bozza che c'era, svuota le sue celle.",
    "Quando torni in rete: «Misura › Da inserire › Carica il quaderno». Prima di salvare vedi che cosa cambierebbe.",
    "Se intanto qualcuno ha scritto nella stessa cella, vedi i due valori e scegli. I risultati caricati sono bozze: poi si confermano.",
    f"Non togliere i fogli «{CONTROL}» e «{SEEN}»: dicono al programma da dove si era partiti.",
)


def write_entry_book(book: EntryBook, title: str, path: Path) -> None:
    """The workbook at `path`, .xlsx (locked where one does not write) or .ods; `title` is the plan's."""
    readme = _readme(book, title)
    data = ods_bytes(_sheets(book), readme) if path.suffix == ".ods" else _xlsx(book, readme)
    path.write_bytes(data)


def _readme(book: EntryBook, title: str) -> list[tuple[str, str]]:
    origin = book.origin
    about = [("Quaderno dei risultati", title), ("Anno", origin.year), ("Scaricato", f"{origin.made_at}, per {origin.made_for}")]  # fmt: skip
    how = [("Come si compila" if not number else "", line) for number, line in enumerate(HOW_TO)]
    return [*about, ("Righe", str(len(book.lines))), ("", ""), *how]


def _control(book: EntryBook) -> list[tuple[str, str]]:
    return [*((label, getattr(book.origin, name)) for name, label in ABOUT.items()), (SUM, checksum(book))]


def _headers(book: EntryBook) -> tuple[str, ...]:
    return (*FIXED, *(HEADERS[column] for column in book.columns))


def _seen(book: EntryBook) -> list[tuple[str, ...]]:
    """Every cell as text, the open ones as they were."""
    return [
        (*(line.fixed[name] for name in FIXED), *(line.seen.get(each, "") for each in book.columns))
        for line in book.lines
    ]


def _value(column: str, text: str) -> Out:
    """A cell as a clerk would type it: a number or a day where nothing is lost by it, else the text."""
    if column == ON:
        moment = read_moment(text)
        day = moment.day if moment and moment.day.year >= 1901 else None
        return day if day and day_text(day) == text else text or None
    number = read_number(text) if column.startswith(VARIABLE) else None
    value = number.value if number and len(number.value.as_tuple().digits) <= DIGITS else None
    return value if value is not None and exact(value) == text else text or None


def _sheets(book: EntryBook) -> tuple[Filled, ...]:
    """The same sheets for a format without locks."""
    columns = tuple(Column(name, Field(name=name, header=name, note="Non si cambia.")) for name in FIXED)
    asked = tuple(
        Column(HEADERS[each], Field(name=each, header=HEADERS[each], note="Da compilare.", required=True))
        for each in book.columns
    )
    rows = tuple(
        (*(line.fixed[name] or None for name in FIXED), *(_value(each, line.typed.get(each, "")) for each in book.columns))
        for line in book.lines
    )  # fmt: skip
    label, *values = _control(book)
    return (
        Filled(_table(RESULTS), (*columns, *asked), rows),
        Filled(_table(CONTROL), tuple(map(Column, label)), tuple(values)),
        Filled(_table(SEEN), tuple(map(Column, _headers(book))), tuple(_seen(book))),
    )


def _table(title: str) -> Table:
    return Table(name=title, title=title, note="", fields=())


def _xlsx(book: EntryBook, readme: Sequence[tuple[str, str]]) -> bytes:
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True, **PLAIN_TEXT})
    workbook.set_properties({"title": "Quaderno dei risultati", "comments": readme[0][1]})
    locked, unlocked = _styles(workbook, locked=True), _styles(workbook, locked=False)
    _pairs(workbook.add_worksheet(README_SHEET), readme, locked, 100)
    results = workbook.add_worksheet(RESULTS)
    _results(results, book, locked, unlocked)
    _pairs(workbook.add_worksheet(CONTROL), _control(book), locked, 70)
    seen = workbook.add_worksheet(SEEN)
    for number, row in enumerate((_headers(book), *_seen(book))):
        for position, text in enumerate(row):
            write_cell(seen, number, position, text or None, locked)
    seen.protect()
    seen.hide()
    results.activate()
    workbook.close()
    return content.getvalue()


def _styles(workbook: Any, *, locked: bool) -> dict[str, Any]:  # noqa: ANN401
    shared = {"valign": "top", "border": 1, "border_color": "#C5CFDA", "locked": locked}
    shared |= {"bg_color": "#F2F5F8", "font_color": "#455A70"} if locked else {}
    header = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    dark, light = ("#17324D", "#FFFFFF"), ("#D9E6F2", "#17324D")
    background, ink = light if locked else dark
    return {
        "header": workbook.add_format({**header, "bg_color": background, "font_color": ink}),
        "text": workbook.add_format({**shared, "num_format": "@", "text_wrap": True}),
        "number": workbook.add_format({**shared, "align": "right"}),
        "date": workbook.add_format({**shared, "num_format": DAY_FORMAT, "align": "right"}),
        "bold": workbook.add_format({"bold": True, "valign": "top", "text_wrap": True}),
        "plain": workbook.add_format({"valign": "top", "text_wrap": True}),
    }


def _pairs(page: Any, rows: Sequence[tuple[str, str]], styles: Mapping[str, Any], wide: int) -> None:  # noqa: ANN401
    page.set_column(0, 0, 30)
    page.set_column(1, 1, wide)
    for number, (label, text) in enumerate(rows):
        page.write_string(number, 0, label, styles["bold"])
        page.write_string(number, 1, escape(text, typed=True), styles["plain"])
    page.protect()


def _results(page: Any, book: EntryBook, locked: dict[str, Any], unlocked: dict[str, Any]) -> None:  # noqa: ANN401
    page.set_row(0, 32)
    for position, name in enumerate((*FIXED, *book.columns)):
        styles = locked if name in FIXED else unlocked
        page.set_column(position, position, WIDTHS.get(name, NARROW))
        page.write_string(0, position, HEADERS.get(name, name), styles["header"])
    for number, line in enumerate(book.lines, 1):
        for position, name in enumerate(FIXED):
            _write(page, number, position, line.fixed[name] or None, locked, "text")
        for position, column in enumerate(book.columns, len(FIXED)):
            asked = column in line.seen
            value = _value(column, line.typed.get(column, ""))
            _write(page, number, position, value, unlocked if asked else locked, _style(column))
            if asked and (listed := _advice(line, column)):
                page.data_validation(number, position, number, position, listed)
    page.freeze_panes(1, FIXED.index(TITLE) + 1)
    page.autofilter(0, 0, max(len(book.lines), 1), len(FIXED) + len(book.columns) - 1)
    page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write(page: Any, row: int, column: int, value: Out, styles: dict[str, Any], empty: str) -> None:  # noqa: ANN401
    if value is None:
        page.write_blank(row, column, None, styles[empty])
    else:
        write_cell(page, row, column, value, styles)


def _style(column: str) -> str:
    return "date" if column == ON else "number" if column.startswith(VARIABLE) else "text"


def _advice(line: Line, column: str) -> dict[str, Any] | None:
    """What a cell offers or says when one stands in it: nothing is forced, the file is checked when it comes back."""
    if column == PRINTED and line.key[0] == "step":
        return {"validate": "list", "source": list(STEP_WORDS), "show_error": False}
    if column == ON:
        said = "Il giorno del risultato, come 31/12/2026."
        between = {"criteria": "between", "minimum": date(1990, 1, 1), "maximum": date(2100, 12, 31)}
        return {"validate": "date", **between, "error_type": "warning", "error_message": said}
    if column.startswith(VARIABLE):
        name = line.fixed[ASKED].split("; ")[int(column.removeprefix(VARIABLE)) - 1]
        return {"validate": "any", "input_title": HEADERS[column], "input_message": name[:255]}
    return None
