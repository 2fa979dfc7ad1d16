"""How an OpenDocument text looks: its styles, its pages, its properties."""

from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.formats.contents import DRAFT, xml_text

TYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
FACE = "Carlito, Calibri, Liberation Sans"
INK, BLUE, GREY, BLACK = "#17324d", "#0059b3", "#475a6d", "#000000"
BOX = {"calm": "#0059b3", "good": "#00623f", "warn": "#7a4700", "bad": "#a3172f"}
Look = tuple[str, float, bool, str, float, float, str]
# name: parent, size in points, bold, colour, space before and after in points, other properties of the paragraph
PARAGRAPHS: dict[str, Look] = {
    "Standard": ("", 11, False, BLACK, 0, 6, 'fo:line-height="115%"'),
    "Title": ("Standard", 28, True, INK, 72, 6, ""),
    "Subtitle": ("Standard", 16, True, BLUE, 0, 18, ""),
    "Owner": ("Standard", 11, True, BLACK, 0, 6, ""),
    "Heading_20_1": ("Standard", 20, True, INK, 0, 8, 'fo:break-before="page" fo:keep-with-next="always"'),
    "Heading_20_2": ("Standard", 15, True, BLUE, 18, 6, 'fo:keep-with-next="always"'),
    "Heading_20_3": ("Standard", 13, True, INK, 14, 4, 'fo:keep-with-next="always"'),
    "Heading_20_4": ("Standard", 11, True, BLUE, 12, 4, 'fo:keep-with-next="always"'),
    "Heading_20_5": ("Standard", 11, True, INK, 12, 4, 'fo:keep-with-next="always"'),
    "Caption": ("Standard", 10, True, INK, 12, 4, 'fo:keep-with-next="always"'),
    "Cell": ("Standard", 9, False, BLACK, 0, 0, 'fo:line-height="110%"'),
    "CellRight": ("Cell", 9, False, BLACK, 0, 0, 'fo:text-align="end"'),
    "Head": ("Cell", 9, True, INK, 0, 0, ""),
    "HeadRight": ("Cell", 9, True, INK, 0, 0, 'fo:text-align="end"'),
    "Source": ("Standard", 8.5, False, GREY, 3, 12, ""),
    "Footnote": ("Standard", 9, False, BLACK, 0, 2, ""),
    "Contents_20_Heading": ("Standard", 16, True, INK, 0, 8, 'fo:break-before="page"'),
    "Contents_20_1": ("Standard", 11, True, INK, 4, 0, ""),
    "Contents_20_2": ("Standard", 11, False, INK, 0, 0, 'fo:margin-left="6mm"'),
    "Header": ("Standard", 8.5, False, GREY, 0, 0, ""),
    "Footer": ("Standard", 8.5, False, GREY, 0, 0, 'fo:text-align="end"'),
}
TEXTS = {
    "Strong": 'fo:font-weight="bold"',
    "Emphasis": 'fo:font-style="italic"',
    "StrongEmphasis": 'fo:font-weight="bold" fo:font-style="italic"',
    "Internet_20_link": f'fo:color="{BLUE}" style:text-underline-style="solid"',
}
CELLS = {"head": "#e8f1fb", "group": "#f2f5f8", "item": "", "subtotal": "", "total": ""}
LEVELS = 6


