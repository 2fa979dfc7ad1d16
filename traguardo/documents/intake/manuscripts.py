"""A document from its portable folder: `documento.toml`, its texts in `testi/`, its tables in `dati/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from traguardo.books import problems
from traguardo.books.rows import Unreadable
from traguardo.documents.domain.kinds import WRITTEN, Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.intake.tables import read_tables
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.table import Table

HEAD, TEXTS, DATA = "documento.toml", "testi", "dati"
BIGGEST_TEXT = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Portable:
    """What the folder holds; no manuscript when an error was found."""

    manuscript: Manuscript | None
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


def read_manuscript(folder: Path) -> Portable:
    """The document and its tables, with every problem found; a folder without tables has none."""
    findings: list[Finding] = []
    manuscript = _manuscript(folder, findings)
    tables: tuple[Table, ...] = ()
    if (folder / DATA).is_dir():
        try:
            read = read_tables(folder / DATA)
            tables = read.tables
            findings += read.findings
        except Unreadable as unreadable:
            findings.append(unreadable.finding)
    failed = any(finding.severity is Severity.ERROR for finding in findings)
    return Portable(manuscript=None if failed else manuscript, tables=tables, findings=tuple(findings))


def _manuscript(folder: Path, findings: list[Finding]) -> Manuscript | None:
    try:
        head = tomllib.loads((folder / HEAD).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as failure:
        said = f"Nella cartella «{folder.name}» non si legge {HEAD}."
        findings.append(problems.error("MAN01", said, "Metti il file, in UTF-8.", value=type(failure).__name__))
        return None
    except tomllib.TOMLDecodeError as failure:
        said = f"{HEAD} è scritto male: {failure}."
        findings.append(problems.error("MAN02", said, "Correggi la riga indicata.", Place(sheet=HEAD)))
        return None
    kind, years = _kind(head, findings), _years(head, findings)
    chapters = tuple(_chapter(folder, each, findings) for each in head.get("section", ()))
    codes = [chapter.code for chapter in chapters]
    findings += [
        problems.error("MAN05", f"Due sezioni sono «{code}».", "Cambia un codice.", Place(sheet=HEAD))
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    if kind is None or years is None:
        return None
    first, year, last = years
    return Manuscript(
        kind=kind,
        title=str(head.get("title", "")) or f"{kind.label} {first}-{last}",
        year=year,
        first_year=first,
        last_year=last,
        chapters=chapters,
        guideline=str(head.get("guideline", "")),
        reason=str(head.get("reason", "")),
    )


def _kind(head: Mapping[str, Any], findings: list[Finding]) -> Kind | None:
    found = next((kind for kind in WRITTEN if kind.value == head.get("kind")), None)
    if found is None:
        said = f"«{head.get('kind', '')}» non è un tipo di documento."
        words = ", ".join(kind.value for kind in WRITTEN)
        findings.append(problems.error("MAN03", said, f"Scrivi uno di questi: {words}.", Place(sheet=HEAD)))
    return found


def _years(head: Mapping[str, Any], findings: list[Finding]) -> tuple[int, int, int] | None:
    found = [head.get(name) for name in ("first_year", "year", "last_year")]
    years = [year for year in found if isinstance(year, int)]
    if len(years) < 3 or not 2000 <= years[0] <= years[1] <= years[2] < 2100:
        said = "Gli anni del documento mancano o non sono in ordine."
        mend = "Scrivi first_year, year e last_year, per esempio 2022, 2022, 2024."
        findings.append(problems.error("MAN04", said, mend, Place(sheet=HEAD)))
        return None
    return years[0], years[1], years[2]


def _chapter(folder: Path, section: Mapping[str, Any], findings: list[Finding]) -> Chapter:
    code, name = str(section.get("code", "")), str(section.get("file", ""))
    if not code or not section.get("title"):
        said = "Una sezione non ha codice o titolo."
        findings.append(problems.error("MAN05", said, "Scrivi code e title.", Place(sheet=HEAD), value=name))
    return Chapter(
        code=code,
        title=str(section.get("title", "")),
        level=int(section.get("level", 1)),
        text=_text(folder, name, findings) if name else "",
        legal=tuple(str(each) for each in section.get("legal", ())),
    )


def _text(folder: Path, name: str, findings: list[Finding]) -> str:
    path = folder / TEXTS / PurePath(name).name
    try:
        if path.stat().st_size > BIGGEST_TEXT:
            findings.append(problems.error("MAN06", f"Il testo «{name}» supera un megabyte.", "Dividilo in sezioni."))
            return ""
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        said = f"Il testo «{name}» non c'è o non è in UTF-8."
        findings.append(problems.error("MAN06", said, f"Mettilo nella cartella {TEXTS}.", Place(sheet=HEAD)))
        return ""
