"""The web site on this machine, for trying it out: two processes, no debug pages."""

import os
import subprocess
import sys

import click

from config.archive import made


@click.command()
@click.option("--port", default=8000, help="Porta del sito.")
def serve(port: int) -> None:
    """Il sito su questo computer (Ctrl+C per fermarlo)."""
    made()
    start(port)


def start(port: int) -> None:
    """Run gunicorn until it is stopped."""
    click.echo(f"\nIl sito è su http://127.0.0.1:{port}/  (Ctrl+C per fermarlo)")
    address = f"127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        "--workers",
        "2",
        "--bind",
        address,
        "--log-level",
        "warning",
    ]
    try:
        subprocess.run(command, check=True, env={**os.environ, "TRAGUARDO_DEBUG": "0"})
    except KeyboardInterrupt:
        click.echo("Sito fermato.")
    except subprocess.CalledProcessError as trouble:
        raise click.ClickException(f"Il sito non è partito: la porta {port} è libera? Prova --port 8001.") from trouble
