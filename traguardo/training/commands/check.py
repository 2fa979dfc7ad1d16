"""`traguardo training check`: what does not add up in a plan, read from a file without an archive."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from traguardo.kernel.finding import Finding, Severity, finding_data, worst
from traguardo.kernel.italian import it_money
from traguardo.training.domain.checks import Case
from traguardo.training.domain.checks import check as findings_of
from traguardo.training.domain.plan import TrainingPlan, totals
from traguardo.training.intake.reading import Reading, read_plan_at
from traguardo.ui import terminal

UNREADABLE = 2


@click.command()
@click.argument("path", metavar="PIANO.xlsx|csv", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def check(path: Path, form: str) -> None:
    """Controlla un piano della formazione: totali anno per anno, costi a persona, scadenze, corsi obbligatori.

    Quello che sa solo il registro (persone in servizio, fabbisogni, ore) si controlla sul sito.
    Esce con 0 se non ci sono errori, con 1 se ce ne sono, con 2 se il file non si può leggere.
    """
    reading = read_plan_at(path)
    plan = reading.plan()
    findings = _findings(reading, plan)
    click.echo(_json(plan, findings) if form == "json" else "\n".join(_text(path, plan, findings)))
    raise SystemExit(UNREADABLE if plan is None else int(worst(findings) is Severity.ERROR))


def _findings(reading: Reading, plan: TrainingPlan | None) -> tuple[Finding, ...]:
    checked = findings_of(Case(plan=plan, places=reading.places)) if plan else ()
    return (*reading.findings, *checked)


def _text(path: Path, plan: TrainingPlan | None, findings: tuple[Finding, ...]) -> Iterator[str]:
    if plan is None:
        yield f"«{path}» non si può leggere come piano della formazione."
    else:
        yield f"Piano della formazione {plan.words}: {len(plan.lines)} righe, {terminal.tally(findings)}."
        for each in totals(plan):
            yield (
                f"  {each.year}  già accantonato {it_money(each.set_aside.cents)}, "
                f"da accantonare {it_money(each.to_set_aside.cents)}, righe senza importo {each.uncosted}"
            )
    yield from terminal.told(findings)


def _json(plan: TrainingPlan | None, findings: tuple[Finding, ...]) -> str:
    years = [
        {
            "year": each.year,
            "lines": each.lines,
            "set_aside_cents": each.set_aside.cents,
            "to_set_aside_cents": each.to_set_aside.cents,
            "uncosted": each.uncosted,
        }
        for each in (totals(plan) if plan else ())
    ]
    told = {"years": years, "findings": [finding_data(each) for each in findings]}
    return json.dumps(told, ensure_ascii=False, indent=2)