def styles(paper: Paper, *, draft: bool) -> str:
    """The named styles, the upright page and the one on its side, what stands above and below each page."""
    named = "".join(_paragraph(name, of) for name, of in PARAGRAPHS.items())
    named += "".join(_box(tone, colour) for tone, colour in BOX.items())
    named += "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in TEXTS.items()
    )
    pages = "".join(_page(name, *size) for name, size in (("Standard", (210, 297)), ("Larga", (297, 210))))
    masters = "".join(_master(name, paper, draft=draft) for name in ("Standard", "Larga"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'fo:font-family="{FACE}" fo:language="it" fo:country="IT"/></style:default-style>{named}{_lists()}</office:styles>'
        f"<office:automatic-styles>{pages}</office:automatic-styles><office:master-styles>{masters}</office:master-styles>"
        "</office:document-styles>"
    )


def meta(paper: Paper) -> str:
    """Title, author, language and date of the file: those of the paper."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {NAMES} office:version="1.3"><office:meta>'
        f"<dc:title>{xml_text(paper.title)}</dc:title><dc:subject>{xml_text(paper.years)}</dc:subject>"
        f"<meta:initial-creator>{xml_text(paper.owner)}</meta:initial-creator><dc:creator>{xml_text(paper.owner)}</dc:creator>"
        f"<meta:creation-date>{paper.at.isoformat()}T12:00:00</meta:creation-date>"
        f"<dc:date>{paper.at.isoformat()}T12:00:00</dc:date><dc:language>it-IT</dc:language>"
        "</office:meta></office:document-meta>"
    )


def manifest(pictures: int) -> str:
    """What the file holds."""
    parts = [("/", TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
    parts += [(f"Pictures/grafico{number}.svg", "image/svg+xml") for number in range(1, pictures + 1)]
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
        f'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{rows}</manifest:manifest>'
    )


def automatic(columns: set[int], turns: set[tuple[str, str]]) -> str:
    """The styles that this text alone needs: widths of columns, paragraphs that turn the page."""
    parts = [
        f'<style:style style:name="C{wide}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{wide / 10:g}mm"/></style:style>'
        for wide in sorted(columns)
    ]
    parts += [
        f'<style:style style:name="{name}-{page}" style:family="paragraph" style:parent-style-name="{name}" '
        f'style:master-page-name="{page}"><style:paragraph-properties fo:break-before="auto"/></style:style>'
        for name, page in sorted(turns)
    ]
    parts += [_cell(name, shade) for name, shade in CELLS.items()]
    table = '<style:table-properties table:align="left"/>'
    row = '<style:table-row-properties fo:keep-together="always"/>'
    parts.append(f'<style:style style:name="T" style:family="table">{table}</style:style>')
    parts.append(f'<style:style style:name="R" style:family="table-row">{row}</style:style>')
    return "".join(parts)


def _paragraph(name: str, of: Look) -> str:
    parent, size, bold, colour, before, after, more = of
    above = f' style:parent-style-name="{parent}"' if parent else ""
    weight = "bold" if bold else "normal"
    return (
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" style:family="paragraph"{above}>'
        f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" {more}/>'
        f'<style:text-properties fo:font-size="{size}pt" fo:font-weight="{weight}" fo:color="{colour}"/></style:style>'
    )


def _box(tone: str, colour: str) -> str:
    edge = f'fo:border-left="4pt solid {colour}" fo:padding-left="3mm" fo:margin-left="4mm" style:join-border="true"'
    return (
        f'<style:style style:name="Box-{tone}" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:paragraph-properties fo:margin-bottom="0pt" {edge}/></style:style>'
    )


def _cell(name: str, shade: str) -> str:
    paint = f' fo:background-color="{shade}"' if shade else ""
    return (
        f'<style:style style:name="cell-{name}" style:family="table-cell"><style:table-cell-properties{paint} '
        'fo:border-bottom="0.5pt solid #c5ccd3" fo:padding="1mm"/></style:style>'
    )


def _lists() -> str:
    levels = {
        "Bullets": '<text:list-level-style-bullet text:level="{0}" text:bullet-char="•">{1}</text:list-level-style-bullet>',
        "Numbers": '<text:list-level-style-number text:level="{0}" style:num-format="1" style:num-suffix=".">{1}'
        "</text:list-level-style-number>",
    }
    place = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-6mm" fo:margin-left="{0}mm"/>'
        "</style:list-level-properties>"
    )
    return "".join(
        f'<text:list-style style:name="{name}">'
        + "".join(level.format(depth, place.format(6 * depth)) for depth in range(1, LEVELS + 1))
        + "</text:list-style>"
        for name, level in levels.items()
    )


def _page(name: str, wide: int, high: int) -> str:
    way = "landscape" if wide > high else "portrait"
    return (
        f'<style:page-layout style:name="page-{name}"><style:page-layout-properties fo:page-width="{wide}mm" '
        f'fo:page-height="{high}mm" style:print-orientation="{way}" fo:margin="20mm"/>'
        '<style:header-style><style:header-footer-properties fo:margin-bottom="6mm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:margin-top="6mm"/></style:footer-style></style:page-layout>'
    )


def _master(name: str, paper: Paper, *, draft: bool) -> str:
    warning = f'<text:span text:style-name="Strong">{xml_text(DRAFT.upper())}. </text:span>' if draft else ""
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="page-{name}"><style:header>'
        f'<text:p text:style-name="Header">{warning}{xml_text(f"{paper.owner} – {paper.title}")}</text:p></style:header>'
        '<style:footer><text:p text:style-name="Footer">Pagina <text:page-number text:select-page="current">1</text:page-number>'
        "</text:p></style:footer></style:master-page>"
    )
