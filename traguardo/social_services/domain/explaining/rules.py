"""Each schema of rule told on a case: which row, which line, which step, with figures read from the run."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from traguardo.social_services.domain.compiling import Dimension
from traguardo.social_services.domain.compiling.traces import (
    AdjustTrace,
    CellTrace,
    LineTrace,
    QuantityTrace,
    ResidualTrace,
    SplitTrace,
    StepTrace,
    TableTrace,
    Trace,
)
from traguardo.social_services.domain.explaining.branches import Branch, Way, branch_of
from traguardo.social_services.domain.explaining.outcomes import refusals
from traguardo.social_services.domain.explaining.tree import Said
from traguardo.social_services.domain.explaining.words import Telling, amount, count, percent
from traguardo.social_services.domain.regulation import CellKind, Line, Step, StepKind


def tell_rule(telling: Telling, trace: Trace) -> Said:
    """The rule on this case, with its figure."""
    words, parameters, steps = _TELLERS[type(trace).__name__](telling, trace)
    known = bool(telling.run(trace.value.given))
    admitted = not any(refusals(telling, trace))
    return Said(
        what=trace.rule.title,
        figure=telling.run.exact(trace.value.node) if known and admitted else None,
        money=trace.value.dimension is Dimension.MONEY,
        words=words if known else "Mancano i dati per calcolarla.",
        rule=trace.rule.name,
        article=trace.rule.article,
        parameters=parameters,
        steps=steps if known else (),
    )


Told = tuple[str, tuple[str, ...], tuple[Said, ...]]


def _table(telling: Telling, trace: TableTrace) -> Told:
    keys = ", ".join(f"{telling.label(name)}: {telling.shown(name)}" for name in trace.rule.keys)
    branch = branch_of(telling.run, trace)
    if branch.cell is None:
        return f"{keys}. Nessuna riga prevede questo caso.", (), ()
    if branch.cell.cell.kind is CellKind.NOT_ADMITTED:
        return f"{keys}. Non ammesso: {branch.cell.cell.reason}.", (), ()
    given = _cell(telling, branch.cell, money=trace.value.dimension is Dimension.MONEY)
    if branch.way is Way.ABSENT:
        return f"{keys}. Vale il ramo di chi non lo presenta: {given}.", (), ()
    if branch.way is Way.OTHERWISE:
        return f"{keys}. Nessuna riga lo dice: vale il caso generale, {given}.", (), ()
    row, cell = trace.rows[branch.place].row, branch.cell.cell
    article = f" ({row.article})" if row.article else ""
    condition = telling.condition(row.when) or "sempre"
    points = (end for point in cell.points for end in point)
    used = telling.parameters_in(cell.figure, cell.of, *points, when=row.when)
    shift = _shift(telling, trace, branch)
    return f"{keys}. Vale {_row_name(trace, branch.place)}{article}: {condition}.{shift} Dà {given}.", used, ()


def _shift(telling: Telling, trace: TableTrace, branch: Branch) -> str:
    if branch.shift is None or branch.moved is None:
        return ""
    article = f" ({branch.shift.article})" if branch.shift.article else ""
    reason = branch.shift.title or telling.condition(branch.shift.when)
    name = _row_name(trace, branch.moved)
    towards = f"a {name}" if name.startswith("«") else f"al{name}"
    return f" Si passa {towards}: {reason}{article}."


def _row_name(trace: TableTrace, place: int) -> str:
    title = trace.rows[place].row.title
    return f"«{title}»" if title else f"la riga {place + 1}"


def _cell(telling: Telling, trace: CellTrace, *, money: bool) -> str:
    cell, run = trace.cell, telling.run
    result = amount(run.exact(trace.value.node), money=money)
    if trace.rate is not None and trace.of is not None and cell.of is not None:
        return f"{percent(run.exact(trace.rate), 'il')} di {telling.with_figure(cell.of)} = {result}"
    if cell.kind is CellKind.PROPORTIONAL:
        return (
            f"{telling.with_figure(cell.figure)} × {telling.label(cell.along)} ({telling.shown(cell.along)}) = {result}"
        )
    return result


def _residual(telling: Telling, trace: ResidualTrace) -> Told:
    run, rule = telling.run, trace.rule
    quota, means, safeguard, per, payable = (
        run.exact(node) for node in (trace.quota, trace.means, trace.safeguard, trace.per, trace.payable)
    )
    kept = f" meno {amount(safeguard, money=True)} che restano alla persona" if safeguard else ""
    divided = f", diviso {count(per)}" if per != 1 else ""
    words = f"La persona può pagare {amount(means, money=True)}{kept}{divided} = {amount(payable, money=True)}. "
    left = amount(run.exact(trace.value.node), money=True)
    if rule.gives == "user":
        words += f"La quota è {amount(quota, money=True)}: paga {left}."
    else:
        words += f"Della quota di {amount(quota, money=True)} restano {left}."
    return words, telling.parameters_in(rule.quota, rule.means, rule.safeguard, rule.per), ()


def _quantity(telling: Telling, trace: QuantityTrace) -> Told:
    steps = tuple(_line(telling, line) for line in trace.lines)
    used = dict.fromkeys(name for step in steps for name in step.parameters)
    return "È la somma delle voci.", tuple(used), steps


def _line(telling: Telling, trace: LineTrace) -> Said:
    run, line = telling.run, trace.line
    used = telling.parameters_in(
        line.units, line.price, line.fixed, line.percent, line.free, line.limit, line.beyond, when=line.when
    )
    figure = run.exact(trace.amount)
    if not run(trace.holds):
        words = f"Non si conta: vale solo se {telling.condition(line.when)}."
    elif trace.units is None or trace.charged is None or trace.price is None:
        words = f"Quota fissa di {amount(figure, money=True)}."
    else:
        words = "".join(_units(telling, trace, line))
    return Said(
        what=line.title,
        figure=figure,
        words=words,
        article=line.article,
        parameters=used,
        applied=bool(run(trace.holds)),
    )


def _units(telling: Telling, trace: LineTrace, line: Line) -> Iterator[str]:
    run = telling.run
    shown = {
        name: count(run.exact(node))
        for name, node in (
            ("units", trace.units),
            ("free", trace.free),
            ("over", trace.over),
            ("charged", trace.charged),
        )
        if node is not None
    }
    yield f"{shown['units']} in tutto"
    if line.used and (used := telling.number(line.used)):
        yield f" ({count(used)} già usati nell'anno)"
    if shown.get("free", "0") != "0":
        yield f", di cui {shown['free']} gratuiti"
    if shown.get("over", "0") != "0":
        yield f", {shown['over']} oltre il limite dell'anno"
    price = amount(run.exact(trace.price or trace.amount), money=True)
    if line.tiers:
        tiers = ", ".join(
            f"{'le altre' if tier.up_to is None else 'fino a ' + count(telling.number(tier.up_to))} {percent(telling.number(tier.percent), 'al')}"
            for tier in line.tiers
        )
        yield f" a {price}: {tiers}."
    else:
        rate = telling.number(line.percent)
        share = f", {percent(rate, 'al')}" if rate != Fraction(100) else ""
        yield (
            f": se ne pagano {shown['charged']} a {price}{share}."
            if shown["charged"] != shown["units"]
            else f" a {price}{share}."
        )


def _adjust(telling: Telling, trace: AdjustTrace) -> Told:
    money = trace.value.dimension is Dimension.MONEY
    start = amount(telling.run.exact(trace.start), money=money)
    steps, before = [], telling.run.exact(trace.start)
    for traced in trace.steps:
        steps.append(_step(telling, traced, before, money=money))
        before = telling.run.exact(traced.after)
    words = f"Si parte da {telling.with_figure(trace.rule.of)}"
    shown = "." if words.endswith(f"({start})") else f" = {start}."
    return words + shown, telling.parameters_in(trace.rule.of), tuple(steps)


def _step(telling: Telling, trace: StepTrace, before: Fraction, *, money: bool) -> Said:
    run, step = telling.run, trace.step
    after = run.exact(trace.after)
    taper = step.taper
    used = telling.parameters_in(step.figure, *((taper.along, taper.start, taper.end) if taper else ()), when=step.when)
    refused = step.kind is StepKind.NOT_ADMITTED
    if not run(trace.holds):
        words = f"Non si applica: vale solo se {telling.condition(step.when)}."
    elif refused:
        words = f"Non ammesso: {step.reason}."
    else:
        changed = (
            "non cambia" if after == before else f"da {amount(before, money=money)} a {amount(after, money=money)}"
        )
        words = f"{_STEP_WORDS[step.kind](telling, trace)}: {changed}."
    return Said(
        what=step.title or STEP_TITLES[step.kind],
        figure=None if refused else after,
        money=money,
        words=words,
        article=step.article,
        parameters=used,
        applied=bool(run(trace.holds)),
    )


STEP_TITLES = {
    StepKind.DISCOUNT: "sconto",
    StepKind.SURCHARGE: "aumento",
    StepKind.SUBTRACT: "si toglie",
    StepKind.ADD: "si aggiunge",
    StepKind.MINIMUM: "minimo",
    StepKind.MAXIMUM: "massimo",
    StepKind.REPLACE: "si sostituisce",
    StepKind.TAPER: "riduzione progressiva",
    StepKind.ROUND: "arrotondamento",
    StepKind.NOT_ADMITTED: "ammissione",
}


def _percent(telling: Telling, trace: StepTrace) -> str:
    return percent(telling.run.exact(trace.figure), "del")


def _taper(telling: Telling, trace: StepTrace) -> str:
    taper = trace.step.taper
    if taper is None:
        return ""
    kept = percent(telling.run.exact(trace.figure) * 100, "il")
    return f"{telling.with_figure(taper.along)}, fra {telling.with_figure(taper.start)} e {telling.with_figure(taper.end)}: resta {kept}"


def _rounding(step: Step) -> str:
    return f"al multiplo di {amount(step.rounding.step, money=False)} €" if step.rounding else ""


_STEP_WORDS: dict[StepKind, Callable[[Telling, StepTrace], str]] = {
    StepKind.DISCOUNT: lambda telling, trace: f"Sconto {_percent(telling, trace)}",
    StepKind.SURCHARGE: lambda telling, trace: f"Aumento {_percent(telling, trace)}",
    StepKind.SUBTRACT: lambda telling, trace: (
        f"Meno {telling.with_figure(trace.step.figure, money=True)}, mai sotto zero"
    ),
    StepKind.ADD: lambda telling, trace: f"Più {telling.with_figure(trace.step.figure, money=True)}",
    StepKind.MINIMUM: lambda telling, trace: f"Almeno {telling.with_figure(trace.step.figure, money=True)}",
    StepKind.MAXIMUM: lambda telling, trace: f"Al più {telling.with_figure(trace.step.figure, money=True)}",
    StepKind.REPLACE: lambda telling, trace: f"Diventa {telling.with_figure(trace.step.figure, money=True)}",
    StepKind.TAPER: _taper,
    StepKind.ROUND: lambda _, trace: f"Si arrotonda {_rounding(trace.step)}",
}


def _split(telling: Telling, trace: SplitTrace) -> Told:
    steps = tuple(
        Said(
            what=payer.label,
            figure=telling.run.exact(node),
            words=_WAYS[(payer.amount is not None, payer.weight is not None)],
            article=payer.article,
            parameters=telling.parameters_in(payer.amount, payer.weight),
        )
        for payer, node in trace.payers
    )
    return f"Si dividono {amount(telling.run.exact(trace.value.node), money=True)}, al centesimo.", (), steps


_WAYS = {(True, False): "paga la sua quota", (False, True): "paga in proporzione", (False, False): "paga il resto"}
_TELLERS: dict[str, Callable[..., Told]] = {
    "TableTrace": _table,
    "ResidualTrace": _residual,
    "QuantityTrace": _quantity,
    "AdjustTrace": _adjust,
    "SplitTrace": _split,
}
