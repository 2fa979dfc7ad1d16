"""Reads the text of a section, as people typed it, into the blocks of a paper; nothing typed is lost."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass

from markdown_it.tree import SyntaxTreeNode

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
    Paragraph,
    Words,
)
from traguardo.documents.intake import dialect
from traguardo.kernel.finding import Finding, Place, Severity

LIST_NUMBER = re.compile(r"^[ \t>]*(?:[-+*][ \t]+)*\d{1,9}[.)]", re.MULTILINE)
NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
NEW_LINE = re.compile(r"(?:[a-zA-Z]\)|[ivx]{1,4}[.)]|\d+[.)]|[•–—·])\s")
Node = SyntaxTreeNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A figure or a part asked for, and the line (from 1) of the text it stands on."""

    asked: Asked | Inserted
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A section's text as blocks, with what was not understood; figures and parts are still asked for."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()


def read_markup(text: str) -> Markup:
    """The blocks of a text in the house's markup. Never fails: what is not markup stays as plain words."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text.split("\n"))
    root = dialect.tree(text)
    reader.gather_notes(root)
    blocks = tuple(reader.blocks(root.children))
    if _letters(LIST_NUMBER.sub("", NOTE_MARK.sub("", text))) - _letters(" ".join(words_of(blocks))):
        reader.warn("TXT01", 0, "Una parte del testo non si è potuta leggere come formattata.", "Semplificala.")
        blocks = tuple(Paragraph(content=(Words(text=line),)) for line in reader.lines if line.strip())
    return Markup(blocks=blocks, findings=tuple(reader.findings), mentions=tuple(reader.mentions))


def words_of(value: object) -> Iterator[str]:
    """Every text inside blocks, links and references included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from words_of(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from words_of(getattr(value, each.name))


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


@dataclass(slots=True)
class _Reader:
    """Walks the tree of a text once; `notes` are its footnotes by their mark."""

    lines: list[str]
    notes: dict[str, Node] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def warn(self, code: str, line: int, message: str, mend: str, value: str = "") -> None:
        place = Place(row=line)
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, message=message, mend=mend, place=place, value=value)
        )

    def gather_notes(self, root: Node) -> None:
        """Finds the footnotes, and which of them the text refers to."""
        for node in root.walk():
            if node.type == "footnote_reference":
                self.notes.setdefault(node.meta["label"], node)
            elif node.type == "footnote_ref":
                self.used.add(node.meta["label"])

    def blocks(self, nodes: Iterable[Node]) -> Iterator[Block]:
        for node in nodes:
            yield from _READERS[node.type](self, node)

    def paragraph(self, node: Node) -> Iterator[Block]:
        content = self.inline(node)
        if any(not isinstance(each, Words) or each.text.strip() for each in content):
            yield Paragraph(content=content)

    def heading(self, node: Node) -> Iterator[Block]:
        level = int(node.tag.removeprefix("h"))
        text = " ".join(node.children[0].content.split())
        if level == 1:
            said = f"«{text}» ha un solo cancelletto: il titolo di primo livello è quello della sezione."
            self.warn("TXT02", _line(node), said, "Scrivi «## » davanti ai titoli dentro il testo.", text)
        if "{{" in text:
            said = f"Nel titolo «{text}» c'è una cifra: nei titoli le cifre restano come sono scritte."
            self.warn("TXT03", _line(node), said, "Porta la cifra nel testo sotto il titolo.", text)
        if text:
            yield Heading(level=max(2, level), text=text)

    def listing(self, node: Node) -> Iterator[Block]:
        ordered = node.type == "ordered_list"
        numbers = [child.info for child in node.children]
        items = tuple(tuple(self.blocks(child.children)) for child in node.children)
        if not ordered or set(numbers) == {"1"} or numbers == [str(n) for n in range(1, len(numbers) + 1)]:
            yield Listing(items=items, ordered=ordered)
            return
        for child, item in zip(node.children, items, strict=True):
            yield from _numbered(f"{child.info}{child.markup} ", item)

    def callout(self, node: Node) -> Iterator[Block]:
        title, content = _titled(tuple(self.blocks(node.children)))
        if title or content:
            yield Callout(title=title, content=content)

    def grid(self, node: Node) -> Iterator[Block]:
        rows = [row for part in node.children for row in part.children]
        read = [tuple(self.inline(cell) for cell in row.children) + self._beyond(row) for row in rows]
        wide = max(len(row) for row in read)
        heads, *rest = [row + ((),) * (wide - len(row)) for row in read]
        yield Grid(heads=heads, rows=tuple(rest))

    def _beyond(self, row: Node) -> tuple[tuple[Inline, ...], ...]:
        """Cells typed to the right of the last heading."""
        more = dialect.cells(self.lines[_line(row) - 1])[len(row.children) :]
        if more:
            said = "Questa riga della tabella ha più celle delle intestazioni."
            self.warn("TXT04", _line(row), said, "Aggiungi l'intestazione che manca o togli la cella.", more[0])
        return tuple((Words(text=cell),) for cell in more)

    def part(self, node: Node) -> Iterator[Block]:
        words = node.meta["words"]
        asked = Inserted(part=node.meta["part"], name=words[0] if words else "", options=words[1:])
        self.mentions.append(Mention(asked=asked, line=_line(node)))
        yield asked

    def note(self, node: Node) -> Iterator[Block]:
        """A footnote is printed where its mark is; one that nothing refers to stays a paragraph."""
        label = node.meta["label"]
        if label in self.used and self.notes[label] is node:
            return
        said = f"La nota «{label}» non ha un richiamo nel testo, o è scritta due volte."
        self.warn("TXT05", _line(node), said, f"Scrivi [^{label}] dove la nota va richiamata.", label)
        yield from _numbered(f"[^{label}]: ", tuple(self.blocks(node.children)))

    def inline(self, node: Node) -> tuple[Inline, ...]:
        """What is inside a paragraph or a cell."""
        found: list[Inline] = []
        for child in node.children:
            found += self._runs(child.children, Words(text=""), _line(child), frozenset())
        return tuple(_joined(found))

    def _runs(self, nodes: Sequence[Node], style: Words, line: int, inside: frozenset[str]) -> Iterator[Inline]:
        for place, node in enumerate(nodes):
            line += node.type in ("softbreak", "hardbreak")
            if node.type in ("strong", "em", "link"):
                yield from self._runs(node.children, _styled(style, node), line, inside)
                if title := node.attrs.get("title"):
                    yield _like(style, f" ({title})")
            elif node.type == "softbreak":
                after = nodes[place + 1].content if place + 1 < len(nodes) else ""
                yield _like(style, "\n" if NEW_LINE.match(after) else " ")
            elif node.type == "hardbreak":
                yield _like(style, "\n")
            elif node.type == "figure":
                yield self._figure(node.content, line)
            elif node.type == "footnote_ref":
                yield from self._footnote(node.meta["label"], inside)
            else:
                yield _like(style, node.content)

    def _figure(self, reference: str, line: int) -> Asked:
        asked = Asked(reference=reference)
        self.mentions.append(Mention(asked=asked, line=line))
        return asked

    def _footnote(self, label: str, inside: frozenset[str]) -> Iterator[Inline]:
        """The note itself, in place of its mark; inside a note a mark stays as typed."""
        if inside or label not in self.notes:
            yield Words(text=f"[^{label}]")
            return
        content: list[Inline] = []
        for node in self.notes[label].walk():
            if node.type == "inline":
                space = (Words(text=" "),) if content else ()
                content += (*space, *self._runs(node.children, Words(text=""), _line(node), frozenset({label})))
        yield Footnote(content=tuple(_joined(content)))


