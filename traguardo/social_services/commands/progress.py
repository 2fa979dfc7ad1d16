"""How far a long command is: a bar on a terminal, nothing in a file or a pipe."""

import sys
from types import TracebackType

import click

WIDTH = 30


class Bar:
    """Call it with what is being done and how far, from 0 to 1; on leaving the line is wiped."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = ""

    def __enter__(self) -> "Bar":
        return self

    def __call__(self, what: str, far: float) -> None:
        """Draw it anew where something changed."""
        if not self._shown:
            return
        part = min(max(far, 0.0), 1.0)
        full = round(WIDTH * part)
        line = f"{what:<18} [{'#' * full}{'-' * (WIDTH - full)}] {round(part * 100):>3}%"
        if line != self._last:
            click.echo(f"\r{line}", err=True, nl=False)
            self._last = line

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._last:
            click.echo("\r" + " " * len(self._last) + "\r", err=True, nl=False)
