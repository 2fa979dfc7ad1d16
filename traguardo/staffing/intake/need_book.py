"""A need in a workbook, a sheet a part and a column a field: read into the shape of NEED.toml, with every problem at its cell."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.books import read_book
from traguardo.books.rows import Cell, Row, Sheet, Unreadable
from traguardo.books.uploads import laid_out
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.italian import it_day
from traguardo.kernel.numbers import italian
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import letters, listed
from traguardo.staffing.domain.need import UNREADABLE
from traguardo.staffing.intake.need_parts import PARTS, Field, Part, Sort

SHEETS = tuple(each for each in PARTS if each.add)
PAID_BY = Field(
    key="paid",
    label="Pagata nel primo anno da",
    help="Sigla della fonte e importo. Per esempio leps: 35.000,00; quote: 42.400,00.",
)
YES = {"si", "x", "true", "1", "vero"}
FINE = 6


def columns_of(part: Part) -> tuple[Field, ...]:
    """The fields of a part as columns of its sheet; hires say what pays them in one."""
    return (*part.fields, PAID_BY) if part.key == "hire" else part.fields


def read_need_book(name: str, data: bytes, content: Mapping[str, object]) -> tuple[dict[str, object], list[Finding]]:
    """The content with the parts that have a sheet in the workbook in the place of its own, and what is wrong (FAB01, LET…)."""
    with laid_out({name: data}) as path:
        try:
            book = read_book(path)
        except Unreadable as unreadable:
            return dict(content), [unreadable.finding]
    findings = [finding for finding in book.findings if finding.severity is Severity.ERROR]
    found = {part: sheet for part in SHEETS if (sheet := book.sheet(part.slug)) is not None}
    if not found:
        said = f"Nel quaderno non c'è nessuno dei fogli attesi: {listed([each.slug for each in SHEETS], limit=20)}."
        findings.append(UNREADABLE.finding(Hit(message=said, mend="Parti dal quaderno che si scarica dal fabbisogno.")))
    told = {part.key: list(_rows(part, sheet, findings)) for part, sheet in found.items()}
    return {**content, **told}, findings


def _rows(part: Part, sheet: Sheet, findings: list[Finding]) -> Iterator[dict[str, object]]:
    """The rows below the heads, those all empty left out."""
    head, *below = sheet.rows or (Row(number=1, cells=()),)
    known = {letters(field.label): field for field in columns_of(part)}
    fields = [known.get(letters(str(cell or ""))) for cell in head.cells]
    for cell, field in zip(head.cells, fields, strict=True):
        if field is None and cell not in (None, ""):
            said = f"La colonna «{cell}» non c'è: in questo foglio si può scrivere {listed([each.label for each in known.values()], limit=30)}."
            findings.append(UNREADABLE.finding(Hit(message=said, place=Place(sheet=sheet.name, row=head.number))))
    for row in below:
        cells = {
            field.key: value
            for field, cell in zip(fields, row.cells, strict=False)
            if field and (value := _value(field, cell))
        }
        if cells:
            yield cells


def _value(field: Field, cell: Cell) -> object:
    """A cell as the file has it: texts, lists, truths; empty is absent."""
    text = _text(cell)
    if field is PAID_BY:
        pairs = [each.rpartition(":") for each in text.split(";") if each.strip()]
        return [{"source": source.strip(), "amount": amount.strip()} for source, _, amount in pairs]
    if field.sort is Sort.FLAG:
        return letters(text) in YES
    if field.sort is Sort.LIST:
        return [each.strip() for each in text.split(";") if each.strip()]
    if field.sort is Sort.CHOICE:
        return next((value for value, label in field.choices if letters(label) == letters(text)), text)
    return text


def _text(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return italian(Fraction(cell), FINE)
    if isinstance(cell, date):
        return it_day(cell)
    return "" if cell is None else "sì" if cell is True else "" if cell is False else cell.strip().removeprefix("'")
