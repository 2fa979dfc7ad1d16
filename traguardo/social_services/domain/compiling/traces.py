"""What each rule became: which node holds what, so that the explanation reads figures and never computes again."""

from dataclasses import dataclass

from traguardo.social_services.domain.compiling.values import Value
from traguardo.social_services.domain.machine import Node
from traguardo.social_services.domain.regulation import (
    Adjust,
    Cell,
    Line,
    Payer,
    Quantity,
    Residual,
    Row,
    Shift,
    Split,
    Step,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTrace:
    """A cell: what it gives and when it cannot; its rate in percent and what it is a share of, where it is one."""

    cell: Cell
    value: Value
    undefined: Node
    rate: Node | None = None
    of: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTrace:
    """A row: whether it holds, its cell, and where each shift would lead."""

    row: Row
    holds: Node
    cell: CellTrace
    moved: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTrace:
    """A table: whether a key of it is absent, its rows in order, its shifts with whether each holds."""

    rule: Table
    value: Value
    absent: Node
    rows: tuple[RowTrace, ...]
    shifts: tuple[tuple[Shift, Node], ...] = ()
    if_absent: CellTrace | None = None
    otherwise: CellTrace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidualTrace:
    """A residual: the quota, the means, what is safeguarded, what the person can pay, what is left."""

    rule: Residual
    value: Value
    quota: Node
    means: Node
    safeguard: Node
    per: Node
    payable: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTrace:
    """A line: whether it counts, units asked, free, over the limit, charged, the price and the amount."""

    line: Line
    holds: Node
    amount: Node
    units: Node | None = None
    free: Node | None = None
    over: Node | None = None
    charged: Node | None = None
    price: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityTrace:
    """The sum of its lines."""

    rule: Quantity
    value: Value
    lines: tuple[LineTrace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTrace:
    """A step: whether it is done, its own figure, the amount after it."""

    step: Step
    holds: Node
    figure: Node
    after: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustTrace:
    """Where the adjustment starts and each of its steps."""

    rule: Adjust
    value: Value
    start: Node
    steps: tuple[StepTrace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTrace:
    """The amount shared out, in cents, and what each pays."""

    rule: Split
    value: Value
    payers: tuple[tuple[Payer, Node], ...]


Trace = TableTrace | ResidualTrace | QuantityTrace | AdjustTrace | SplitTrace
