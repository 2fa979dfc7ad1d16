"""A rule of the plan check: its name, why it exists, how to mend what it finds, and the function that looks for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.domain.checks.index import PlanIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule found in a plan; an empty `mend` takes the one of the rule's card."""

    message: str
    place: Place = Place()
    value: str = ""
    mend: str = ""


Check = Callable[[PlanIndex], Iterable[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """One rule of the catalogue; reading rules (LET) have no `check`: the intake raises them.

    `reason` is the logic behind the rule and `law` its article, where there is one.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    mend: str
    example: str
    law: str = ""
    check: Check | None = None

    def findings(self, index: PlanIndex) -> list[Finding]:
        """What the rule finds in the plan, none for a reading rule."""
        return [self.finding(hit) for hit in self.check(index)] if self.check else []

    def finding(self, hit: Hit) -> Finding:
        return Finding(
            code=self.code,
            severity=self.severity,
            message=hit.message,
            mend=hit.mend or self.mend,
            place=hit.place,
            value=hit.value,
        )
