"""The markup people write in: a subset of Markdown without HTML, plus figures and parts between double braces."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

PARTS = ("tavola", "grafico", "piano", "scadenze")
PART = re.compile(r"\{\{\s*(" + "|".join(PARTS) + r")(?:\s+([^{}]*?))?\s*\}\}\s*")
FIGURE = re.compile(r"\{\{([^{}\n]+)\}\}")
SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
DEEPEST = 60
OFF = (
    "autolink",
    "backticks",
    "code",
    "entity",
    "fence",
    "hr",
    "html_block",
    "html_inline",
    "image",
    "lheading",
    "reference",
)


def tree(text: str) -> SyntaxTreeNode:
    """The text as a tree of what it is made of; each footnote stays where it is written."""
    return SyntaxTreeNode(_parser().parse(text, {}))


def cells(line: str) -> list[str]:
    """The cells of a line of a table, as typed.

    >>> cells("> | uno | due \\\\| tre |")
    ['uno', 'due | tre']
    """
    bare = line.lstrip(" \t>").rstrip()
    bare = bare.removeprefix("|")
    found = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", bare)]
    return found[:-1] if len(found) > 1 and not found[-1] else found


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False).disable(list(OFF))
    parser.block.ruler.before("table", "part", _part, {"alt": ["paragraph", "blockquote", "list", "table"]})
    parser.inline.ruler.before("escape", "figure", _figure)
    parser.validateLink = lambda url: bool(SAFE_LINK.match(url))  # type: ignore[method-assign]
    parser.normalizeLink = str  # type: ignore[assignment,method-assign]
    return parser


def _part(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    found = PART.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if found is None:
        return False
    if not silent:
        token = state.push("part", "", 0)
        token.map = [line, line + 1]
        token.meta = {"part": found[1], "words": tuple((found[2] or "").split())}
        state.line = line + 1
    return True


def _figure(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    found = FIGURE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("figure", "", 0).content = " ".join(found[1].split())
    state.pos = found.end()
    return True
