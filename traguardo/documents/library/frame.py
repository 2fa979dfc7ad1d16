"""What every document opens and closes with: whose it is, for which years, how much it holds, where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.kernel.ratio import rounded
from traguardo.performance.facade import Plan, PlanScore

Data = dict[str, object]

SEVERITIES = {
    Severity.ERROR: {"word": "errore", "tone": "bad", "sign": "✗"},
    Severity.WARNING: {"word": "avviso", "tone": "warn", "sign": "▲"},
    Severity.NOTE: {"word": "nota", "tone": "calm", "sign": "●"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All a document is made of. `act` is the resolution that approves it; `source` names the file or register read."""

    plan: Plan
    score: PlanScore
    findings: tuple[Finding, ...] = ()
    act: str = ""
    source: str = ""

    @property
    def at(self) -> date:
        return self.score.at


def frame(material: Material) -> Data:
    """The part all documents share."""
    plan = material.plan
    return {
        "authority": {"name": plan.authority.name, "kind": plan.authority.kind, "residents": plan.authority.residents},
        "plan_title": plan.title,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "year": plan.year,
        "years": years(plan),
        "at": material.at,
        "act": material.act,
        "source": {"name": material.source, "sha256": plan.sha256},
        "counts": {
            "objectives": len(plan.objectives),
            "steps": len(plan.steps),
            "indicators": len(plan.indicators),
            "units": len(plan.units),
            "strategic": sum(node.level != "operational" for node in plan.nodes),
            "operational": sum(node.level == "operational" for node in plan.nodes),
        },
        "findings": findings_rows(material.findings),
    }


def years(plan: Plan) -> list[int]:
    """The years the plan covers."""
    return list(range(plan.first_year, plan.last_year + 1))


def findings_rows(findings: Sequence[Finding]) -> list[Data]:
    """Findings of the checks, heaviest first, with their place and mend."""
    order = list(Severity)
    ordered = sorted(findings, key=lambda finding: (order.index(finding.severity), finding.code, finding.place))
    return [
        {
            "code": finding.code,
            "severity": SEVERITIES[finding.severity],
            "place": where(finding.place),
            "message": finding.message,
            "mend": finding.mend,
        }
        for finding in ordered
    ]


def where(place: Place) -> str:
    """A place of the source as a reader would look for it; empty when the source does not say."""
    return str(place)


def unit_names(plan: Plan, codes: Iterable[str]) -> list[str]:
    """Names of units; a code without a unit stays as it is."""
    names = {unit.code: unit.name for unit in plan.units}
    return [names.get(code, code) for code in codes]


def in_percent(share: Fraction | None) -> object:
    """An exact share rounded once, half up, to hundredths of a point."""
    return None if share is None else rounded(share, 2)
