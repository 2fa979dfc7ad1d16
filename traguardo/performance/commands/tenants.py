"""Whose plan it is, from the command line: the authority named, or the one the plan itself names."""

import click
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from traguardo.access.facade import Authority, create_authority
from traguardo.performance.domain.plan import Plan


def owner(plan: Plan, *, by: str) -> tuple[Authority, bool]:
    """The authority the plan names, and whether it was opened now; run it in the transaction of what follows."""
    body = plan.authority
    code = slugify(body.code)
    found = Authority.objects.filter(code=code).first()
    if found is not None:
        return found, False
    try:
        return create_authority(by=by, code=code, name=body.name, kind=body.kind, residents=body.residents), True
    except ValidationError as wrong:
        said = f"Il codice dell'ente «{body.code}» non va bene: {' '.join(wrong.messages)}"
        raise click.UsageError(f"{said} Di' in quale ente importare con --authority.") from None
