"""Findings as a person, a program or a code host reads them: text, JSON, SARIF 2.1.0."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from traguardo.kernel.finding import Finding, Severity, finding_data
from traguardo.performance.domain.checks import CATALOGUE
from traguardo.ui.terminal import NAMES, paragraph

CARDS = {card.code: card for card in CATALOGUE}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SARIF_COLUMN = 1


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: «1 errore», «3 errori»."""
    return f"{number} {one if number == 1 else many}"


def summary(findings: Sequence[Finding]) -> str:
    """«3 errori, 5 avvisi e 2 note», or «nessun rilievo»."""
    tally = Counter(finding.severity for finding in findings)
    parts = [counted(tally[severity], *NAMES[severity]) for severity in Severity if tally[severity]]
    if not parts:
        return "nessun rilievo"
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} e {parts[-1]}"


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Heaviest first; then by place, so that a sheet can be mended from top to bottom."""
    order = list(Severity)
    return sorted(findings, key=lambda item: (order.index(item.severity), item.place, item.code))


def as_json(findings: Iterable[Finding]) -> str:
    """A list of objects {code, severity, sheet, row, column, value, message, mend}."""
    return json.dumps([finding_data(finding) for finding in findings], ensure_ascii=False, indent=2)


def as_text(title: str, findings: Sequence[Finding]) -> str:
    """The answer first, each finding with its place and its mend, the counts by code last."""
    lines = [f"{title}: {summary(findings)}."]
    for severity in Severity:
        group = [finding for finding in findings if finding.severity is severity]
        if group:
            lines += ["", f"{NAMES[severity][1].upper()} ({len(group)})"]
            lines += [line for finding in group for line in _entry(finding)]
    return "\n".join([*lines, *_tally(findings)])


def _entry(finding: Finding) -> list[str]:
    where = str(finding.place) or "piano"
    lines = ["", f"  {finding.code}  {where}", paragraph(finding.message)]
    if finding.value and finding.value not in finding.message:
        lines.append(paragraph(f"Valore letto: {finding.value}"))
    return [*lines, paragraph(f"Rimedio: {finding.mend}")] if finding.mend else lines


def _tally(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return []
    tally = Counter((finding.code, finding.severity) for finding in findings)
    rows = [f"  {code}  {NAMES[severity][0]:<7} {number:>5}" for (code, severity), number in sorted(tally.items())]
    return ["", "In tutto", *rows, f"  {'totale':<14} {len(findings):>5}"]


def as_sarif(path: Path, findings: Sequence[Finding]) -> str:
    """SARIF 2.1.0: a rule for each code met, the sheet of a CSV folder as its own file, the cell in words."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "traguardo", "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(path, finding, codes.index(finding.code)) for finding in findings],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    """A rule as the catalogue gives it; the catalogue's page documents the same words."""
    card = CARDS[code]
    return {
        "id": code,
        "shortDescription": {"text": card.title},
        "fullDescription": {"text": f"{card.reason} {card.law}".strip()},
        "help": {"text": card.mend},
        "defaultConfiguration": {"level": card.severity.value},
    }


def _uri(path: Path, finding: Finding) -> str:
    sheet = path / f"{finding.place.sheet}.csv"
    return quote((sheet if finding.place.sheet and sheet.is_file() else path).as_posix())


def _result(path: Path, finding: Finding, rule: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path, finding)}}
    if finding.place.row:
        physical["region"] = {"startLine": finding.place.row, "startColumn": SARIF_COLUMN}
    location: dict[str, Any] = {"physicalLocation": physical}
    if str(finding.place):
        location["logicalLocations"] = [{"fullyQualifiedName": str(finding.place)}]
    text = f"{finding.message} Rimedio: {finding.mend}" if finding.mend else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": text},
        "locations": [location],
        "properties": {"value": finding.value},
    }
