"""`traguardo evaluation`: the check of a system of evaluation and an example to start from, without a database."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

import click

from traguardo.evaluation.domain.system.reading import DEFAULT
from traguardo.evaluation.domain.system_checks import check_system
from traguardo.evaluation.intake.system_file import system_at
from traguardo.kernel.finding import Finding, Severity, worst
from traguardo.kernel.trouble import in_words

NAMES = {Severity.ERROR: ("errore", "errori"), Severity.WARNING: ("avviso", "avvisi"), Severity.NOTE: ("nota", "note")}
UNREADABLE, WIDTH, INDENT = 2, 100, " " * 9
EXAMPLE = "SYSTEM.toml"


@click.group()
def evaluation() -> None:
    """Sistemi di valutazione individuale: controllo ed esempio. Non serve un archivio."""


@evaluation.command()
@click.argument("path", metavar="SYSTEM.toml", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def check(path: Path, form: str) -> None:
    """Controlla un sistema di valutazione e dice che cosa non torna, perché e come rimediare.

    Esce con 0 se non ci sono errori, con 1 se ce ne sono, con 2 se il sistema non si può leggere.
    """
    system, findings = system_at(path)
    found = check_system(system) if system else findings
    click.echo(as_json(found) if form == "json" else as_text(system.title if system else path.name, found))
    raise SystemExit(int(worst(found) is Severity.ERROR) if system else UNREADABLE)


@evaluation.command()
@click.argument("folder", metavar="CARTELLA", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Scrive in una cartella un sistema di valutazione che funziona, pronto da cambiare."""
    path = folder / EXAMPLE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.write(DEFAULT.read_bytes())
    except FileExistsError:
        raise click.UsageError(f"«{path}» c'è già: non si sovrascrive. Scegli un'altra cartella.") from None
    except OSError as trouble:
        raise click.UsageError(f"Non si può scrivere in {folder}: {in_words(trouble)}.") from None
    click.echo(f"Scritto {path}. Ora prova:\n  traguardo evaluation check {path}")


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects {code, severity, message, mend, value}."""
    plain = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "message": each.message,
            "mend": each.mend,
            "value": each.value,
        }
        for each in findings
    ]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def as_text(title: str, findings: Sequence[Finding]) -> str:
    """How many findings, then each with its mend."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[each]} {NAMES[each][counts[each] != 1]}" for each in Severity if counts[each]]
    lines = [f"{title}: {', '.join(parts) or 'nessun rilievo'}."]
    for each in findings:
        lines += ["", f"  {each.code}  {NAMES[each.severity][0]}"]
        lines += [_wrapped(each.message), _wrapped(f"Rimedio: {each.mend}")]
    return "\n".join(lines)


def _wrapped(text: str) -> str:
    return "\n".join(wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False))
