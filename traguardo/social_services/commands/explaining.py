"""`traguardo social-services explain`: what one case pays and why."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import click

from traguardo.kernel.finding import Finding, Severity, worst
from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.trouble import in_words
from traguardo.social_services.commands.options import hold_settings, typed_settings
from traguardo.social_services.domain.cases import Case, read_case
from traguardo.social_services.domain.compiling import Compiled, ParameterUse, compile_regulation
from traguardo.social_services.domain.explaining import Explanation, Said, explain_case, explanation_data, failure_data
from traguardo.social_services.domain.explaining.words import amount, with_unit
from traguardo.social_services.intake.cases import read_case_file
from traguardo.social_services.library.letter import letter_of, print_letter
from traguardo.social_services.library.shipped import regulation_at
from traguardo.ui.terminal import in_a_file, paragraph, tally, told, typed_day_or_today


@click.command("explain")
@click.argument("regulation", metavar="REGOLAMENTO")
@click.argument("case", metavar="CASO", type=click.Path(path_type=Path))
@click.option("--on", callback=typed_day_or_today, metavar="GIORNO", help="Giorno del calcolo (predefinito: oggi).")
@click.option(
    "--known",
    callback=typed_day_or_today,
    metavar="GIORNO",
    help="Con ciò che si sapeva quel giorno (predefinito: oggi).",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    callback=typed_settings,
    metavar="NOME=VALORE",
    help="Prova un parametro con un altro valore.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "pdf"]), default="text", help="Formato dell'esito."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Il file della lettera, con --format pdf.")
def explain(
    regulation: str, case: Path, on: date, known: date, settings: dict[str, Fraction], form: str, out: Path | None
) -> None:
    """Spiega quanto paga un caso e perché, passo per passo.

    CASO è un JSON con le chiavi che il regolamento chiede: «traguardo social-services case» ne stampa un esempio.
    Con --format pdf scrive in --out la lettera alla persona. Esce con 1 se un errore impedisce il calcolo.
    """
    if (form == "pdf") != (out is not None):
        raise click.UsageError("La lettera vuole tutti e due: --format pdf e --out FILE.")
    read, findings = regulation_at(regulation)
    compiled = None
    if read is not None:
        hold_settings(read, settings)
        compiled, findings = compile_regulation(read, on=on, known=known, settings=settings)
    if compiled is None:
        refuse(findings, form=form)
        raise SystemExit(1)
    data, trouble = read_case_file(case)
    held = read_case(compiled, data) if data or not trouble else Case(values={}, findings=())
    explanation = explain_case(compiled, Case(values=held.values, findings=(*trouble, *held.findings)))
    if form == "json":
        click.echo(json.dumps(explanation_data(compiled, explanation), ensure_ascii=False, indent=2))
    elif out is not None and explanation.amount_cents is not None:
        written(compiled, explanation, out)
    else:
        click.echo("\n".join(as_text(compiled, explanation)))
        if out is not None:
            click.echo("\nLa lettera non è scritta: senza un importo non c'è che cosa dire.")
    raise SystemExit(
        int(worst(explanation.findings) is Severity.ERROR or (out is not None and explanation.amount_cents is None))
    )


def written(compiled: Compiled, explanation: Explanation, out: Path) -> None:
    """The letter in a file."""
    try:
        out.write_bytes(print_letter(letter_of(compiled, explanation)))
    except OSError as trouble:
        raise click.ClickException(f"Non si può scrivere «{out}»: {in_words(trouble)}.") from trouble
    click.echo(f"Lettera scritta in {out}: {explanation.label}, {it_money(explanation.amount_cents)}.")


def refuse(findings: list[Finding], *, form: str) -> None:
    """Say why the regulation itself cannot be used."""
    if form == "json":
        click.echo(json.dumps(failure_data(findings), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([f"Il regolamento non si può usare: {tally(findings)}.", *told(findings, in_a_file)]))


def as_text(compiled: Compiled, explanation: Explanation) -> Iterator[str]:
    """The answer first, then who pays, how one gets there, the parameters, what to look at."""
    regulation = compiled.regulation
    yield f"{regulation.title} · {regulation.authority}"
    yield f"{regulation.resolution}. Calcolo al {it_day(compiled.on)}, con ciò che si sapeva il {it_day(compiled.known)}."
    yield ""
    refused = [finding.message for finding in explanation.findings if finding.code == "CAS13"]
    if refused and worst(explanation.findings) is not Severity.ERROR:
        yield paragraph(f"NON AMMESSO. {' '.join(refused)} Non c'è una quota: non vuol dire zero.", indent=0)
    elif explanation.amount_cents is None:
        yield "NON SI PUÒ DIRE QUANTO SI PAGA: guarda i rilievi in fondo. Non vuol dire zero."
    else:
        yield f"{explanation.label.upper()}: {it_money(explanation.amount_cents)} {explanation.period}".rstrip()
        yield from _isee_only(explanation)
        yield from _payers(explanation)
    if explanation.tree.steps:
        yield from ("", "COME SI ARRIVA")
        for place, step in enumerate(explanation.tree.steps, start=1):
            yield from _said(step, f"{place}. ", 2)
        yield from _parameters(explanation.parameters)
    yield from ("", f"RILIEVI: {tally(explanation.findings)}", *told(explanation.findings, in_a_file))


def _isee_only(explanation: Explanation) -> Iterator[str]:
    if explanation.isee_only_cents is None:
        return
    if explanation.isee_only_cents == explanation.amount_cents:
        yield "Con il solo ISEE il conto è lo stesso."
    else:
        yield f"Con il solo ISEE sarebbe {it_money(explanation.isee_only_cents)}."


def _payers(explanation: Explanation) -> Iterator[str]:
    if len(explanation.payers) > 1:
        yield from ("", "CHI PAGA")
        yield from (f"  {paid.label}: {it_money(paid.cents)}" for paid in explanation.payers if paid.cents)


def _said(said: Said, mark: str, indent: int) -> Iterator[str]:
    article = f" ({said.article})" if said.article else ""
    figure = "" if said.figure is None else f": {amount(said.figure, money=said.money)}"
    yield paragraph(f"{mark}{said.what}{article}{figure}", indent=indent)
    if said.words:
        yield paragraph(said.words, indent=indent + len(mark))
    for step in said.steps:
        if step.applied:
            yield from _said(step, "– ", indent + len(mark))
    idle = list(dict.fromkeys(step.what for step in said.steps if not step.applied))
    if idle:
        yield paragraph(f"– Non riguarda questo caso: {'; '.join(idle)}.", indent=indent + len(mark))


def _parameters(parameters: tuple[ParameterUse, ...]) -> Iterator[str]:
    if parameters:
        yield from ("", "VALORI USATI")
    for use in parameters:
        year = f" del {use.year}" if use.year else ""
        status = f", {use.status}" if use.status else ""
        opened = " PUNTO APERTO." if use.open_point else ""
        tried = " PROVATO da te." if use.changed else ""
        since = f"vale dal {it_day(use.valid_from)}, si conosce dal {it_day(use.known_from)}"
        yield paragraph(
            f"{use.label}{year}: {with_unit(use.value, use.unit)} ({since}{status}). {use.law}.{opened}{tried}",
            indent=2,
        )
