"""A written document as its portable folder, zipped: its head, and its texts one a file."""

import json

from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.intake.manuscripts import HEAD, TEXTS
from traguardo.documents.library.formats.archive import packed


def portable(manuscript: Manuscript) -> bytes:
    """The zip; brought back, it gives the same manuscript. Tables of figures travel in their own workbook."""
    texts = [(f"{TEXTS}/{_name(chapter)}", chapter.text.encode()) for chapter in manuscript.chapters if chapter.text]
    return packed([(HEAD, _head(manuscript).encode()), *texts])


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
