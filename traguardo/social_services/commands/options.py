"""Options that the commands on regulations share."""

from fractions import Fraction

import click

from traguardo.social_services.domain.regulation import Regulation, exact


def typed_settings(_context: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, Fraction]:
    """«nome=valore», as many as are tried."""
    settings = {}
    for value in values:
        name, _, number = value.partition("=")
        read = exact(number.strip().replace(",", "."))
        if read is None:
            raise click.BadParameter(f"«{value}» non si legge: scrivilo come anni_indietro=0.")
        settings[name.strip()] = read
    return settings


def hold_settings(regulation: Regulation, settings: dict[str, Fraction]) -> None:
    """Refuse what is not a parameter of the regulation."""
    known = [parameter.name for parameter in regulation.parameters]
    for name in settings:
        if name not in known:
            raise click.BadParameter(f"«{name}» non è un parametro. Ci sono: {', '.join(known) or 'nessuno'}.")
