"""The guidelines documents follow, by topic, each with its act and the day it was adopted: from `rules/guidelines.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from traguardo.documents.domain.outlines import RULES
from traguardo.kernel.wording import letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """One guideline; `words` are the ways a text calls it."""

    code: str
    topic: str
    title: str
    act: str
    at: date
    words: tuple[str, ...]


@cache
def guidelines() -> tuple[Guideline, ...]:
    """Every guideline known, oldest first."""
    entries = tomllib.loads((RULES / "guidelines.toml").read_text(encoding="utf-8"))["guideline"]
    read = (Guideline(**{**entry, "words": tuple(entry["words"])}) for entry in entries)
    return tuple(sorted(read, key=lambda guide: guide.at))


def topics() -> tuple[str, ...]:
    """What guidelines are about."""
    return tuple(dict.fromkeys(guide.topic for guide in guidelines()))


def newest(topic: str, on: date) -> Guideline | None:
    """The last guideline of a topic adopted by a day, None before the first."""
    return next((guide for guide in reversed(guidelines()) if guide.topic == topic and guide.at <= on), None)


def followed(text: str, topic: str) -> list[Guideline]:
    """The guidelines of a topic a text names, by code or by the ways they are called."""
    bare = letters(text)
    return [
        guide
        for guide in guidelines()
        if guide.topic == topic and any(letters(word) in bare for word in (guide.code, *guide.words))
    ]
