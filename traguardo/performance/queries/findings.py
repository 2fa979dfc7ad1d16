"""Findings of a plan as a list to work through: filtered, counted, each tied to what it is about and to its rule."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from traguardo.kernel.finding import Finding, Severity
from traguardo.performance.domain.checks import CATALOGUE, RuleCard
from traguardo.performance.queries.board import Board, Subject

CARDS: Mapping[str, RuleCard] = {card.code: card for card in CATALOGUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which findings one looks for; empty means all."""

    severity: str = ""
    code: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A finding with what it is about and the units that answer for it."""

    finding: Finding
    subject: Subject | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one rule."""

    code: str
    severity: Severity
    title: str
    reason: str
    law: str
    items: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The list in view and the counts behind its filters, over the whole plan."""

    groups: tuple[Group, ...]
    shown: int
    severities: Mapping[Severity, int]
    codes: Mapping[str, int]
    whole: int


def findings(board: Board, wanted: Wanted) -> Findings:
    """Gravest first, grouped by rule."""
    listed = [_listed(board, finding) for finding in board.findings]
    kept = [item for item in listed if _matches(item, wanted)]
    return Findings(
        groups=_groups(kept),
        shown=len(kept),
        severities=Counter(item.finding.severity for item in listed),
        codes=dict(sorted(Counter(item.finding.code for item in listed).items())),
        whole=len(listed),
    )


def title(code: str) -> str:
    """The rule's name, or its code where the catalogue does not have it."""
    return CARDS[code].title if code in CARDS else code


def _listed(board: Board, finding: Finding) -> Listed:
    subject = board.subject_of(finding)
    return Listed(finding=finding, subject=subject, units=_units(board, subject))


def _units(board: Board, subject: Subject | None) -> tuple[str, ...]:
    if subject is None:
        return ()
    kind, code = subject
    owner = code if kind == "objective" else board.owners.get(subject, "")
    return board.objectives[owner].units if owner in board.objectives else ()


def _matches(item: Listed, wanted: Wanted) -> bool:
    return (
        wanted.severity in {"", item.finding.severity.value}
        and wanted.code in {"", item.finding.code}
        and (not wanted.unit or wanted.unit in item.units)
    )


def _groups(kept: list[Listed]) -> tuple[Group, ...]:
    by_code: dict[str, list[Listed]] = {}
    for item in kept:
        by_code.setdefault(item.finding.code, []).append(item)
    return tuple(_group(code, tuple(items)) for code, items in by_code.items())


def _group(code: str, items: tuple[Listed, ...]) -> Group:
    card = CARDS.get(code)
    return Group(
        code=code,
        severity=items[0].finding.severity,
        title=title(code),
        reason=card.reason if card else "",
        law=card.law if card else "",
        items=items,
    )
