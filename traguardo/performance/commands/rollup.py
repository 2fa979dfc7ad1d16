"""`traguardo performance rollup`: scores of many bodies from one table of results, without a database."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path

import click

from traguardo.kernel.cells import safe_cell
from traguardo.performance.commands.inputs import refuse
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.scoring.rollup import BodyScore, NotHere, roll_up_bodies
from traguardo.performance.intake.results_table import ResultsTable

HEAD = ("ente", "punteggio", "copertura", "indicatori", "senza_risultato")
SAID = 50


@click.command("rollup")
@click.argument("path", metavar="RISULTATI.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File CSV da scrivere; se manca, a video.")
def rollup(path: Path, out: Path | None) -> None:
    """Punteggi di molti enti da una tabella di risultati, una riga per indicatore.

    Colonne: ente, verso (in aumento, in diminuzione), atteso, risultato, peso (se manca, pesi uguali). Un risultato
    vuoto manca: non è zero. Se una riga non si può leggere, si dicono tutte e non si scrive nulla.
    """
    table = ResultsTable(path)
    try:
        scores = list(roll_up_bodies(table.rows, default_system()))
    except NotHere as problem:
        raise click.ClickException(str(problem)) from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise click.ClickException(
            f"«{path}» non è un file CSV in UTF-8: salvalo in quel formato. ({problem})"
        ) from problem
    if table.problems:
        more = len(table.problems) - SAID
        refuse(
            path,
            tuple(table.problems[:SAID]),
            said="ha righe da correggere" + (f" (le prime {SAID}, altre {more})" if more > 0 else ""),
        )
    text = _as_csv(scores)
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8", newline="")
    click.echo(f"Punteggi di {len(scores)} enti in {out}.")


def _as_csv(scores: Iterable[BodyScore]) -> str:
    lines = StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(_cells(scores))
    return lines.getvalue()


def _cells(scores: Iterable[BodyScore]) -> Iterator[tuple[str, str, str, int, int]]:
    for each in scores:
        yield safe_cell(each.body), _number(each.score), _number(each.coverage), each.indicators, each.missing


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}".replace(".", ",")
