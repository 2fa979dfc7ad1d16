"""What a simulation counts, as expressions on the people with their amounts: integers only."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.compiling.traces import TableTrace
from traguardo.social_services.domain.effects import CHANGE_ENDS, FIGURES, RATE_ENDS, RISE
from traguardo.social_services.domain.machine import Input, Node
from traguardo.social_services.library.simulation.columns import decoded, tidied
from traguardo.social_services.library.simulation.expressions import computed

HOUSEHOLD, PERSON, ROW_NAMES = "nucleo_tipo", "id", ("id", "codice", "persona")
DECILE, KIND, ISEE, WHO = "t_decile", "t_household", "t_isee", "t_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the regulations compared: `mark` begins its columns, `factor` makes the compared amount of its own.

    `present` and `missing` are the keys that all of the population, or nobody, gives.
    """

    compiled: Compiled
    mark: str
    factor: int = 1
    present: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()

    @property
    def isee(self) -> Input | None:
        """The input whose deciles are looked at: the ISEE of the regulation."""
        keys = [key.name for key in self.compiled.regulation.keys if key.isee]
        return next((read for read in self.compiled.program.inputs if read.name in keys), None)

    def outputs(self) -> dict[str, Node]:
        """The nodes a simulation looks at, by column."""
        program = self.compiled.program
        absent = [
            trace.absent
            for trace in self.compiled.traces
            if isinstance(trace, TableTrace) and trace.if_absent is not None
        ]
        payers = {f"{self.mark}pays_{name}": node for name, node in program.payers.items()}
        return {
            f"{self.mark}amount": program.amount,
            f"{self.mark}valid": program.valid,
            f"{self.mark}complete": program.complete,
            f"{self.mark}covered": program.covered,
            **{f"{self.mark}absent{place}": node for place, node in enumerate(absent)},
            **payers,
        }

    def defaulted(self, table: ir.Table) -> ir.Value:
        """Whether some table took its branch for who gives no value."""
        found = [table[name] for name in table.columns if name.startswith(f"{self.mark}absent")]
        return ibis.or_(*found) if found else ibis.literal(value=False)


def read_inputs(table: ir.Table, sides: tuple[Side, ...]) -> ir.Table:
    """The people with the integers of every side's inputs, who they are and their household."""
    table = tidied(table, {HOUSEHOLD, *(read.name for side in sides for read in side.compiled.program.inputs)})
    columns: dict[str, ir.Value] = {}
    for side in sides:
        for read in side.compiled.program.inputs:
            column = decoded(table, read)
            columns[f"{side.mark}in_{read.name}"] = column.value if column else ibis.null("int64")
    first = sides[0]
    person = next((name for name in ROW_NAMES if name in table.columns), None)
    return table.select(
        **{
            WHO: table[person].cast("string") if person else ibis.literal(""),
            KIND: table[HOUSEHOLD].cast("string").fill_null("") if HOUSEHOLD in table.columns else ibis.literal(""),
        },
        **columns,
    ).mutate(**{ISEE: ibis._[f"{first.mark}in_{first.isee.name}"] if first.isee else ibis.null("int64")})


def with_amounts(table: ir.Table, sides: tuple[Side, ...]) -> ir.Table:
    """The people with what each side gives them."""
    for side in sides:
        known = {"present": side.present, "missing": side.missing}
        table = computed(table, side.outputs(), inputs=f"{side.mark}in_", name=f"{side.mark}n", **known)
    return table


def with_decile(table: ir.Table, ends: tuple[int, ...]) -> ir.Table:
    """The people with their decile: the first whose end is not below their ISEE, 0 with no ISEE."""
    if not ends:
        return table.mutate(**{DECILE: ibis.literal(0, type="int64")})
    isee = table[ISEE]
    branches = [(isee <= end, place) for place, end in enumerate(ends, start=1)]
    return table.mutate(**{DECILE: ibis.cases((isee.isnull(), 0), *branches, else_=len(ends) + 1).cast("int64")})


def tallies(table: ir.Table, sides: tuple[Side, ...]) -> ir.Table:
    """A row for each decile and kind of household, with the figures of a tally."""
    figures = _alone(table, sides[0]) | (_together(table, sides) if len(sides) > 1 else {})
    sums = {name: _count(figures[name]) for name in FIGURES if name in figures}
    return table.group_by(DECILE, KIND).aggregate(people=table.count(), **sums)


