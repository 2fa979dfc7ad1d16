"""Fills what people wrote with its figures, tables, pictures and parts of the plan: a manuscript becomes a paper.

Nothing asked for is dropped: what is missing is printed as a mark, in its place, and reported as a finding.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.paper import (
    Asked,
    Block,
    Callout,
    Footnote,
    Grid,
    Heading,
    Inline,
    Inserted,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Section,
    Tabled,
    Words,
)
from traguardo.documents.domain.register import Register
from traguardo.documents.domain.registers import to_fill
from traguardo.documents.intake.markup import read_markup
from traguardo.documents.library import charting, closing
from traguardo.documents.library.frame import Material
from traguardo.documents.library.parts import PARTS
from traguardo.kernel.finding import Finding, Place, Severity

PICTURES = {
    "barre": Picture.BARS,
    "torta": Picture.STACK,
    "piramide": Picture.PYRAMID,
    "linee": Picture.LINES,
}
DEADLINES = "scadenze"
QUOTED = ("tavola", "grafico")
DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Whose the document is, of which day, approved by which act, and where the public finds it."""

    owner: str
    owner_kind: str = ""
    at: date
    act: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    public_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The paper, and what could not be put in it."""

    paper: Paper
    findings: tuple[Finding, ...]


def compose(manuscript: Manuscript, register: Register, cover: Cover, material: Material | None = None) -> Composed:
    """The paper of a manuscript. `material`: the plan and its scores, for the parts built from them."""
    composer = _Composer(register=register, material=material, year=manuscript.year)
    sections = [*_reason(manuscript), *(composer.section(chapter) for chapter in manuscript.chapters)]
    sources = tuple(dict.fromkeys(closing.sources_of(sections)))
    numbered = tuple(numbered_sections([*sections, *closing.legal_map(manuscript, sections)]))
    paper = Paper(
        kind=manuscript.kind.value,
        owner=cover.owner,
        owner_kind=cover.owner_kind,
        title=manuscript.title,
        years=_years(manuscript),
        at=cover.at,
        act=cover.act,
        facts=cover.facts or _facts(manuscript, material),
        sections=numbered,
        sources=sources,
        public_url=cover.public_url,
    )
    return Composed(paper=paper, findings=tuple(composer.findings))


def _facts(manuscript: Manuscript, material: Material | None) -> tuple[tuple[str, str], ...]:
    found = (
        ("Anno", str(manuscript.year)),
        ("Piano di riferimento", material.plan.title if material else ""),
        ("Linee guida seguite", manuscript.guideline),
    )
    return tuple((label, value) for label, value in found if value)


def _reason(manuscript: Manuscript) -> list[Section]:
    """Why last year's plan is kept, at the head of the act that confirms it (DM 132/2022, art. 6)."""
    if manuscript.kind is not Kind.CONFIRMATION or not manuscript.reason.strip():
        return []
    content = read_markup(manuscript.reason).blocks
    return [Section(code="motivo", title="Perché si conferma", level=1, content=content)]


def _years(manuscript: Manuscript) -> str:
    first, last = manuscript.first_year, manuscript.last_year
    return str(first) if first == last else f"{first}-{last}"


