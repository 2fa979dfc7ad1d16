"""The blocks of a regulation's TOML text: what stands alone at the top, then a block for each table under a head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HEAD = re.compile(r"\s*\[\[?\s*([A-Za-z_]+)(\.[\w.]+)?\s*\]\]?\s*(#.*)?$")
NAME = re.compile(r"\s*name\s*=\s*[\"'](\w+)[\"']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines from `first` up to `last`, counted from 0, both in it; `place` counts the blocks of the same kind from 1."""

    kind: str
    place: int
    first: int
    last: int
    name: str = ""


def blocks(lines: Sequence[str]) -> list[Block]:
    """Every block in order; the first, of no kind, is what stands before any head."""
    starts = [(0, ""), *((number, kind) for number, kind in _heads(lines))]
    ends = [*(number - 1 for number, _ in starts[1:]), len(lines) - 1]
    found: list[Block] = []
    for (first, kind), end in zip(starts, ends, strict=True):
        place = sum(block.kind == kind for block in found) + 1
        last = _without_tail(lines, first, end)
        found.append(Block(kind=kind, place=place, first=first, last=last, name=_name(lines[first : last + 1])))
    return found


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a table of the top begins; `[[rule.row]]` stays in the rule above it."""
    for number, line in enumerate(lines):
        head = HEAD.match(line)
        if head and not head[2]:
            yield number, head[1]


def _without_tail(lines: Sequence[str], first: int, end: int) -> int:
    """Blank lines and comments before the next head belong to it."""
    while end > first and (not lines[end].strip() or lines[end].lstrip().startswith("#")):
        end -= 1
    return end


def _name(lines: Sequence[str]) -> str:
    return next((found[1] for line in lines if (found := NAME.match(line))), "")
