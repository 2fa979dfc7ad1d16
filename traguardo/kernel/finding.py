"""What is wrong, where, why, and how to mend it: one shape for input errors, checks and refusals."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error blocks approval, a warning asks for a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A cell or a row of a file, as its reader would find it: rows count from 1, headers included."""

    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        parts = [f"foglio «{self.sheet}»" if self.sheet else "", f"riga {self.row}" if self.row else ""]
        parts.append(f"colonna «{self.column}»" if self.column else "")
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem, in words a clerk can act on."""

    code: str
    severity: Severity
    message: str
    mend: str
    place: Place = Place()
    value: str = ""


def finding_data(finding: Finding) -> dict[str, object]:
    """The JSON of a finding, the same in every command: {code, severity, sheet, row, column, value, message, mend}."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.place.sheet,
        "row": finding.place.row or None,
        "column": finding.place.column,
        "value": finding.value,
        "message": finding.message,
        "mend": finding.mend,
    }


def worst(findings: "tuple[Finding, ...] | list[Finding]") -> Severity | None:
    """The heaviest severity among findings, None when there are none."""
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    present = {finding.severity for finding in findings}
    return next((severity for severity in order if severity in present), None)
