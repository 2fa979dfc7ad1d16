"""One case explained: the amount, who pays, and the tree of figures, rules, articles and parameters it rests on."""

from collections.abc import Iterable, Mapping

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.rule_card import GRAVITY
from traguardo.social_services.domain.cases import Case, read_case
from traguardo.social_services.domain.cases.telling import told
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.compiling.traces import SplitTrace
from traguardo.social_services.domain.explaining.data import explanation_data, failure_data
from traguardo.social_services.domain.explaining.outcomes import outcome_findings
from traguardo.social_services.domain.explaining.rules import tell_rule
from traguardo.social_services.domain.explaining.tree import Explanation, Paid, Said
from traguardo.social_services.domain.explaining.words import Telling, amount
from traguardo.social_services.domain.machine import Run, Tie
from traguardo.social_services.domain.regulation import Key, Rounding, beside_isee

TIES = {
    Tie.HALF_UP: "il mezzo va in su",
    Tie.HALF_EVEN: "il mezzo va al pari",
    Tie.HALF_DOWN: "il mezzo va in giù",
    Tie.UP: "sempre in su",
    Tie.DOWN: "sempre in giù",
}


def explain(compiled: Compiled, data: Mapping[str, object]) -> Explanation:
    """The case, as flat data, explained on the regulation's day. Never raises on bad data: findings say what is wrong."""
    case = read_case(compiled, data)
    return explain_case(compiled, case)


def explain_case(compiled: Compiled, case: Case) -> Explanation:
    """A case already read, explained."""
    run = Run(case.values, compiled.nodes)
    telling = Telling(compiled, run)
    blocked = any(finding.severity is Severity.ERROR for finding in case.findings)
    findings = [*in_force(compiled), *case.findings, *(() if blocked else outcome_findings(telling))]
    sound = not any(finding.severity is Severity.ERROR for finding in findings)
    valid = sound and bool(run(compiled.program.valid))
    cents = run(compiled.program.amount) if valid else None
    result = compiled.regulation.result
    return Explanation(
        amount_cents=cents,
        label=result.label or "Quota a tuo carico",
        period=result.period,
        payers=_payers(compiled, run) if valid else (),
        tree=_tree(telling, cents, blocked=blocked),
        parameters=tuple(use for name, use in compiled.parameters.items() if name in compiled.used),
        findings=gravest_first(findings),
        isee_only_cents=_isee_only(compiled, case, run) if valid else None,
        said={name: telling.shown(name) for name in case.values},
    )


def in_force(compiled: Compiled) -> list[Finding]:
    """An error where the regulation is not in force on the day; nothing where it is."""
    regulation, on = compiled.regulation, compiled.on
    if regulation.valid_from <= on and (regulation.valid_to is None or on <= regulation.valid_to):
        return []
    until = f" al {it_day(regulation.valid_to)}" if regulation.valid_to else ""
    return [
        told(
            "CAS16",
            "",
            f"Il {it_day(on)} il regolamento non è in vigore: vale dal {it_day(regulation.valid_from)}{until}.",
            "Scegli un giorno in cui vale, o il regolamento giusto.",
        )
    ]


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, errors before warnings before notes, then as they came."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: GRAVITY[finding.severity]))


def _payers(compiled: Compiled, run: Run) -> tuple[Paid, ...]:
    labels = {
        payer.name: payer.label
        for trace in compiled.traces
        if isinstance(trace, SplitTrace)
        for payer, _ in trace.payers
    }
    return tuple(
        Paid(name=name, label=labels.get(name, "Persona"), cents=run(node))
        for name, node in compiled.program.payers.items()
    )


def _tree(telling: Telling, cents: int | None, *, blocked: bool) -> Said:
    """The result on top, under it each rule in order, last the rounding."""
    regulation = telling.compiled.regulation
    steps = () if blocked else tuple(tell_rule(telling, trace) for trace in telling.compiled.traces)
    rounding = () if cents is None else (_rounding(telling, cents),)
    shown = "non si può calcolare" if cents is None else it_money(cents)
    period = f" {regulation.result.period}" if regulation.result.period and cents is not None else ""
    return Said(
        what=regulation.result.label or "Quota a tuo carico",
        figure=None if cents is None else telling.compiled.program_amount(telling.run),
        words=f"{shown}{period}.",
        rule=regulation.result.amount,
        steps=(*steps, *rounding),
    )


def _rounding(telling: Telling, cents: int) -> Said:
    rounding = telling.compiled.regulation.rounding or Rounding()
    before = amount(telling.run.exact(telling.compiled.exact_amount), money=True)
    tie = TIES[rounding.tie or Tie.HALF_UP]
    step = amount(rounding.step, money=True)
    after = telling.compiled.program_amount(telling.run)
    changed = f"Da {before} a {it_money(cents)}: al multiplo di {step}, {tie}."
    same = after == telling.run.exact(telling.compiled.exact_amount)
    return Said(what="Arrotondamento", figure=after, words=f"{before} non va arrotondato." if same else changed)


def _isee_only(compiled: Compiled, case: Case, run: Run) -> int | None:
    """What the ISEE alone gives: income, assets and allowances beside it left unsaid, or counted as their least where the
    regulation wants them. None without an ISEE.
    """
    if not any(key.isee and key.name in case.values for key in compiled.regulation.keys):
        return None
    beside = beside_isee(compiled.regulation.keys, compiled.regulation.rules)
    keys = [key for key in compiled.regulation.keys if key.name in beside]
    least = {key.name: _least(compiled, key) for key in keys if key.name in case.values}
    if all(case.values[name] == value for name, value in least.items()):
        return run(compiled.program.amount)
    said = {**case.values, **least}
    values = {name: value for name, value in said.items() if value is not None}
    alone = Run(values)
    return alone(compiled.program.amount) if alone(compiled.program.valid) else None


def _least(compiled: Compiled, key: Key) -> int | None:
    if not key.required and key.default is None:
        return None
    return next(max(read.low, min(0, read.high)) for read in compiled.program.inputs if read.name == key.name)


__all__ = [
    "Explanation",
    "Paid",
    "Said",
    "explain",
    "explain_case",
    "explanation_data",
    "failure_data",
    "gravest_first",
    "in_force",
]
