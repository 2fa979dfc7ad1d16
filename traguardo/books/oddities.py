"""What a clerk should know of a sheet's cells: formulas never computed, errors, merges that hide data."""

from collections.abc import Iterator

from traguardo.books import problems
from traguardo.books.facts import Facts, Span
from traguardo.books.rows import Cell, Sheet
from traguardo.kernel.finding import Finding, Place

TOLD_APIECE = 20


def oddities(sheet: Sheet, facts: Facts) -> Iterator[Finding]:
    """One finding per cell; beyond the first twenty of a kind, one that counts the rest."""
    yield from _some(sheet.name, [_formula(sheet, *at) for at in facts.formulas if _is_empty(sheet, *at)])
    yield from _some(sheet.name, [_error(sheet.name, *at) for at in facts.errors])
    yield from _some(sheet.name, [_merge(sheet.name, span) for span in facts.merges if _hides_data(sheet, span)])


def place_of(sheet: str, row: int, column: int) -> Place:
    """Place of a cell, its column named by letter."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return Place(sheet=sheet, row=row + 1, column=letters)


def _some(sheet: str, findings: list[Finding]) -> Iterator[Finding]:
    yield from findings[:TOLD_APIECE]
    rest = len(findings) - TOLD_APIECE
    if rest > 0:
        like = findings[0]
        make = problems.error if like.severity == "error" else problems.warning
        yield make(like.code, f"Lo stesso vale per altre {rest} celle del foglio.", like.mend, Place(sheet=sheet))


def _formula(sheet: Sheet, row: int, column: int) -> Finding:
    said = "La cella contiene una formula senza valore: il file non è mai stato calcolato."
    return problems.error(
        "LET14", said, "Apri il file in un foglio di calcolo e salvalo.", place_of(sheet.name, row, column)
    )


def _error(sheet: str, row: int, column: int) -> Finding:
    said = "La formula della cella dà un errore."
    return problems.error(
        "LET16", said, "Correggi la formula, o scrivi il valore al suo posto.", place_of(sheet, row, column)
    )


def _merge(sheet: str, span: Span) -> Finding:
    first, last, left, right = span
    cells = f"{place_of(sheet, first, left).column}{first + 1}:{place_of(sheet, last, right).column}{last + 1}"
    said = f"Le celle {cells} sono unite: il valore conta solo per la prima."
    mend = "Dividi le celle e ripeti il valore dove serve."
    return problems.warning("LET15", said, mend, place_of(sheet, first, left), cells)


def _hides_data(sheet: Sheet, span: Span) -> bool:
    """Whether the merge covers several rows of a table; a title across the columns hides nothing."""
    first, last, left, right = span
    if first >= len(sheet.rows):
        return False
    cells = sheet.rows[first].cells
    return last > first or any(cell is not None for cell in (*cells[:left], *cells[right + 1 :]))


def _cell_at(sheet: Sheet, row: int, column: int) -> Cell:
    inside = row < len(sheet.rows) and column < len(sheet.rows[row].cells)
    return sheet.rows[row].cells[column] if inside else None


def _is_empty(sheet: Sheet, row: int, column: int) -> bool:
    return _cell_at(sheet, row, column) is None
