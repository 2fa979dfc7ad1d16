"""From a line of the foreign sheet to a value of ours: columns, templates, lookups, translations."""

from decimal import Decimal, InvalidOperation

from traguardo.books.rows import Cell
from traguardo.kernel.finding import Place
from traguardo.kernel.numbers import read_number
from traguardo.performance.intake.mapping.spec import Condition, Expression, Lookup, Where
from traguardo.performance.intake.mapping.tables import PLACEHOLDER, Line, Table, Tables, fill, key, parts, text_of


class NotANumberError(ValueError):
    """The cell should hold a number and does not; `text` is what it holds, `place` where it is, when known."""

    def __init__(self, text: str, place: Place | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.place = place


def number_of(cell: Cell, tables: Tables) -> Decimal | None:
    """The number in a cell: 1234.56, or «1.234,56» where the mapping says that numbers are Italian.

    Raises NotANumberError.
    """
    if isinstance(cell, Decimal) or cell is None:
        return cell
    text = text_of(cell)
    if tables.italian and text:
        read = read_number(text)
        if read is None:
            raise NotANumberError(text)
        return read.value
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise NotANumberError(text) from None


def number_at(table: Table, line: Line, column: str, tables: Tables) -> Decimal | None:
    """The number in a column of a line. Raises NotANumberError with the cell's place."""
    try:
        return number_of(line.cell(column), tables)
    except NotANumberError as wrong:
        shown = line.origins.get(key(column)) or table.shown(column)
        raise NotANumberError(wrong.text, Place(sheet=table.name, row=line.number, column=shown)) from None


def holds(condition: Condition, text: str, outer: Line | None, tables: Tables) -> bool:
    """Whether a cell satisfies a condition; `outer` fills the templates of the condition."""
    wanted = {key(fill(option, outer, tables.words)) for option in condition.equals}
    refused = {key(fill(option, outer, tables.words)) for option in condition.excludes}
    return (
        (not condition.equals or key(text) in wanted)
        and key(text) not in refused
        and (condition.matches is None or bool(condition.matches.search(text)))
        and (condition.filled is None or condition.filled == bool(text))
    )


def chosen(line: Line, where: Where, tables: Tables, outer: Line | None = None) -> bool:
    """Whether a line satisfies all conditions."""
    return all(holds(condition, line.text(column), outer, tables) for column, condition in where.items())


def looked_up(lookup: Lookup, line: Line, tables: Tables) -> list[Line]:
    """The lines of the other sheet that the lookup points at: all, or only the first."""
    index = tables.lines_where(lookup.sheet, lookup.key, lookup.split)
    wanted = parts(fill(lookup.equals, line, tables.words), lookup.split)
    found = [other for piece in wanted for other in index.get(key(piece), [])]
    return found if lookup.all else found[:1]


def evaluate(expression: Expression, line: Line, tables: Tables) -> Cell:
    """The value of an expression on a line; None when there is none. Raises NotANumberError."""
    if expression.lookup:
        cells = [_plain(expression, other, tables) for other in looked_up(expression.lookup, line, tables)]
        cell = _joined([cell for cell in cells if text_of(cell)])
    else:
        cell = _plain(expression, line, tables)
    cell = _worked(expression, cell)
    if expression.number:
        cell = number_of(cell, tables)
    return expression.default if cell is None else cell


def _plain(expression: Expression, line: Line, tables: Tables) -> Cell:
    if expression.value is not None:
        return expression.value
    if expression.template:
        return fill(expression.template, line, tables.words) or None
    if expression.column_named:
        return line.cell(fill(expression.column_named, line, tables.words))
    return next((line.cell(column) for column in expression.columns if line.text(column)), None)


def _joined(cells: list[Cell]) -> Cell:
    """One cell as it is; several as a list, each element once."""
    if len(cells) <= 1:
        return cells[0] if cells else None
    pieces = [piece for cell in cells for piece in parts(text_of(cell), ";")]
    return "; ".join(dict.fromkeys(pieces))


def _worked(expression: Expression, cell: Cell) -> Cell:
    if isinstance(cell, str):
        cell = cell.strip()
    if expression.pattern and cell is not None:
        match = expression.pattern.search(text_of(cell))
        cell = (match[1] if expression.pattern.groups else match[0]) if match else None
    if not expression.split and not expression.translate:
        return None if cell == "" else cell
    table = {key(word): meaning for word, meaning in expression.translate.items()}
    pieces = parts(text_of(cell), expression.split)
    return "; ".join(piece for piece in (table.get(key(one), one) for one in pieces) if piece) or None


def column_shown(expression: Expression, table: Table, tables: Tables) -> str:
    """The name of the file's column that a value comes from, for whoever must find the cell."""
    named = fill(expression.column_named, None, tables.words)
    names = [named] if named else list(expression.columns) or PLACEHOLDER.findall(expression.template)
    if expression.lookup:
        return f"{expression.lookup.sheet}: {' + '.join(names)}"
    shown = [table.shown(name) for name in names if table.shown(name)]
    return " + ".join(shown) if expression.template else next(iter(shown), "")


def columns_needed(expression: Expression, tables: Tables) -> tuple[str, ...]:
    """Columns of its own sheet without which an expression gives nothing; none where it has a way out."""
    template = expression.lookup.equals if expression.lookup else expression.template
    if expression.lookup is None and (expression.default is not None or len(expression.columns) > 1):
        return ()
    named = tuple(name for name in PLACEHOLDER.findall(template) if name not in tables.words)
    return named if expression.lookup else (*expression.columns, *named)
