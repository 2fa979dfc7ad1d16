"""How a Word document looks: its styles, its language, its header and footer, its properties."""

from datetime import datetime, time

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from traguardo.documents.domain.paper import Paper
from traguardo.documents.library.formats.contents import DRAFT
from traguardo.documents.library.formats.words import paragraph, run

FACE = "Calibri"
INK, BLUE, GREY, AMBER = "17324D", "0059B3", "475A6D", "7A4700"
Look = tuple[float, bool, str, float, float]
# name: size in points, bold, colour, space before and after in points
STYLES: dict[str, Look] = {
    "Normal": (11, False, "000000", 0, 6),
    "Title": (28, True, INK, 72, 6),
    "Subtitle": (16, True, BLUE, 0, 18),
    "Heading 1": (20, True, INK, 24, 8),
    "Heading 2": (15, True, BLUE, 18, 6),
    "Heading 3": (13, True, INK, 14, 4),
    "Heading 4": (11, True, BLUE, 12, 4),
    "Heading 5": (11, True, INK, 12, 4),
    "Caption": (10, True, INK, 12, 4),
    "TOC Heading": (16, True, INK, 12, 8),
    "Cella": (9, False, "000000", 2, 2),
    "Testata": (9, True, INK, 2, 2),
    "Fonte": (8.5, False, GREY, 3, 12),
    "Riquadro": (11, False, INK, 0, 0),
    "toc 1": (11, True, INK, 4, 0),
    "toc 2": (11, False, INK, 0, 0),
    "footnote text": (9, False, "000000", 0, 2),
}
CHARACTERS = {"Hyperlink": "w:u", "footnote reference": "w:vertAlign"}


def dress(document: Document) -> None:
    """Give the styles the look of the house, and Italian as their language."""
    for name, look in STYLES.items():
        _style(document, name, look)
    for name, mark in CHARACTERS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        value = "single" if mark == "w:u" else "superscript"
        style.element.get_or_add_rPr().append(parse_xml(f'<{mark} {nsdecls("w")} w:val="{value}"/>'))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "it-IT")
    document.styles["toc 2"].paragraph_format.left_indent = Mm(6)
    document.styles["Title"].element.pPr.remove(document.styles["Title"].element.pPr.find(qn("w:pBdr")))
    for name in ("Caption", "Heading 5"):
        document.styles[name].paragraph_format.keep_with_next = True


def _style(document: Document, name: str, look: Look) -> None:
    size, bold, colour, before, after = look
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15


def describe(document: Document, paper: Paper) -> None:
    """Title, author, language and date of the file: those of the paper."""
    of, at = document.core_properties, datetime.combine(paper.at, time(12))
    of.title, of.author, of.last_modified_by, of.language = (
        paper.title[:255],
        paper.owner[:255],
        paper.owner[:255],
        "it-IT",
    )
    of.subject, of.comments, of.created, of.modified, of.revision = paper.years[:255], "", at, at, 1
    of.identifier, of.keywords, of.category = "", "", paper.kind


def frame(document: Document, paper: Paper, *, draft: bool) -> None:
    """A4 pages, the title above, the number of the page below, «bozza» on each until it is approved."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    warning = run(f"{DRAFT.upper()}. ", strong=True) if draft else ""
    head = paragraph(warning + run(f"{paper.owner} – {paper.title}"), "Fonte")
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot = paragraph(run("Pagina ") + page, "Fonte", '<w:jc w:val="right"/>')
    for place, text in ((section.header, head), (section.footer, foot)):
        element = parse_xml(text.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
        place._element[:] = [element]  # noqa: SLF001 - a header has no public way to be written whole