_READERS = {
    "paragraph": _Reader.paragraph,
    "heading": _Reader.heading,
    "bullet_list": _Reader.listing,
    "ordered_list": _Reader.listing,
    "blockquote": _Reader.callout,
    "table": _Reader.grid,
    "part": _Reader.part,
    "footnote_reference": _Reader.note,
}


def _line(node: Node) -> int:
    return node.map[0] + 1 if node.map else 0


def _like(style: Words, text: str) -> Words:
    return Words(text=text, strong=style.strong, emphasis=style.emphasis, url=style.url)


def _styled(style: Words, node: Node) -> Words:
    url = str(node.attrs.get("href", "")) or style.url
    strong, emphasis = style.strong or node.type == "strong", style.emphasis or node.type == "em"
    return Words(text="", strong=strong, emphasis=emphasis, url=url)


def _joined(runs: Iterable[Inline]) -> Iterator[Inline]:
    """Runs of one style become one; empty ones go."""
    last: Words | None = None
    for run in runs:
        if isinstance(run, Words) and last and _like(last, run.text) == run:
            last = _like(last, last.text + run.text)
            continue
        if last and last.text:
            yield last
        last = run if isinstance(run, Words) else None
        if last is None:
            yield run
    if last and last.text:
        yield last


def _numbered(before: str, item: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of an item, with its own number as typed in front."""
    first, *rest = item or (Paragraph(content=()),)
    if isinstance(first, Paragraph):
        yield Paragraph(content=(Words(text=before), *first.content))
    else:
        yield from (Paragraph(content=(Words(text=before),)), first)
    yield from rest


def _titled(content: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """A box that opens with a line in bold has it as its title."""
    first = content[0] if content else None
    head = first.content[0] if isinstance(first, Paragraph) and first.content else None
    if not isinstance(first, Paragraph) or not isinstance(head, Words) or not head.strong or head.url:
        return "", content
    rest = first.content[1:]
    return head.text, ((Paragraph(content=rest),) if rest else ()) + content[1:]
