"""A regulation compiled for a day, as known on a day: one program for every back end, and what each rule became."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from traguardo.kernel.finding import Finding
from traguardo.social_services.domain.compiling.amounts import compile_adjust, compile_quantity, compile_residual
from traguardo.social_services.domain.compiling.expressions import compiled as computed
from traguardo.social_services.domain.compiling.names import define_keys, define_parameters
from traguardo.social_services.domain.compiling.references import hold_references
from traguardo.social_services.domain.compiling.splits import compile_split
from traguardo.social_services.domain.compiling.tables import compile_table
from traguardo.social_services.domain.compiling.traces import Trace
from traguardo.social_services.domain.compiling.values import Dimension, ParameterUse, Shop, Value
from traguardo.social_services.domain.machine import Builder, Input, Node, Program, Run, Tie
from traguardo.social_services.domain.regulation import CENT, AnyRule, Regulation, Rounding, Split

WIDEST = 128
NO_SETTINGS: Mapping[str, Fraction] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A regulation on a day: the program, the traces of its rules in order, the parameters it took, the exact amount before rounding."""

    regulation: Regulation
    on: date
    known: date
    program: Program
    traces: tuple[Trace, ...]
    parameters: Mapping[str, ParameterUse]
    names: Mapping[str, Value]
    used: frozenset[str]
    exact_amount: Node
    times_a_year: Fraction
    labels: Mapping[str, str]
    nodes: tuple[Node, ...]

    def program_amount(self, run: Run) -> Fraction:
        """What the user pays in a run, in euro."""
        return run.exact(self.program.amount)


def compile_regulation(
    regulation: Regulation, *, on: date, known: date, settings: Mapping[str, Fraction] = NO_SETTINGS
) -> tuple[Compiled | None, list[Finding]]:
    """The regulation as it is on a day, with what was known on another; None, with every error, when it makes no sense.

    `settings` are values tried in place of parameters, by name. No clock, no file but the national indexes.
    """
    shop = Shop(regulation=regulation, on=on, known=known)
    inputs = define_keys(shop)
    define_parameters(shop, settings)
    hold_references(shop)
    traces = tuple(_rule(shop, rule) for rule in regulation.rules)
    shop.rule = "result"
    amount = shop.as_money(shop.named(regulation.result.amount), "amount")
    program = _program(shop, inputs, amount, _cents(shop, amount.node), traces)
    if program.bits > WIDEST:
        shop.wrong(
            "REG09",
            f"I conti chiedono interi di {program.bits} bit: più dei {WIDEST} che le basi dati sanno tenere.",
            "Abbassa i «max» delle chiavi, o arrotonda un passaggio intermedio.",
        )
    times = _times(shop)
    if shop.findings:
        return None, _told_once(shop.findings)
    compiled = Compiled(
        regulation=regulation,
        on=on,
        known=known,
        program=program,
        traces=traces,
        parameters=shop.parameters,
        names=shop.names,
        used=frozenset(shop.used),
        exact_amount=amount.node,
        times_a_year=times,
        labels=_labels(regulation),
        nodes=shop.builder.nodes,
    )
    return compiled, []


def _told_once(findings: list[Finding]) -> list[Finding]:
    """Without what follows from a parameter that is not known: figures made on it make no sense of their own."""
    unknown = any(finding.code == "REG08" for finding in findings)
    return [finding for finding in findings if not (unknown and finding.code in {"REG04", "REG07"})]


def _cents(shop: Shop, amount: Node) -> Node:
    """The amount rounded as the regulation says, then to whole cents where its step is finer."""
    rounding = shop.regulation.rounding or Rounding()
    if rounding.step <= 0:
        shop.wrong(
            "REG04", "Il passo di arrotondamento non è maggiore di zero.", "Scrivi per esempio 0.01.", key="step"
        )
        return amount
    rounded = shop.builder.rounded(amount, step=rounding.step, tie=rounding.tie or Tie.HALF_UP)
    return shop.builder.rounded(rounded, step=CENT, tie=Tie.HALF_UP)


def _labels(regulation: Regulation) -> dict[str, str]:
    """The words of every name, in the middle of a sentence."""
    said = {key.name: key.label for key in regulation.keys} | {each.name: each.label for each in regulation.parameters}
    for rule in regulation.rules:
        said[rule.name] = rule.title
        if isinstance(rule, Split):
            said |= {f"{rule.name}_{payer.name}": f"{rule.title}, {payer.label}" for payer in rule.payers}
    return said


def _rule(shop: Shop, rule: AnyRule) -> Trace:
    """A rule made of bare numbers gives euro, unless its `unit` says what it counts."""
    shop.rule = f"rule «{rule.name}»"
    if rule.name in shop.names:
        shop.wrong("REG04", f"Il nome «{rule.name}» è dato due volte.", "Dai un altro nome alla regola.", key="name")
    trace = _COMPILERS[type(rule).__name__](shop, rule)
    if trace.value.dimension is Dimension.FREE:
        counts = bool(rule.unit) and "euro" not in rule.unit.casefold().split()
        trace = replace(trace, value=replace(trace.value, dimension=Dimension.NUMBER if counts else Dimension.MONEY))
    shop.names[rule.name] = trace.value
    return trace


def _program(shop: Shop, inputs: tuple[Input, ...], amount: Value, cents: Node, traces: tuple[Trace, ...]) -> Program:
    builder = shop.builder
    admitted = builder.negated(builder.any_of(shop.refused))
    covered = builder.negated(builder.any_of([*shop.uncovered, builder.below(cents, builder.constant(0))]))
    payers = _payers(shop, cents)
    complete = builder.all_of([amount.given, *(trace.value.given for trace in traces)])
    return Program(
        inputs=inputs,
        amount=_in_cents(builder, cents),
        payers={name: _in_cents(builder, node) for name, node in payers.items()},
        valid=builder.all_of([complete, admitted, covered]),
        admitted=admitted,
        covered=covered,
        complete=complete,
    )


def _in_cents(builder: Builder, node: Node) -> Node:
    """The same amount over 100; one that is not whole cents is of a regulation already refused."""
    return builder.rescaled(node, 100) if 100 % node.scale == 0 else node


def _payers(shop: Shop, cents: Node) -> dict[str, Node]:
    """Who pays, by name; a later split says better who pays the part it splits."""
    splits = {rule.name: rule for rule in shop.regulation.rules}
    payers: dict[str, Node] = {}
    for name in shop.regulation.result.splits:
        split = splits.get(name)
        if not isinstance(split, Split):
            shop.wrong(
                "REG02", f"La ripartizione «{name}» non esiste.", "Scrivi il nome di una regola «split».", key="splits"
            )
            continue
        payers |= {payer.name: shop.named(f"{name}_{payer.name}").node for payer in split.payers}
    return payers or {"utente": cents}


def _times(shop: Shop) -> Fraction:
    times = computed(shop, shop.regulation.result.times_a_year)
    if times.constant is None or times.constant <= 0:
        shop.wrong(
            "REG07", "«times_a_year» non è un numero maggiore di zero.", "Scrivi per esempio 12.", key="times_a_year"
        )
    return times.constant or Fraction(1)


_COMPILERS: dict[str, Callable[..., Trace]] = {
    "Table": compile_table,
    "Residual": compile_residual,
    "Quantity": compile_quantity,
    "Adjust": compile_adjust,
    "Split": compile_split,
}

__all__ = ["Compiled", "Dimension", "ParameterUse", "Trace", "Value", "compile_regulation"]
