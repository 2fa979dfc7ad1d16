"""What a case's run says beyond its figures: the branch taken by default, a refusal, a hole of the regulation, missing data."""

from collections.abc import Iterator

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day
from traguardo.kernel.wording import listed
from traguardo.social_services.domain.cases.telling import told
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.compiling.traces import AdjustTrace, QuantityTrace, TableTrace, Trace
from traguardo.social_services.domain.explaining.branches import Way, branch_of
from traguardo.social_services.domain.explaining.words import Telling, count, with_unit
from traguardo.social_services.domain.machine import Op, Program, Run, in_order
from traguardo.social_services.domain.regulation import CellKind, StepKind


def outcome_findings(telling: Telling) -> Iterator[Finding]:
    """What the case's figures rest on, and why there is none where there is none."""
    compiled, run = telling.compiled, telling.run
    program = compiled.program
    yield from _defaults(telling)
    if not run(program.complete):
        yield _incomplete(compiled, run)
    elif not run(program.covered):
        yield from _uncovered(telling)
    elif not run(program.admitted):
        for reason in dict.fromkeys(reason for trace in compiled.traces for reason in refusals(telling, trace)):
            yield told("CAS13", "", f"La persona non è ammessa: {reason}.", "Comunicalo con il motivo e l'articolo.")
    yield from _parameter_notes(compiled)


def _defaults(telling: Telling) -> Iterator[Finding]:
    for trace in telling.compiled.traces:
        if isinstance(trace, TableTrace) and branch_of(telling.run, trace).way is Way.ABSENT:
            absent = [name for name in trace.rule.keys if not telling.run(telling.value(name).given)]
            yield told(
                "CAS12",
                absent[0],
                f"Manca {listed(telling.label(name) for name in absent)}: in «{trace.rule.title}» si applica il ramo previsto per chi non lo presenta.",
                "Se il dato arriva, scrivilo e rifai il conto.",
            )


def needed_names(program: Program) -> tuple[str, ...]:
    """The optional keys that the program looks for."""
    return tuple(dict.fromkeys(node.name for node in in_order([program.complete]) if node.op is Op.GIVEN))


def _incomplete(compiled: Compiled, run: Run) -> Finding:
    labels = {key.name: key.label for key in compiled.regulation.keys}
    absent = [name for name in needed_names(compiled.program) if name not in run.values]
    return told(
        "CAS15",
        next(iter(absent), ""),
        f"Senza {listed(f'«{labels.get(name, name)}»' for name in absent)} il regolamento non dice quanto si paga.",
        "Scrivi il dato che manca; l'importo non è zero.",
    )


def _uncovered(telling: Telling) -> Iterator[Finding]:
    holes = [
        trace
        for trace in telling.compiled.traces
        if isinstance(trace, TableTrace) and branch_of(telling.run, trace).way is Way.NONE
    ]
    for trace in holes:
        values = listed(f"{telling.label(name)} {telling.shown(name)}" for name in trace.rule.keys)
        yield told(
            "CAS14",
            trace.rule.keys[0],
            f"Nessuna riga di «{trace.rule.title}» prevede {values}: il regolamento ha un buco.",
            "Chiedi all'ufficio come va letto e completa la tabella.",
        )
    if not holes and telling.run(telling.compiled.program.amount) < 0:
        yield told(
            "CAS14",
            "",
            "Il conto dà un importo negativo.",
            "Chiedi all'ufficio: manca un minimo di zero in una regola.",
        )
    elif not holes:
        yield told("CAS14", "", "Un calcolo divide per zero in questo caso.", "Controlla i dati: un divisore è zero.")


def refusals(telling: Telling, trace: Trace) -> Iterator[str]:
    """Why the rule does not admit the case; nothing where it does."""
    run = telling.run
    if isinstance(trace, TableTrace):
        taken = branch_of(run, trace).cell
        if taken is not None and taken.cell.kind is CellKind.NOT_ADMITTED:
            yield taken.cell.reason
    elif isinstance(trace, AdjustTrace):
        yield from (
            step.step.reason for step in trace.steps if step.step.kind is StepKind.NOT_ADMITTED and run(step.holds)
        )
    elif isinstance(trace, QuantityTrace):
        for line in trace.lines:
            if line.over is not None and line.line.beyond is None and run(line.holds) and run(line.over) > 0:
                yield f"{line.line.title}, {count(run.exact(line.over))} oltre il limite dell'anno"


def _parameter_notes(compiled: Compiled) -> Iterator[Finding]:
    used = [use for name, use in compiled.parameters.items() if name in compiled.used]
    opened = [f"{use.label} = {with_unit(use.value, use.unit)}" for use in used if use.open_point]
    if opened:
        yield told(
            "CAS18",
            "",
            f"Il testo lascia aperti dei punti; qui si leggono così: {'; '.join(opened)}.",
            "Decidili con un atto, o prova altri valori.",
        )
    for use in used:
        if use.status == "provvisorio":
            yield told(
                "CAS17",
                "",
                f"«{use.label}» del {use.year} è ancora provvisorio: {with_unit(use.value, use.unit)}, conosciuto dal {it_day(use.known_from)}.",
                "Quando esce il definitivo rifai il conto e conguaglia.",
            )
