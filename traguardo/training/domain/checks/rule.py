"""A rule on training plans, and the case it looks at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from traguardo.kernel.finding import Place
from traguardo.kernel.rule_card import RuleCard
from traguardo.training.domain.hours import Trained
from traguardo.training.domain.lines import Colleague, Heads, Line, heads_of
from traguardo.training.domain.needs import Need
from traguardo.training.domain.plan import TrainingPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A plan and what is known around it: None is what a file alone does not say. `places` is where lines were read."""

    plan: TrainingPlan
    staff: tuple[Colleague, ...] | None = None
    needs: tuple[Need, ...] | None = None
    collecting: bool = False
    trained: tuple[Trained, ...] | None = None
    over: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)

    def heads(self, line: Line) -> Heads:
        """Heads of a line; nothing is counted where the staff is not known."""
        if self.staff is None:
            return Heads(counted=None, stated=line.audience.stated)
        return heads_of(line, self.staff)

    def place(self, line: Line, column: str = "") -> Place:
        """Where a line was read, else its code as the reader of a screen finds it."""
        read = self.places.get(line.code)
        return Place(sheet=read.sheet, row=read.row, column=column) if read else Place()


class Rule(RuleCard[Case]):
    """One rule on training plans; those without `check` are raised while a file is read."""


def named(line: Line) -> str:
    """A line as messages call it."""
    return f"Riga {line.code}, «{line.title}»"


def lines(case: Case) -> Iterator[Line]:
    """The lines of the plan, in order."""
    return iter(case.plan.lines)
