"""Tables of a plan's parts, built line by line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from traguardo.documents.domain.paper import Block, Paragraph, Tabled, Words
from traguardo.documents.library.frame import Data, Material
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table, Value


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
    """A table whose source is the plan; its code is made of its title. A column with nothing in it is left out."""
    given = list(lines)
    kept = [across for across in range(len(columns)) if any(_says(line, across) for line in given)] or [0]
    code = "-".join(word for word in "".join(sign if sign.isalnum() else " " for sign in title.casefold()).split())
    return Tabled(
        wide=wide,
        table=Table(
            code=code,
            title=title,
            stub=stub,
            columns=tuple(columns[across] for across in kept),
            rows=tuple(_row(number, line, kept) for number, line in enumerate(given, 1)),
            source=Source(
                description=f"{material.plan.title}, dati al {material.at:%d/%m/%Y}", sha256=material.plan.sha256
            ),
            note=note,
        ),
    )


def _says(line: Line, across: int) -> bool:
    return bool(line.values) and not line.total and line.values[across] not in {None, ""}


def _row(number: int, line: Line, kept: Sequence[int]) -> Row:
    kind = RowKind.TOTAL if line.total else RowKind.ITEM if line.values else RowKind.GROUP
    values = tuple(line.values[across] for across in kept) if line.values else ()
    return Row(code=f"r{number}", label=line.label, values=cast("tuple[Value, ...]", values), kind=kind)


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
