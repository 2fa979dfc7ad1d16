"""The legal sections of a PIAO, and the outline each kind of document is begun from.

DM 30 giugno 2022, n. 132: art. 2-5 (ordinary), art. 6 (fewer than 50 staff). Kept in `rules/`, so that a jurist can read them.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from traguardo.documents.domain.kinds import WRITTEN, Kind
from traguardo.documents.domain.manuscript import Chapter
from traguardo.kernel.legal import LegalRef

RULES = Path(__file__).resolve().parents[1] / "rules"
DECREE = "DM 132/2022"
SCAFFOLD = re.compile(r"^#|\|\s*\|$|:$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalSection:
    """A section the decree asks for; `simplified`: its article for bodies under 50 staff, None where those may leave it out."""

    code: str
    title: str
    what: str
    ordinary: LegalRef
    simplified: LegalRef | None

    def asked_by(self, kind: Kind) -> LegalRef | None:
        """The article that makes it compulsory in a document of that kind, None where it is not."""
        return {Kind.PIAO: self.ordinary, Kind.PIAO_SIMPLIFIED: self.simplified}.get(kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A section as it is before anybody writes in it: its `text` to begin from, and a `hint` of what to write."""

    code: str
    title: str
    hint: str
    level: int = 1
    legal: tuple[str, ...] = ()
    text: str = ""

    @property
    def chapter(self) -> Chapter:
        return Chapter(code=self.code, title=self.title, level=self.level, text=self.text, legal=self.legal)


@cache
def legal_sections() -> tuple[LegalSection, ...]:
    """Every section the decree names, in its order."""
    return tuple(_legal(entry) for entry in _entries(RULES / "legal_sections.toml"))


def legal_section(code: str) -> LegalSection | None:
    """The legal section of a code, None when the decree has none."""
    return next((section for section in legal_sections() if section.code == code), None)


def compulsory(kind: Kind) -> tuple[LegalSection, ...]:
    """The legal sections a document of that kind must answer; none for what is not a PIAO (DM 132/2022, art. 2-6)."""
    return tuple(section for section in legal_sections() if section.asked_by(kind) is not None)


def unanswered(kind: Kind, chapters: Iterable[Chapter]) -> tuple[LegalSection, ...]:
    """The compulsory legal sections no chapter with a text answers, in the decree's order."""
    answered = {code for chapter in chapters if chapter.text.strip() for code in chapter.legal}
    return tuple(section for section in compulsory(kind) if section.code not in answered)


@cache
def outline(kind: Kind) -> tuple[OutlineSection, ...]:
    """The outline of a kind that people write; ValueError for one only printed from data."""
    if kind not in WRITTEN:
        raise ValueError(f"«{kind.label}» non si scrive: si stampa dai dati.")
    entries = _entries(RULES / "outlines" / f"{kind.value}.toml")
    return tuple(OutlineSection(**{**entry, "legal": tuple(entry.get("legal", ()))}) for entry in entries)


def hint_of(kind: Kind, code: str, legal: Iterable[str] = ()) -> str:
    """What to write in a section: by its code in the outline, else by the legal sections it answers; empty when unknown."""
    known = next((section.hint for section in outline(kind) if section.code == code), "")
    return known or " ".join(found.what for each in legal if (found := legal_section(each)))


def untouched(kind: Kind, chapter: Chapter) -> bool:
    """Whether a chapter still waits for its writer: empty where the law asks for it, or the bare headings it began with."""
    if not chapter.text.strip():
        return bool(chapter.legal)
    begun = next((section.text for section in outline(kind) if section.code == chapter.code), "")
    return chapter.text.strip() == begun.strip() and SCAFFOLD.search(begun) is not None


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["section"]
    return entries


def _legal(entry: dict[str, str]) -> LegalSection:
    simplified = entry.get("simplified")
    return LegalSection(
        code=entry["code"],
        title=entry["title"],
        what=entry["what"],
        ordinary=LegalRef(act=DECREE, article=entry["article"]),
        simplified=LegalRef(act=DECREE, article=simplified) if simplified else None,
    )
