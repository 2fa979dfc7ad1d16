"""A written document as its portable folder, zipped: its head, its texts one a file, the tables its texts quote."""

import json
import re
from collections.abc import Iterator, Mapping

from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.intake.dialect import FIGURE
from traguardo.documents.intake.manuscripts import DATA, HEAD, TEXTS
from traguardo.documents.library.formats.archive import packed
from traguardo.documents.library.tables_book import tables_files
from traguardo.kernel.table import Table

SHOWN = re.compile(r"(?:tavola|grafico)\s+(\S+)")
OWN = ("piano", "scadenze")


def portable(manuscript: Manuscript, tables: Mapping[str, Table]) -> bytes:
    """The zip; brought back, it gives the same manuscript, and the tables it quotes as they are now."""
    texts = [(f"{TEXTS}/{_name(chapter)}", chapter.text.encode()) for chapter in manuscript.chapters if chapter.text]
    kept = [tables[code] for code in dict.fromkeys(quoted(manuscript)) if code in tables]
    files = [(f"{DATA}/{name}", content) for name, content in tables_files(kept)]
    return packed([(HEAD, _head(manuscript).encode()), *texts, *files])


def quoted(manuscript: Manuscript) -> Iterator[str]:
    """The codes of the tables the texts show or take a figure from; those of the plan and the deadlines are not figures kept."""
    for chapter in manuscript.chapters:
        for asked in FIGURE.findall(chapter.text):
            shown = SHOWN.match(asked.strip())
            code = shown[1] if shown else asked.strip().partition(".")[0] if "." in asked else ""
            if code and code not in OWN:
                yield code


def _head(manuscript: Manuscript) -> str:
    lines = [
        f"kind = {_text(manuscript.kind.value)}",
        f"title = {_text(manuscript.title)}",
        f"year = {manuscript.year}",
        f"first_year = {manuscript.first_year}",
        f"last_year = {manuscript.last_year}",
    ]
    told = {"guideline": manuscript.guideline, "reason": manuscript.reason}
    lines += [f"{name} = {_text(value)}" for name, value in told.items() if value]
    return "\n".join([*lines, *(line for chapter in manuscript.chapters for line in _section(chapter)), ""])


def _section(chapter: Chapter) -> list[str]:
    legal = ", ".join(map(_text, chapter.legal))
    lines = [
        "",
        "[[section]]",
        f"code = {_text(chapter.code)}",
        f"title = {_text(chapter.title)}",
        f"level = {chapter.level}",
        f"legal = [{legal}]",
    ]
    return [*lines, f"file = {_text(_name(chapter))}"] if chapter.text else lines


def _name(chapter: Chapter) -> str:
    return f"{chapter.code}.md"


def _text(value: str) -> str:
    """A basic string of TOML: JSON escapes all that it must, but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
