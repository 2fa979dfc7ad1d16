"""Whose data a command is about: the authority named on the command line."""

import click

from traguardo.access.models import Authority


def named_authority(code: str) -> Authority:
    """The authority with this code; a usage error that lists those there are when it is not one of them."""
    found = Authority.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Authority.objects.values_list("code", flat=True)) or "nessuno"
        raise click.UsageError(f"Non c'è un ente con il codice «{code}». Enti in archivio: {known}.")
    return found
