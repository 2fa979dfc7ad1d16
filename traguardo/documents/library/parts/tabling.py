"""Tables of a plan's parts, built line by line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from traguardo.documents.domain.paper import Block, Paragraph, Tabled, Words
from traguardo.documents.library.frame import Data, Material
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table before it has its code; without values it is a heading of those that follow."""

    label: str
    values: tuple[object, ...] = ()
    total: bool = False


def tabled(
    material: Material,
    title: str,
    stub: str,
    columns: Sequence[Column],
    lines: Iterable[Line],
    *,
    wide: bool = False,
    note: str = "",
) -> Tabled:
    """A table whose source is the plan; its code is made of its title."""
    code = "-".join(word for word in "".join(sign if sign.isalnum() else " " for sign in title.casefold()).split())
    return Tabled(
        wide=wide,
        table=Table(
            code=code,
            title=title,
            stub=stub,
            columns=tuple(columns),
            rows=tuple(_row(number, line) for number, line in enumerate(lines, 1)),
            source=Source(
                description=f"{material.plan.title}, dati al {material.at:%d/%m/%Y}", sha256=material.plan.sha256
            ),
            note=note,
        ),
    )


def _row(number: int, line: Line) -> Row:
    kind = RowKind.TOTAL if line.total else RowKind.ITEM if line.values else RowKind.GROUP
    return Row(code=f"r{number}", label=line.label, values=cast("tuple[Value, ...]", line.values), kind=kind)


def text(heading: str) -> Column:
    """A column of words."""
    return Column(heading=heading)


def percent(heading: str) -> Column:
    """A column of points per cent."""
    return Column(heading=heading, measure=Measure.PERCENT)


def points(heading: str) -> Column:
    """A column of points out of a hundred."""
    return Column(heading=heading, measure=Measure.NUMBER, unit="su 100")


def rows(data: Data, name: str) -> list[Data]:
    """The records gathered under a name."""
    return cast("list[Data]", data[name])


def items(data: Data, name: str) -> list[object]:
    """The plain values gathered under a name."""
    return cast("list[object]", data[name])


def grouped(groups: Iterable[Data], line: Callable[[Data], Line], *, heads: bool = True) -> Iterator[Line]:
    """The lines of groups of rows, under the group's own heading and that of each operational objective."""
    for group in groups:
        if heads and words(group, "title"):
            yield Line(coded(group))
        node = ""
        for row in rows(group, "rows"):
            if words(row, "node") not in {"", node}:
                node = words(row, "node")
                yield Line(node)
            yield line(row)


def when(condition: bool, *values: Item) -> tuple[Item, ...]:  # noqa: FBT001 - reads as a sentence
    """The values when the condition holds, nothing otherwise: a column comes and goes."""
    return values if condition else ()


def words(data: Data, name: str) -> str:
    """The text, or the texts one after the other, gathered under a name."""
    found = data[name]
    return "; ".join(map(str, found)) if isinstance(found, list) else str(found if found is not None else "")


def coded(data: Data) -> str:
    """Code and title in one label."""
    return f"{words(data, 'code')} {words(data, 'title')}".strip()


def mark(data: Data) -> str:
    """A state as its sign and word: never colour alone."""
    return f"{words(data, 'sign')} {words(data, 'word')}"


def said(sentence: str) -> tuple[Block, ...]:
    """A paragraph of plain words."""
    return (Paragraph(content=(Words(text=sentence),)),)
