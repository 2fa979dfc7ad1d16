"""A plan as an .ods workbook, written straight as XML so that texts keep every space and the same plan gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape as markup
from xml.sax.saxutils import quoteattr

from traguardo.performance.intake.escaping import escape
from traguardo.performance.intake.layout import README_SHEET
from traguardo.performance.intake.writing.sheets import Column, Filled, Out

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
FONTS = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
STYLES = (
    '<number:date-style style:name="day"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>'
    '<style:style style:name="header" style:family="table-cell"><style:table-cell-properties fo:background-color="#d9e6f2"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="required" style:family="table-cell"><style:table-cell-properties fo:background-color="#17324d"/>'
    '<style:text-properties fo:font-weight="bold" fo:color="#ffffff"/></style:style>'
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
ROWS_TO_FILL = 2_000


def ods_bytes(sheets: Sequence[Filled], readme: Sequence[tuple[str, str]]) -> bytes:
    """The workbook, the «Leggimi» sheet first."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "mimetype", TYPE, zipfile.ZIP_STORED)
        _add(archive, "META-INF/manifest.xml", MANIFEST)
        _add(archive, "content.xml", "".join(_content(sheets, readme)))
    return content.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    archive.writestr(entry, text, method)


def _content(sheets: Sequence[Filled], readme: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} {FONTS} office:version="1.2">'
    yield f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
    yield from _validations(sheets)
    yield f'<table:table table:name="{README_SHEET}">'
    yield from (_row((label, escape(text, typed=True)), ()) for label, text in readme)
    yield "</table:table>"
    for sheet in sheets:
        yield from _table(sheet)
    yield "</office:spreadsheet></office:body></office:document-content>"


def _validations(sheets: Iterable[Filled]) -> Iterator[str]:
    """Drop-downs, one per column with a list of words."""
    yield "<table:content-validations>"
    for sheet in sheets:
        for column in sheet.columns:
            if column.field and column.field.choices:
                words = ";".join(f'"{word}"' for word in column.field.choices.values())
                condition = quoteattr(f"of:cell-content-is-in-list({words})")
                kind = "warning" if column.field.open else "stop"
                yield f"<table:content-validation table:name={quoteattr(_list_name(sheet, column))} table:condition={condition}>"
                yield f'<table:error-message table:message-type="{kind}" table:display="true"/></table:content-validation>'
    yield "</table:content-validations>"


def _list_name(sheet: Filled, column: Column) -> str:
    return f"{sheet.table.name}-{column.field.name}" if column.field and column.field.choices else ""


def _table(sheet: Filled) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.table.title)}>"
    yield f"<table:table-header-rows><table:table-row>{''.join(map(_header, sheet.columns))}</table:table-row></table:table-header-rows>"
    lists = tuple(_list_name(sheet, column) for column in sheet.columns)
    yield from (_row(row, lists) for row in sheet.rows)
    empty = "".join(_empty(name) for name in lists)
    yield f'<table:table-row table:number-rows-repeated="{ROWS_TO_FILL}">{empty}</table:table-row></table:table>'


def _header(column: Column) -> str:
    style = "required" if column.field and column.field.required else "header"
    note = (
        f"<office:annotation><text:p>{markup(column.field.note)}</text:p></office:annotation>" if column.field else ""
    )
    text = paragraphs(escape(column.header, typed=True))
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{note}{text}</table:table-cell>'


def _row(cells: Sequence[Out], lists: Sequence[str]) -> str:
    named = (*lists, *[""] * (len(cells) - len(lists)))
    return f"<table:table-row>{''.join(map(_cell, cells, named))}</table:table-row>"


def _empty(validation: str) -> str:
    return f"<table:table-cell{_validated(validation)}/>"


def _validated(name: str) -> str:
    return f" table:content-validation-name={quoteattr(name)}" if name else ""


def _cell(cell: Out, validation: str) -> str:
    checked = _validated(validation)
    if cell is None:
        return _empty(validation)
    if isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= 15:
        return f'<table:table-cell{checked} office:value-type="float" office:value="{cell:f}"><text:p>{cell:f}</text:p></table:table-cell>'
    if isinstance(cell, date):
        return f'<table:table-cell{checked} table:style-name="date" office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    text = f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else escape(cell, typed=True)
    return f'<table:table-cell{checked} office:value-type="string">{paragraphs(text)}</table:table-cell>'


def paragraphs(text: str) -> str:
    """Text as paragraphs, with its tabs and its runs of spaces."""
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))


def _spaced(line: str) -> str:
    spaced = re.sub(r"(?:^ | (?= )) *", lambda run: f'<text:s text:c="{len(run[0])}"/>', markup(line))
    return spaced.replace("\t", "<text:tab/>")
