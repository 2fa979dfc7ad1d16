"""How two wordings of a text differ, word by word; and two people's changes to the same text brought together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TOKEN = re.compile(r"\{\{.*?\}\}|\w+(?:['’]\w+)*|\s+|[^\w\s]")


class Fate(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words with one fate."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text, its words in runs; `changed` is false when it reads as before."""

    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        return any(run.fate is not Fate.KEPT for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two changed texts brought together; `clashes` counts the places where both changed the same lines: there, both are kept."""

    text: str
    clashes: int


def word_diff(before: str, after: str) -> tuple[Line, ...]:
    """The lines of both texts, in order, each with its words kept, added or removed.

    Kept and removed words together are `before`; kept and added ones are `after`. A figure between braces is one word.
    """
    old, new = before.splitlines(), after.splitlines()
    found: list[Line] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [_whole(line, Fate.KEPT) for line in old[i1:i2]]
        else:
            found += _changed(old[i1:i2], new[j1:j2])
    return tuple(found)


def changed_words(before: str, after: str) -> tuple[int, int]:
    """How many words were added and how many removed."""
    added = removed = 0
    for line in word_diff(before, after):
        for run in line.runs:
            added += _words(run.text) if run.fate is Fate.ADDED else 0
            removed += _words(run.text) if run.fate is Fate.REMOVED else 0
    return added, removed


def merge(base: str, mine: str, theirs: str) -> Merged:
    """My changes and theirs to the same text, line by line; where both touched the same lines, mine stay above theirs."""
    start, left, right = base.split("\n"), mine.split("\n"), theirs.split("\n")
    out: list[str] = []
    clashes = 0
    for here, my, their in _blocks(start, left, right):
        if their in (my, here):
            out += my
        elif my == here:
            out += their
        else:
            clashes += 1
            out += [*my, *their]
    return Merged(text="\n".join(out), clashes=clashes)


def _words(text: str) -> int:
    return sum(1 for token in TOKEN.findall(text) if token[0].isalnum() or token[0] == "{")


def _whole(line: str, fate: Fate) -> Line:
    return Line(runs=(Run(fate=fate, text=line),))


def _changed(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Lines in the place of others: paired in order, word by word where they have words in common, else whole."""
    found: list[Line] = []
    for before, after in zip(old, new, strict=False):
        runs = _runs(before, after)
        alike = sum(_words(run.text) for run in runs if run.fate is Fate.KEPT)
        if alike * 3 >= max(_words(before), _words(after)):
            found.append(Line(runs=runs))
        else:
            found += [_whole(before, Fate.REMOVED), _whole(after, Fate.ADDED)]
    paired = min(len(old), len(new))
    found += [_whole(line, Fate.REMOVED) for line in old[paired:]]
    return found + [_whole(line, Fate.ADDED) for line in new[paired:]]


def _runs(before: str, after: str) -> tuple[Run, ...]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(fate=Fate.KEPT, text="".join(old[i1:i2])))
        else:
            parts = ((Fate.REMOVED, old[i1:i2]), (Fate.ADDED, new[j1:j2]))
            runs += [Run(fate=fate, text="".join(words)) for fate, words in parts if words]
    return tuple(runs)


def _blocks(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """The three texts cut where all three agree: base, mine and theirs of each stretch."""
    left, right = _matches(base, mine), _matches(base, theirs)
    b = m = t = 0
    for at in range(len(base)):
        if at in left and at in right:
            yield base[b:at], mine[m : left[at]], theirs[t : right[at]]
            yield base[at : at + 1], mine[left[at] : left[at] + 1], theirs[right[at] : right[at] + 1]
            b, m, t = at + 1, left[at] + 1, right[at] + 1
    yield base[b:], mine[m:], theirs[t:]


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where each line of `base` that is still there stands in `other`."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
