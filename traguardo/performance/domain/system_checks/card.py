"""A rule on measurement systems: its name, why it exists, how to mend what it finds, and the function that looks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from traguardo.kernel.rule_card import RuleCard
from traguardo.performance.domain.measurement_system import MeasurementSystem, MeasurementSystemError, read_system
from traguardo.performance.domain.plan import Plan

LAW = "D.Lgs. 150/2009, art. 7"


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemCase:
    """A system as plain values and as read; `system` is None where it cannot be read, and `problems` says why.

    `plan`: the plan it would measure, None when it is looked at alone.
    """

    data: Mapping[str, object]
    system: MeasurementSystem | None
    problems: tuple[str, ...]
    plan: Plan | None = None

    def reason(self, name: str) -> str:
        """The reason written beside a setting, empty without one."""
        setting = self.data.get(name)
        return str(setting.get("reason", "")).strip() if isinstance(setting, Mapping) else ""

    @property
    def rules(self) -> list[Mapping[str, object]]:
        """The entries that say which rule measures which target, as written."""
        entries = self.data.get("rule", [])
        return [entry for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list | tuple) else []


def case_of(data: Mapping[str, object], plan: Plan | None = None) -> SystemCase:
    """The case of a system, read once for all the rules."""
    try:
        return SystemCase(data=data, system=read_system(data), problems=(), plan=plan)
    except MeasurementSystemError as error:
        return SystemCase(data=data, system=None, problems=error.problems, plan=plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemCard(RuleCard[SystemCase]):
    """One rule on measurement systems; it cannot be switched off."""

    law: str = LAW
