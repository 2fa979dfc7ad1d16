"""Where in the TOML text is what a finding is about."""

import re
from collections.abc import Sequence

from traguardo.kernel.finding import Finding
from traguardo.social_services.library.source.blocks import Block, blocks

AT_LINE = re.compile(r"(?:at line|alla riga) (\d+)")
NAMED = re.compile(r"(\w+) «(\w+)»")
NUMBERED = re.compile(r"(\w+) (\d+)")
Stretch = tuple[int, int]


def line_of(text: str, finding: Finding) -> int:
    """The line, counted from 1; 0 when the text does not show it."""
    told = AT_LINE.search(finding.message)
    if told:
        return int(told[1])
    place = finding.place
    if not place.sheet and not place.column:
        return 0
    lines = text.split("\n")
    parts = [part for part in place.sheet.split(" › ") if part]
    block = _block(lines, parts[0] if parts else "")
    if block is None:
        return 0
    stretch = (block.first, block.last)
    for part in [*parts[1:], *([place.column] if place.column else [])]:
        stretch = _inside(lines, stretch, part)
    return stretch[0] + 1


def _block(lines: Sequence[str], part: str) -> Block | None:
    """The block of «rule «quota»», of «rule 2», of «limits», or the top."""
    named, numbered = NAMED.fullmatch(part), NUMBERED.fullmatch(part)
    for block in blocks(lines):
        if named:
            right = (block.kind, block.name) == (named[1], named[2])
        elif numbered:
            right = (block.kind, block.place) == (numbered[1], int(numbered[2]))
        else:
            right = block.kind == part
        if right:
            return block
    return None


def _inside(lines: Sequence[str], stretch: Stretch, part: str) -> Stretch:
    """The lines of a part within others; the same when it is not seen there."""
    numbered = NUMBERED.fullmatch(part)
    first, last = stretch
    if numbered:
        return _numbered(lines, stretch, numbered[1], int(numbered[2]))
    wanted = re.compile(rf"\b{re.escape(part)}\b\s*=|[\"']{re.escape(part)}[\"']")
    found = next((at for at in range(first, last + 1) if wanted.search(lines[at])), None)
    return stretch if found is None else (found, last)


def _numbered(lines: Sequence[str], stretch: Stretch, kind: str, number: int) -> Stretch:
    """The so-many-th `[[rule.row]]`, or the so-many-th `{ … }` of `row = [`."""
    first, last = stretch
    heads = [at for at in range(first, last + 1) if re.match(rf"\s*\[\[\w+\.{kind}\]\]", lines[at])]
    if not heads:
        opened = next((at for at in range(first, last + 1) if re.match(rf"\s*{kind}\s*=\s*\[", lines[at])), None)
        if opened is None:
            return stretch
        heads = [at for at in range(opened, last + 1) if "{" in lines[at]]
    if number > len(heads):
        return stretch
    return heads[number - 1], heads[number] - 1 if number < len(heads) else last
