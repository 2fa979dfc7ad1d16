"""`traguardo social-services`: co-payment regulations without a database."""

import click

from traguardo.social_services.commands.casing import case
from traguardo.social_services.commands.checking import check
from traguardo.social_services.commands.explaining import explain


@click.group("social-services")
def social_services() -> None:
    """Compartecipazione: spiega un caso, controlla un regolamento, mostra che cosa scrivere in un caso.

    REGOLAMENTO è un file TOML o il nome di uno fornito, come home-care.
    """


for _command in (explain, check, case):
    social_services.add_command(_command)

__all__ = ["social_services"]
