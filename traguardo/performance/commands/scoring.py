"""`traguardo score`: scores of a plan at a date, each with its derivation, without a database."""

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from traguardo.performance.commands.inputs import UNREADABLE, plan_at
from traguardo.performance.commands.scores import as_json, as_text
from traguardo.performance.domain.measurement_system import (
    MeasurementSystem,
    MeasurementSystemError,
    default_settings,
    default_system,
    read_system,
)
from traguardo.performance.domain.scoring import score_plan
from traguardo.ui.terminal import typed_day

LARGEST = 1_000_000


@click.command("score")
@click.argument("path", metavar="PIANO", type=click.Path(path_type=Path))
@click.option(
    "--at", required=True, metavar="DATA", callback=typed_day, help="Giorno a cui calcolare, come 31/12/2024."
)
@click.option("--mapping", "-m", metavar="TRACCIATO", help="Tracciato: pdo, albero, relazione o un file TOML.")
@click.option(
    "--system", "-s", "settings", metavar="FILE.toml", type=click.Path(path_type=Path),
    help="Sistema di misurazione: le voci scritte nel file cambiano quelle predefinite.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
@click.option("--why", is_flag=True, help="Nel testo, spiega anche ogni fase e ogni indicatore.")
def score(path: Path, at: date, mapping: str | None, settings: Path | None, form: str, *, why: bool) -> None:
    """Calcola i punteggi di un piano a una data: indicatori, fasi, obiettivi, unità, piano intero.

    Ogni punteggio dice come è stato ottenuto; ciò che non si può calcolare resta vuoto, mai zero.
    """
    system = system_at(settings) if settings else default_system()
    read = plan_at(path, mapping, form=form, sound=True)
    scored = score_plan(read.plan, system, at=at)
    click.echo(
        as_json(read.plan, scored, system) if form == "json" else as_text(read.plan, scored, system, explain=why)
    )


def system_at(path: Path) -> MeasurementSystem:
    """The system of a TOML file laid over the default one; leaves with status 2, having told all that is wrong at once."""
    try:
        if path.stat().st_size > LARGEST:
            _refused(path, ["il file è troppo grande per essere un sistema di misurazione"])
        return read_system(default_settings() | tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        _refused(path, [error.strerror or "non si può leggere"])
    except UnicodeDecodeError:
        _refused(path, ["non è un testo in UTF-8"])
    except tomllib.TOMLDecodeError as error:
        _refused(path, [f"non è TOML: {error}"])
    except MeasurementSystemError as error:
        _refused(path, error.problems)


def _refused(path: Path, problems: Sequence[str]) -> NoReturn:
    said = "\n".join(f"  - {problem}" for problem in problems)
    click.echo(f"«{path}» non è un sistema di misurazione:\n{said}", err=True)
    raise SystemExit(UNREADABLE)
