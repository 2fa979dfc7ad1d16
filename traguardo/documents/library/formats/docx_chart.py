"""A chart as Word draws it: its own numbers inside, to be changed there, and its words for who does not see it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from traguardo.documents.domain.paper import Chart, Picture
from traguardo.documents.library.charting import drawing
from traguardo.documents.library.formats.contents import xml_text
from traguardo.documents.library.formats.drawing import COLOURS
from traguardo.kernel.cells import safe_cell
from traguardo.kernel.numbers import read_number

NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - the same chart gives the same bytes
NAMES = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WIDE, ROW, LEAST, LINES = 6_120_000, 330_000, 1_400_000, 3_000_000
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A series of numbers: its name, a value for each label (None: absent)."""

    name: str
    values: tuple[Decimal | None, ...]


def place(document: Document, chart: Chart, number: int) -> str:
    """The run that shows the chart; its parts go into the document."""
    labels, columns = _drawn(chart)
    part = Part(
        PackURI(f"/word/charts/chart{number}.xml"),
        CONTENT_TYPE.DML_CHART,
        _chart_xml(chart.picture, labels, columns).encode(),
        document.part.package,
    )
    book = Part(
        PackURI(f"/word/embeddings/grafico{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        _book(labels, columns),
        document.part.package,
    )
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    height = LINES if chart.picture is Picture.LINES else max(LEAST, ROW * (len(labels) * len(columns) + 2))
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{WIDE}" cy="{min(height, 8_000_000)}"/>'
        f'<wp:docPr id="{number}" name="Grafico {number}" descr="{xml_text(chart.words)}" title="{xml_text(chart.table.title)}"/>'
        '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="{CHART}"><c:chart {NAMES} r:id="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _drawn(chart: Chart) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """What is drawn: the labels, and the numbers of each series as they are written; the first side of a pyramid is to the left."""
    drawn = drawing(chart.table, chart.picture)
    columns = []
    for place, name in enumerate(drawn.series):
        sign = -1 if chart.picture is Picture.PYRAMID and place == 0 else 1
        values = tuple(_value(row[place].text, sign) for row in drawn.rows)
        columns.append(Series(name=name, values=values))
    return drawn.labels, tuple(columns)


def _value(text: str, sign: int) -> Decimal | None:
    read = read_number(text)
    return sign * read.value if read else None


def _chart_xml(picture: Picture, labels: Sequence[str], columns: Sequence[Series]) -> str:
    lines = picture is Picture.LINES
    drawn = "".join(_series_xml(place, column, labels, lines=lines) for place, column in enumerate(columns))
    overlap = "" if picture is Picture.BARS else '<c:overlap val="100"/>'
    grouping = {Picture.STACK: "percentStacked", Picture.LINES: "standard"}.get(picture, "clustered")
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    body = (
        f'<c:lineChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>{axes}</c:lineChart>'
        if lines
        else f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{drawn}'
        f'<c:gapWidth val="40"/>{overlap}{axes}</c:barChart>'
    )
    order, side = ("minMax", "b") if lines else ("maxMin", "l")
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NAMES}><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{body}'
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"l" if lines else "b"}"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series_xml(place: int, column: Series, labels: Sequence[str], *, lines: bool) -> str:
    letter, last = chr(ord("B") + place % 25), len(labels) + 1
    colour = COLOURS[place % len(COLOURS)].removeprefix("#").upper()
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    shape = f'<c:spPr><a:ln w="28575">{fill}</a:ln></c:spPr>' if lines else f"<c:spPr>{fill}</c:spPr>"
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value:f}</c:v></c:pt>'
        for index, value in enumerate(column.values)
        if value is not None
    )
    names = "".join(f'<c:pt idx="{index}"><c:v>{xml_text(label)}</c:v></c:pt>' for index, label in enumerate(labels))
    count = f'<c:ptCount val="{len(labels)}"/>'
    shown = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Dati!${letter}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{xml_text(column.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>{shape}'
        + ("" if lines else '<c:invertIfNegative val="0"/>')
        + f'<c:dLbls><c:numFmt formatCode="#,##0.##;#,##0.##" sourceLinked="0"/>{shown}</c:dLbls>'
        f"<c:cat><c:strRef><c:f>Dati!$A$2:$A${last}</c:f><c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Dati!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{count}{points}</c:numCache></c:numRef></c:val>" + ('<c:smooth val="0"/>' if lines else "") + "</c:ser>"
    )


def _book(labels: Sequence[str], columns: Sequence[Series]) -> bytes:
    """The numbers of the chart, to be changed from Word."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": NEVER})
    sheet = book.add_worksheet("Dati")
    for row, label in enumerate(labels, 1):
        sheet.write_string(row, 0, safe_cell(label))
    for place, column in enumerate(columns, 1):
        sheet.write_string(0, place, safe_cell(column.name))
        for row, value in enumerate(column.values, 1):
            if value is not None:
                sheet.write_number(row, place, float(value))
    book.close()
    return content.getvalue()
