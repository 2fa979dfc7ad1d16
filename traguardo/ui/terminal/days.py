"""Days as one types them on the command line: read, or refused with how to write them."""

from datetime import date

import click
from django.utils import timezone

from traguardo.kernel.dates import read_day


def typed_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The day typed, None where none is."""
    day = None if value is None else read_day(value)
    if value is not None and day is None:
        raise click.BadParameter(f"«{value}» non è una data: scrivila come 31/12/2024 o 2024-12-31.")
    return day


def typed_day_or_today(context: click.Context, param: click.Parameter, value: str | None) -> date:
    """The day typed, today where none is."""
    return typed_day(context, param, value) or timezone.localdate()
