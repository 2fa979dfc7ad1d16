"""The measurement systems of a body, as its pages show them: versions, settings in words, findings, differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from traguardo.access.facade import Authority
from traguardo.kernel.finding import Finding
from traguardo.performance.domain.measurement_system import (
    MeasurementSystem,
    default_settings,
    read_system,
)
from traguardo.performance.domain.measurement_system.system_settings import Line, in_order, lines
from traguardo.performance.domain.plan import Plan
from traguardo.performance.domain.system_checks import check_system
from traguardo.performance.domain.system_checks.rules import WANTED, named
from traguardo.performance.models import MeasurementSystemVersion, SystemState
from traguardo.performance.queries.editions import act
from traguardo.performance.queries.names import RULES

DEFAULT_NUMBER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPage:
    """A version of the system; number 0 is the default one, which belongs to no body. `plans`: names of those it measures."""

    number: int
    name: str
    data: Mapping[str, object]
    state_word: str
    editable: bool
    adopted: bool
    revision: int
    act: str
    plans: tuple[str, ...]
    pk: int = 0
    created_by: str = ""
    created_at: datetime | None = None

    @property
    def title(self) -> str:
        return f"{self.name} (versione {self.number})" if self.number else self.name

    @property
    def system(self) -> MeasurementSystem:
        return read_system(self.data)

    @property
    def lines(self) -> list[Line]:
        """Every setting in words."""
        return lines(self.data)

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Which rule measures which target."""
        return rules(self.system)

    def findings(self, plan: Plan | None = None) -> list[Finding]:
        """What the checks say of it, and of a plan it would measure."""
        return check_system(self.data, plan)


def system_pages(authority: Authority) -> tuple[SystemPage, ...]:
    """Every version of a body, newest first, then the default system. Two SQL statements."""
    rows = MeasurementSystemVersion.objects.filter(authority=authority).select_related("created_by")
    found = rows.prefetch_related("plans").order_by("-number")
    return (*map(_page, found), default_page())


def system_page(authority: Authority, number: int) -> SystemPage:
    """One version of a body, or the default system; LookupError when it has none of that number."""
    found = next((each for each in system_pages(authority) if each.number == number), None)
    if found is None:
        raise LookupError("Questo ente non ha un sistema di misurazione con quel numero.")
    return found


def default_page() -> SystemPage:
    """The system that comes with the software."""
    data = default_settings()
    return SystemPage(
        number=DEFAULT_NUMBER,
        name=str(data["name"]),
        data=data,
        state_word="del programma",
        editable=False,
        adopted=False,
        revision=0,
        act="",
        plans=(),
    )


def rules(system: MeasurementSystem) -> list[tuple[str, str]]:
    """Kinds of target with the rule that measures each, in words."""
    found = ((named(kind, way), system.rule(kind, way)) for kind, way in WANTED)
    return [(title, RULES.get(rule, str(rule)) if rule else "nessuna") for title, rule in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A setting that differs between two systems, in words; with its reasons."""

    label: str
    before: str
    after: str
    reasons: tuple[str, str] = ("", "")


def differences(before: SystemPage, after: SystemPage) -> list[Difference]:
    """What changes from one system to another, line by line."""
    ruled = [
        Difference(label=f"Regola per {title}", before=old, after=new)
        for (title, old), (_, new) in zip(before.rules, after.rules, strict=True)
        if old != new
    ]
    old_lines = {line.name: line for line in before.lines}
    new_lines = {line.name: line for line in after.lines}
    pairs = [(old_lines[name], line) for name, line in new_lines.items() if name in old_lines]
    return ruled + [
        Difference(label=new.label, before=old.text, after=new.text, reasons=(old.reason, new.reason))
        for old, new in pairs
        if (old.text, old.reason) != (new.text, new.reason)
    ]


def _page(row: MeasurementSystemVersion) -> SystemPage:
    return SystemPage(
        pk=row.pk,
        number=row.number,
        name=row.name,
        data=in_order(row.data),
        state_word=SystemState(row.state).label,
        editable=row.state == SystemState.DRAFT,
        adopted=row.state == SystemState.ADOPTED,
        revision=row.revision,
        act=act(row.act_organ, row.act_number, row.act_date),
        plans=tuple(f"{plan.year}, versione {plan.number}" for plan in row.plans.all()),
        created_by=str(row.created_by or ""),
        created_at=row.created_at,
    )
