"""`traguardo social-services`: co-payment regulations without a database."""

import click

from traguardo.social_services.commands.casing import case
from traguardo.social_services.commands.checking import check
from traguardo.social_services.commands.explaining import explain
from traguardo.social_services.commands.population import population
from traguardo.social_services.commands.simulating import simulate


@click.group("social-services")
def social_services() -> None:
    """Compartecipazione: spiega un caso, controlla un regolamento, mostra che cosa scrivere in un caso,
    simula una popolazione.

    REGOLAMENTO è un file TOML o il nome di uno fornito, come home-care.
    """


for _command in (explain, check, case, simulate, population):
    social_services.add_command(_command)

__all__ = ["social_services"]
