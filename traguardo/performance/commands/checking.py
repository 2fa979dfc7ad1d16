"""`traguardo check`: the linter of a plan, on a file or folder, without a database."""

from pathlib import Path

import click

from traguardo.kernel.finding import Finding, Severity
from traguardo.performance.commands.findings import as_json, as_sarif, as_text, ordered
from traguardo.performance.commands.inputs import plan_at
from traguardo.performance.domain.checks import check_plan, unsaid


@click.command("check")
@click.argument("path", metavar="PIANO", type=click.Path(path_type=Path))
@click.option("--mapping", "-m", metavar="TRACCIATO", help="Tracciato: pdo, albero, relazione o un file TOML.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="Formato dell'esito."
)
@click.option("--strict", is_flag=True, help="Esce con 1 anche per un solo avviso.")
def check(path: Path, mapping: str | None, form: str, *, strict: bool) -> None:
    """Controlla un piano (XLSX, ODS o cartella di CSV) e dice cosa non torna, dove e come rimediare.

    Esce con 0 se non ci sono errori, con 1 se ce ne sono, con 2 se il piano non si può leggere.
    """
    read = plan_at(path, mapping, form=form)
    findings = ordered([*read.findings, *unsaid(check_plan(read.plan), read.findings)])
    if form == "json":
        click.echo(as_json(findings))
    elif form == "sarif":
        click.echo(as_sarif(path, findings))
    else:
        click.echo(as_text(read.plan.title or path.name, findings))
    raise SystemExit(_status(findings, strict=strict))


def _status(findings: list[Finding], *, strict: bool) -> int:
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in findings))