def _count(value: ir.Value) -> ir.Value:
    summed = value.cast("int64") if isinstance(value, ir.BooleanValue) else value
    return summed.sum().fill_null(0)


def _only(holds: ir.Value, value: ir.Value) -> ir.Value:
    return ibis.ifelse(holds, value, 0).cast("int64")


def _alone(table: ir.Table, side: Side) -> dict[str, ir.Value]:
    mark = side.mark
    amount, valid, complete, covered = (table[f"{mark}{name}"] for name in ("amount", "valid", "complete", "covered"))
    return {
        "counted": valid,
        "paying": valid & (amount > 0),
        "cents": _only(valid, amount),
        "not_admitted": complete & covered & ~valid,
        "not_provided": complete & ~covered,
        "incomplete": ~complete,
        "by_default": valid & side.defaulted(table),
    }


def _together(table: ir.Table, sides: tuple[Side, ...]) -> dict[str, ir.Value]:
    other = _alone(table, sides[1])
    both, change = both_and_change(table, sides)
    return {
        "other_counted": other["counted"],
        "other_paying": other["paying"],
        "other_cents": other["cents"],
        "compared": both,
        "less": both & (change < 0),
        "less_cents": _only(both & (change < 0), -change),
        "more": both & (change > 0),
        "more_cents": _only(both & (change > 0), change),
    }


def both_and_change(table: ir.Table, sides: tuple[Side, ...]) -> tuple[ir.Value, ir.Value]:
    """Whether both sides give an amount, and how much more the second asks, in cents of the period compared."""
    before, after = (table[f"{side.mark}amount"] * side.factor for side in sides)
    return table[f"{sides[0].mark}valid"] & table[f"{sides[1].mark}valid"], after - before


def changes(table: ir.Table, sides: tuple[Side, ...], *, raised: bool, most: int) -> ir.Table:
    """The people whose amount changes most."""
    both, change = both_and_change(table, sides)
    held = table.filter(both & ((change > 0) if raised else (change < 0)))
    _, change = both_and_change(held, sides)
    size = change if raised else -change
    found = held.select(
        person=held[WHO],
        isee_cents=held[ISEE],
        before=held[f"{sides[0].mark}amount"] * sides[0].factor,
        after=held[f"{sides[1].mark}amount"] * sides[1].factor,
        size=size,
    )
    order = (ibis.desc("size"), "isee_cents", "person", "before")
    return found.order_by(*order).limit(most)


def spans(table: ir.Table, sides: tuple[Side, ...]) -> ir.Table:
    """How many people by how much their amount changes: `up` or not, and the class of CHANGE_ENDS."""
    both, change = both_and_change(table, sides)
    held = table.filter(both & (change != 0))
    _, change = both_and_change(held, sides)
    size = ibis.ifelse(change > 0, change, -change)
    classes = ibis.cases(*((size <= end, place) for place, end in enumerate(CHANGE_ENDS)), else_=len(CHANGE_ENDS))
    return held.group_by(up=change > 0, span=classes.cast("int64")).aggregate(people=held.count())


def marginal_rates(table: ir.Table, side: Side, read: Input, times: Mapping[str, int]) -> ir.Table:
    """How many people by what a hundred euro more of ISEE change in a year: class −1 for a fall, then as RATE_ENDS.

    `times` is how many times a year the amount is due, as `top` and `bottom` of a fraction.
    """
    name = f"{side.mark}in_{read.name}"
    table = table.filter(table[name].notnull() & (table[name] <= read.high - RISE) & table[f"{side.mark}valid"])
    raised = {f"up_in_{each.name}": table[f"{side.mark}in_{each.name}"] for each in side.compiled.program.inputs}
    table = table.mutate(**{**raised, f"up_in_{read.name}": table[name] + RISE})
    program = side.compiled.program
    outputs = {"up_amount": program.amount, "up_valid": program.valid}
    known = {"present": side.present | {read.name}, "missing": side.missing - {read.name}}
    table = computed(table, outputs, inputs="up_in_", name="up_n", **known)
    table = table.filter(table.up_valid)
    change = (table.up_amount - table[f"{side.mark}amount"]) * (times["top"] * 100)
    by = RISE * times["bottom"]
    classes = ibis.cases(
        (change < 0, -1), *((change <= end * by, place) for place, end in enumerate(RATE_ENDS)), else_=len(RATE_ENDS)
    )
    return table.group_by(rate=classes.cast("int64")).aggregate(people=table.count())
