"""Where a published text names a thing, whatever the line breaks and small changes of words, and the figures beside it."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from traguardo.documents.domain.checks.labels import bare, stem
from traguardo.documents.domain.comparison.values import Line
from traguardo.kernel.italian import MONTHS
from traguardo.kernel.numbers import read_number

TOKEN = re.compile(r"\w+")
STOP = frozenset(["il", "lo", "la", "le", "gli", "di", "da", "in", "con", "su", "per", "tra", "fra", "ed", "del", "dei", "della", "delle", "degli", "dell", "al", "alla", "alle", "agli", "allo", "ai", "dal", "dalla", "nel", "nella", "nei", "nelle", "sul", "sulla", "un", "una", "e", "o", "a", "i", "l", "d", "n", "che", "si", "non"])  # fmt: skip
MONTH = "|".join(MONTHS)
DAY = re.compile(rf"(?<!\d)(?:(?P<day>\d{{1,2}})[°º]?\s*(?:[/.\-]\s?(?P<month>\d{{1,2}})[/.\-]\s?|\s(?P<name>{MONTH})\s)|(?P<only>{MONTH})\s)(?P<year>(?:19|20)?\d\d)(?!\d)", re.IGNORECASE)  # fmt: skip
NUMBER = re.compile(r"(?<![\w.,])[+\-−–]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![.,]?\d)(?!\.\d)")
COVERAGE, ANCHORS, SLACK = 0.8, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """A name found: the first and last of the text's words it takes, and how much of the name is there (0-1)."""

    first: int
    last: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The lines around a mention, up to the next name, with the figures in them."""

    first: int
    text: str
    numbers: Counter[Decimal]
    days: Counter[date]


class Words:
    """The words of a text with the line of each, and where each word is."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.line_of: list[int] = []
        self.at: defaultdict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            for found in TOKEN.finditer(line.text):
                self.at[stem(bare(found[0]))].append(len(self.line_of))
                self.line_of.append(number)

    def mentions(self, name: str) -> list[Mention]:
        """Every place where nearly all the words of a name stand close together; whole ones, where there are."""
        words = ordered_stems(name)
        known = sorted((word for word in words if word in self.at), key=lambda word: len(self.at[word]))
        if not words or len(known) < COVERAGE * len(words):
            return []
        wide = len(TOKEN.findall(name)) + SLACK
        found = {mention for anchor in known[:ANCHORS] for mention in self._around(anchor, words, wide)}
        best = max((mention.share for mention in found), default=0)
        return sorted(_apart(mention for mention in found if mention.share >= best))

    def opens(self, mention: Mention) -> bool:
        """Whether the name begins a line with figures, as a row of a table does."""
        line = self.line_of[mention.first]
        begins = mention.first == 0 or self.line_of[mention.first - 1] != line
        return begins and any(map(str.isdigit, self.lines[line].text))

    def _around(self, anchor: str, words: Sequence[str], wide: int) -> Iterator[Mention]:
        before = words.index(anchor)
        for at in self.at[anchor]:
            places = (self._near(word, at, after=place > before) for place, word in enumerate(words))
            near = [place for place in places if place is not None and abs(place - at) <= wide]
            share = len(near) / len(words)
            if share >= COVERAGE and max(near) - min(near) <= wide + SLACK:
                yield Mention(first=min(near), last=max(near), share=share)

    def _near(self, word: str, at: int, *, after: bool) -> int | None:
        """Where a word is next to a place, on the side the name has it; the other side where it is not there."""
        places = self.at.get(word, [])
        left = bisect_left(places, at)
        right, behind = places[left : left + 1], places[max(left - 1, 0) : left]
        if right == [at]:
            return at
        return next(iter((*right, *behind) if after else (*behind, *right)), None)

    def scope(self, mention: Mention, until: int, farthest: int) -> Scope:
        """From the line a mention begins on to that where the next name does, `farthest` lines at most."""
        first, last = self.line_of[mention.first], self.line_of[mention.last]
        stop = self.line_of[until] if until < len(self.line_of) else len(self.lines)
        text = "\n".join(line.text for line in self.lines[first : max(min(stop, last + farthest), last + 1)])
        return Scope(first=first, text=text, numbers=numbers_of(text), days=Counter(days_of(text)))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The tightest of the mentions that share some words."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.last - each.first, each.first)):
        if all(mention.last < other.first or other.last < mention.first for other in kept):
            kept.append(mention)
    return kept


def ordered_stems(name: str) -> list[str]:
    """The words that tell a name, in its order, each once: without accents, endings and articles."""
    words = (bare(found[0]) for found in TOKEN.finditer(name))
    return list(dict.fromkeys(stem(word) for word in words if word not in STOP and (len(word) > 1 or word.isdigit())))


def stems(name: str) -> frozenset[str]:
    """The words that tell a name."""
    return frozenset(ordered_stems(name))


def numbers_of(text: str) -> Counter[Decimal]:
    """The numbers of a text with how many times each stands there; days are none."""
    read = (read_number(found[0]) for found in NUMBER.finditer(DAY.sub(" ", text)))
    return Counter(number.value for number in read if number is not None)


def days_of(text: str) -> Iterator[date]:
    """The days of a text; a month stands for its last."""
    for found in DAY.finditer(text):
        name = found["name"] or found["only"]
        month = MONTHS.index(name.casefold()) + 1 if name else int(found["month"])
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        if 1 <= month <= 12:
            last = monthrange(year, month)[1]
            day = int(found["day"] or last)
            if 1 <= day <= last:
                yield date(year, month, day)
