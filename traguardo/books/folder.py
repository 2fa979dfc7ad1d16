"""A CSV file, or a folder of them, into sheets; the name of the file is the name of the sheet."""

import csv
import hashlib
import io
from pathlib import Path

from traguardo.books import limits, problems
from traguardo.books.rows import Book, Cell, Row, Sheet, Unreadable
from traguardo.books.text import decode
from traguardo.kernel.finding import Finding, Place

SEPARATORS = (";", "\t", ",", "|")
MEND_QUOTES = "Riapri il file in un foglio di calcolo e salvalo di nuovo come CSV UTF-8."


def read_csv_file(path: Path) -> Book:
    """A book of one sheet."""
    data = limits.bytes_of(path, limits.CSV_BYTES)
    sheet, findings = _sheet(path.stem, data)
    return Book(name=path.stem, sheets=(sheet,), sha256=hashlib.sha256(data).hexdigest(), findings=tuple(findings))


def read_folder(path: Path) -> Book:
    """A book with a sheet for each .csv of the folder, in order of name; its hash is of names and contents."""
    files = sorted(one for one in path.iterdir() if one.is_file() and one.suffix.casefold() == ".csv")
    if not files:
        said = f"Nella cartella «{path.name}» non c'è nessun file .csv."
        raise problems.refuse("LET03", said, "Mettici i fogli del piano come file .csv, uno per foglio.")
    limits.check_total(files)
    whole, sheets, findings = hashlib.sha256(), [], []
    for file in files:
        data = limits.bytes_of(file, limits.CSV_BYTES, allow_empty=True)
        whole.update(f"{file.name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
        sheet, told = _sheet_or_empty(file.stem, data)
        sheets.append(sheet)
        findings.extend(told)
    return Book(name=path.name, sheets=tuple(sheets), sha256=whole.hexdigest(), findings=tuple(findings))


def _sheet_or_empty(name: str, data: bytes) -> tuple[Sheet, list[Finding]]:
    """A file of the folder that is no CSV is told and left out, so that the problems of the others are told too."""
    try:
        return _sheet(name, data)
    except Unreadable as refusal:
        return Sheet(name, ()), [refusal.finding]


def _sheet(name: str, data: bytes) -> tuple[Sheet, list[Finding]]:
    text, findings = decode(data, name)
    rows = []
    seen = 0
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, cells in enumerate(lines, 1):
            seen += len(cells)
            limits.check_row(name, number, len(cells), seen)
            rows.append(Row(number, tuple(_cell(cell) for cell in cells)))
    except csv.Error as failure:
        raise _malformed(name, len(rows) + 1, str(failure)) from failure
    return Sheet(name, tuple(rows)), findings


def _cell(text: str) -> Cell:
    return text.strip() or None


def _separator(text: str) -> str:
    """The sign that most often parts the first line that has one, outside quotes: a title may stand above."""
    for line in text.splitlines():
        outside = "".join(line.split('"')[0::2])
        if any(sign in outside for sign in SEPARATORS):
            return max(SEPARATORS, key=outside.count)
    return ","


def _malformed(name: str, row: int, why: str) -> Unreadable:
    if "field larger" in why:
        said = "Una cella è più lunga di quanto un foglio di calcolo ammetta: forse manca una virgoletta di chiusura."
    else:
        said = "Le virgolette non tornano: una si apre e non si chiude, o sta in mezzo a una cella."
    return problems.refuse("LET09", said, MEND_QUOTES, Place(sheet=name, row=row))
