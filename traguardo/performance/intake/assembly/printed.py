"""Records of what a document prints elsewhere, kept to be checked."""

from decimal import Decimal

from traguardo.performance.domain.plan import Computation, PrintedChange, PrintedFigure, Restatement
from traguardo.performance.intake.assembly.row import Row


def restatement(row: Row) -> Restatement:
    return Restatement(
        subject_kind=row.choice("subject_kind"),
        subject=row.code("subject"),
        attribute=row.text("attribute"),
        printed=row.text("printed"),
        where=row.text("where"),
        place=row.record.place,
    )


def figure(row: Row) -> PrintedFigure:
    return PrintedFigure(
        table=row.text("table"),
        item=row.text("item"),
        kind=row.choice("kind"),
        period=row.code("period"),
        value=row.number("value"),
        printed=row.text("printed"),
        group=row.text("group"),
        unit=row.text("unit"),
        place=row.record.place,
    )


def change(row: Row) -> PrintedChange:
    return PrintedChange(
        table=row.text("table"),
        item=row.text("item"),
        from_period=row.code("from_period"),
        to_period=row.code("to_period"),
        percent=row.number("percent") or Decimal(0),
        printed=row.text("printed"),
        place=row.record.place,
    )


def computation(row: Row) -> Computation:
    return Computation(
        name=row.text("name"),
        formula=row.text("formula"),
        variables=row.variables("variables"),
        result=row.number("result") or Decimal(0),
        printed=row.text("printed"),
        tolerance=row.number("tolerance") or Decimal(0),
        unit=row.text("unit"),
        reason=row.text("reason"),
        place=row.record.place,
    )