def numbered_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Sections with their number as code, and headings that go down one level at a time (PDF/UA-1, 7.4.2)."""
    counts: list[int] = []
    for number, section in enumerate(sections, 1):
        level = max(1, min(section.level, len(counts) + 1))
        counts = [*counts[:level], *([0] if len(counts) < level else [])]
        counts[-1] += 1
        code = ".".join(map(str, counts))
        content = tuple(_levelled(section.content, level, number))
        yield replace(section, code=code, level=level, content=content)


def _levelled(content: Iterable[Block], section_level: int, number: int) -> Iterator[Block]:
    deepest = section_level
    for place, block in enumerate(content):
        if isinstance(block, Heading):
            level = min(section_level + block.level - 1, deepest + 1, DEEPEST)
            deepest = level
            yield Heading(level=level, text=block.text, anchor=f"s{number}-{place}")
        else:
            yield block


@dataclass(slots=True)
class _Composer:
    """Puts every thing asked for in its place, section by section."""

    register: Register
    material: Material | None
    year: int
    findings: list[Finding] = field(default_factory=list)
    chapter: Chapter = field(default=Chapter(code="", title=""))
    under: int = 1
    lines: Mapping[Asked | Inserted, int] = field(default_factory=dict)

    def section(self, chapter: Chapter) -> Section:
        """A chapter as a section, still to be numbered."""
        markup = read_markup(chapter.text)
        self.under = 1
        self.chapter, self.lines = chapter, {each.asked: each.line for each in reversed(markup.mentions)}
        self.findings += [replace(each, place=self._place(each.place.row)) for each in markup.findings]
        content = tuple(self.blocks(markup.blocks))
        return Section(
            code=chapter.code, title=chapter.title, level=chapter.level, content=content, legal=chapter.legal
        )

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Inserted):
                yield from map(self.lowered, self.inserted(block))
            elif isinstance(block, Paragraph):
                yield Paragraph(content=self.inline(block.content))
            elif isinstance(block, Listing):
                yield replace(block, items=tuple(tuple(self.blocks(item)) for item in block.items))
            elif isinstance(block, Callout):
                yield replace(block, content=tuple(self.blocks(block.content)))
            elif isinstance(block, Grid):
                yield Grid(heads=self.cells(block.heads), rows=tuple(self.cells(row) for row in block.rows))
            else:
                self.under = block.level if isinstance(block, Heading) else self.under
                yield block

    def lowered(self, block: Block) -> Block:
        """A heading of a part goes under the heading its author put it under."""
        return replace(block, level=block.level + self.under - 1) if isinstance(block, Heading) else block

    def cells(self, cells: Iterable[tuple[Inline, ...]]) -> tuple[tuple[Inline, ...], ...]:
        return tuple(self.inline(cell) for cell in cells)

    def inline(self, content: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple(self._run(each) for each in content)

    def _run(self, run: Inline) -> Inline:
        if isinstance(run, Footnote):
            return Footnote(content=self.inline(run.content))
        if not isinstance(run, Asked):
            return run
        quoted = self.register.quoted(run.reference)
        if quoted:
            return quoted
        mark = f"[cifra mancante: {run.reference}]"
        mend = self.empty(run.reference) or "Controlla tavola, riga e colonna, o aggiungi la tavola ai dati."
        self.miss(run, "COM01", mark, mend, run.reference)
        return Words(text=mark, strong=True)

    def empty(self, reference: str) -> str:
        """What to do when the table of a figure is of a register without it."""
        code = reference.partition(".")[0]
        return "" if code in self.register.tables else to_fill(code, self.year)

    def inserted(self, asked: Inserted) -> Iterator[Block]:
        """The table, picture or part of the plan asked for; a mark in its place when there is none."""
        found = _FILLERS[asked.part](self, asked)
        if found:
            yield from found
            return
        typed = " ".join((asked.part, asked.name, *asked.options)).strip()
        mark = f"[parte mancante: {typed}]"
        empty = self.empty(asked.name) if asked.part in QUOTED else ""
        self.miss(asked, "COM02", mark, empty or _MENDS[asked.part], typed)
        said = (Paragraph(content=(Words(text=empty),)),) if empty else ()
        yield Callout(title=mark, content=said, tone="bad")

    def table(self, asked: Inserted) -> tuple[Block, ...]:
        table = self.register.tables.get(asked.name)
        return (Tabled(table=table, wide="larga" in asked.options),) if table else ()

    def picture(self, asked: Inserted) -> tuple[Block, ...]:
        table = self.register.tables.get(asked.name)
        picture = PICTURES.get(next(iter(asked.options), "barre"))
        drawn = charting.chart(table, picture) if table and picture else None
        return (drawn,) if drawn else ()

    def part(self, asked: Inserted) -> tuple[Block, ...]:
        build = PARTS.get(asked.name)
        return build(self.material, asked.options) if build and self.material else ()

    def deadlines(self, _: Inserted) -> tuple[Block, ...]:
        table = self.register.tables.get(DEADLINES)
        return (Tabled(table=table),) if table else ()

    def miss(self, asked: Asked | Inserted, code: str, mark: str, mend: str, value: str) -> None:
        said = f"Nella sezione «{self.chapter.title}» c'è {mark}."
        place = self._place(self.lines.get(asked, 0))
        self.findings.append(
            Finding(code=code, severity=Severity.ERROR, message=said, mend=mend, place=place, value=value)
        )

    def _place(self, line: int) -> Place:
        return Place(sheet=self.chapter.code, row=line)


_FILLERS = {
    "tavola": _Composer.table,
    "grafico": _Composer.picture,
    "piano": _Composer.part,
    "scadenze": _Composer.deadlines,
}
_MENDS = {
    "tavola": "Controlla il codice della tavola, o aggiungila ai dati.",
    "grafico": "Controlla il codice della tavola e il tipo: barre, torta, piramide (due colonne) o linee.",
    "piano": f"Scegli un piano per il documento e una di queste parti: {', '.join(PARTS)}.",
    "scadenze": "Il calendario delle scadenze non è ancora disponibile per questo ente.",
}
