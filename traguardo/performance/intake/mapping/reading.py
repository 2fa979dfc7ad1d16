"""A foreign book read through a mapping: records of our sheets that know the cell they come from."""

from traguardo.books.rows import Book
from traguardo.performance.intake.mapping.blocks import harvest_block
from traguardo.performance.intake.mapping.columns import add_columns
from traguardo.performance.intake.mapping.formulas import harvest_formula
from traguardo.performance.intake.mapping.harvest import Harvest
from traguardo.performance.intake.mapping.spec import MappingSpec
from traguardo.performance.intake.mapping.tables import tables_of
from traguardo.performance.intake.mapping.years import harvest_authority
from traguardo.performance.intake.records import RecordSet


def records(book: Book, spec: MappingSpec) -> RecordSet:
    """The records of a book. Nothing is raised: what cannot be read is a finding (LET41-LET44), all at once.

    `headers` gives, for each foreign sheet and field of ours, the file's own column.
    """
    tables = tables_of(book, spec.header_rows, italian=spec.italian)
    harvest = Harvest()
    harvest_authority(spec, tables, harvest)
    add_columns(spec, tables, harvest)
    for block in spec.blocks:
        harvest_block(block, tables, harvest)
    for formula in spec.formulas:
        harvest_formula(formula, tables, harvest)
    return RecordSet(
        records={sheet: tuple(rows) for sheet, rows in harvest.records.items()},
        headers=harvest.headers,
        sha256=book.sha256,
        findings=(*book.findings, *harvest.findings),
    )
