"""Tenants and people from the command line, for who installs: `traguardo access …`."""

from datetime import date

import click
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from traguardo.access.actions.people import add_member, create_authority, create_user
from traguardo.access.domain.roles import Role
from traguardo.access.models import Authority, Membership, User

OPERATOR = "sistema"


@click.group()
def access() -> None:
    """Enti, persone e ruoli."""


@access.command("create-authority")
@click.argument("code", metavar="CODICE")
@click.argument("name", metavar="NOME")
@click.option("--kind", default="", help="Tipo di ente: consorzio, società della salute…")
@click.option("--residents", type=int, default=None, help="Abitanti serviti.")
def create_authority_command(code: str, name: str, kind: str, residents: int | None) -> None:
    """Apri un ente: CODICE è la parola che lo distingue negli indirizzi, per esempio «consorzio-valle»."""
    try:
        create_authority(by=OPERATOR, code=code, name=name, kind=kind, residents=residents)
    except ValidationError as error:
        raise click.ClickException(in_words(error)) from error
    click.echo(f"Ente «{name}» aperto: /{code}/")


@access.command("create-user")
@click.argument("email", metavar="EMAIL")
@click.argument("full_name", metavar="NOME")
@click.option("--authority", "code", default="", help="Codice dell'ente in cui lavora.")
@click.option(
    "--role", "roles", type=click.Choice([role.value for role in Role]), multiple=True, help="Ruolo; si può ripetere."
)
@click.option("--unit", default="", help="Codice dell'unità di cui è responsabile.")
@click.password_option(confirmation_prompt=True, help="Se manca viene chiesta.")
def create_user_command(
    email: str, full_name: str, code: str, roles: tuple[str, ...], unit: str, password: str
) -> None:
    """Registra una persona e, se dici ente e ruolo, falla entrare nell'ente da oggi."""
    authority = Authority.objects.filter(code=code).first()
    if roles and authority is None:
        raise click.ClickException(f"L'ente «{code}» non c'è: aprilo prima con «traguardo access create-authority».")
    try:
        with transaction.atomic():
            user = create_user(by=OPERATOR, email=email, full_name=full_name, password=password)
            if authority:
                give(user, authority, roles, unit, timezone.localdate())
    except ValidationError as error:
        raise click.ClickException(in_words(error)) from error
    click.echo(f"{full_name} può entrare con {user.email}.")


def give(user: User, authority: Authority, roles: tuple[str, ...], unit: str, first_day: date) -> None:
    for role in roles:
        add_member(by=OPERATOR, user=user, authority=authority, role=Role(role), first_day=first_day, unit=unit)


@access.command("list")
@click.option("--authority", "code", default="", help="Solo le persone di questo ente.")
def list_command(code: str) -> None:
    """Elenca enti, persone e ruoli di oggi."""
    today = timezone.localdate()
    for authority in Authority.objects.filter(code=code) if code else Authority.objects.all():
        click.echo(f"{authority.code}: {authority.name}")
        held = Membership.objects.filter(authority=authority, valid_from__lte=today).exclude(valid_to__lt=today)
        for membership in held.select_related("user"):
            click.echo(
                f"  {membership.user.email}  {membership.user.full_name}  {Role(membership.role).label} {membership.unit}"
            )


def in_words(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return "\n".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
