"""The tree of «Amministrazione trasparente», read from `rules/transparency.toml` (D.Lgs. 33/2013, annex; ANAC 1310/2016)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "rules" / "transparency.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sub-section: what it holds, by which law, how often; which documents (`kinds`) or page of ours answer it."""

    code: str
    title: str
    law: str
    what: str
    often: str
    kinds: tuple[str, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the first level with its parts."""

    title: str
    parts: tuple[Part, ...]


@cache
def tree() -> tuple[Section, ...]:
    """The sections in the order of the law."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Section(
            title=section["title"],
            parts=tuple(Part(**(part | {"kinds": tuple(part.get("kinds", ()))})) for part in section["part"]),
        )
        for section in data["section"]
    )


def part(code: str) -> Part | None:
    """The part of a code, None when the tree has none."""
    return next((each for section in tree() for each in section.parts if each.code == code), None)
