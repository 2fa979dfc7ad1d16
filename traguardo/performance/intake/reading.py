"""A file into a plan: the house's workbook, or a foreign layout through its mapping, with all its problems."""

from dataclasses import dataclass
from pathlib import Path

from traguardo.books import problems, read_book
from traguardo.books.rows import Book, Unreadable
from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.domain.plan import Plan
from traguardo.performance.intake import mapping as mappings
from traguardo.performance.intake import native
from traguardo.performance.intake.assembly import assemble
from traguardo.performance.intake.layout import README_SHEET, TABLES
from traguardo.performance.intake.records import RecordSet
from traguardo.performance.intake.writing.readme import CHECKSUM_LABEL, VERSION, VERSION_LABEL, readme_value
from traguardo.performance.intake.writing.sheets import content_checksum

LOST = frozenset({"LET04", "LET09"})
WRONG_REFERENCE = "LET25"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file gave. `mapping` names how it was read; `sha256` is of its bytes. The plan may be there and refused."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    mapping: str
    sha256: str

    @property
    def refused(self) -> bool:
        """Whether the file may not be imported: some reading error stands, or there is no plan."""
        return self.plan is None or any(finding.severity is Severity.ERROR for finding in self.findings)


def read_plan(path: Path, *, mapping: str | Path | None = None) -> Reading:
    """The plan in `path`, read with the mapping given, or the one that fits; raises Unreadable when nothing can be read.

    Where a sheet of a folder is lost there is no plan, and codes it may have held are not called wrong.
    """
    book = read_book(path)
    lost = any(finding.code in LOST for finding in book.findings)
    try:
        name, records = _records(book, mapping)
    except Unreadable:
        if not lost:
            raise
        return Reading(plan=None, findings=book.findings, mapping="", sha256=book.sha256)
    plan, findings = assemble(records)
    if lost:
        known = tuple(finding for finding in findings if finding.code != WRONG_REFERENCE)
        return Reading(plan=None, findings=known, mapping=name, sha256=book.sha256)
    findings.extend(_since_export(book, plan))
    return Reading(plan=plan, findings=tuple(findings), mapping=name, sha256=book.sha256)


def _records(book: Book, wanted: str | Path | None) -> tuple[str, RecordSet]:
    if wanted in {None, native.NAME} and native.fits(book):
        return native.NAME, native.records(book)
    if wanted == native.NAME:
        raise _unknown(book)
    spec = mappings.load(wanted) if wanted is not None else mappings.find(book)
    if spec is None:
        raise _unknown(book)
    return spec.name, mappings.records(book, spec)


def _since_export(book: Book, plan: Plan | None) -> list[Finding]:
    """Whether the workbook was changed after it was written, or written by a later version than this."""
    version, checksum = readme_value(book, VERSION_LABEL), readme_value(book, CHECKSUM_LABEL)
    place = Place(sheet=README_SHEET)
    findings = []
    if version is not None and _is_later(version):
        said = f"Il quaderno è della versione {version}; questa è la {VERSION}: qualche colonna può restare fuori."
        findings.append(
            problems.warning("LET33", said, "Controlla i dati letti, o aggiorna il programma.", place, version)
        )
    if plan is not None and checksum is not None and version == VERSION and checksum != content_checksum(plan):
        said = "Il contenuto è cambiato da quando il quaderno è stato esportato."
        findings.append(problems.note("LET19", said, "Se non l'hai compilato tu, chiedi chi l'ha cambiato.", place))
    return findings


def _is_later(version: str) -> bool:
    """An earlier version has fewer columns and is read whole; any other may have some this one does not know."""
    return not version.isdecimal() or int(version) > int(VERSION)


def _unknown(book: Book) -> Unreadable:
    found = ", ".join(f"«{sheet.name}»" for sheet in book.sheets[:12]) or "nessuno"
    wanted = ", ".join(f"«{table.title}»" for table in TABLES if not table.optional)
    said = f"Il formato non è riconosciuto. Fogli trovati: {found}. Il quaderno del piano ha i fogli {wanted}."
    why = "; ".join(mappings.misfits(book))
    said = f"{said} Nessuna mappatura pronta va bene: {why}."
    mend = "Parti dal modello (traguardo performance template), o scrivi una mappatura e indicala con --mapping."
    return problems.refuse("LET10", said, mend)
