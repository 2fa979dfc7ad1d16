"""Start the fund of a year, or a new number of a signed one."""

from collections.abc import Mapping

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.funding.changing import sound
from traguardo.incentives.actions.funding.rows import told
from traguardo.incentives.domain.fund_life import Stage
from traguardo.incentives.models import Fund
from traguardo.incentives.queries.funds import digest_of


class NotCreatable(ValueError):  # noqa: N818 - it names the fact
    """Why a fund cannot be started, and what to do instead."""


@transaction.atomic
def create_fund(
    *,
    by: User,
    authority: Authority,
    year: int,
    content: Mapping[str, object],
    start: str,
    reason: str = "",
    texts: Mapping[str, str] | None = None,
) -> Fund:
    """A new fund under construction; a further number of its year needs the one before signed, and a reason.

    `start` says what it starts from, for the record. NotCreatable, or NotSound for a content that cannot be reckoned.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    last = Fund.objects.filter(authority=authority, year=year).order_by("-number").first()
    if last is not None and last.state != Stage.SIGNED:
        raise NotCreatable(f"Il {year} ha già un fondo aperto, «{last.get_state_display()}»: continua quello.")
    if last is not None and not reason.strip():
        raise NotCreatable(f"Il fondo {year} è già firmato: per aprire una variazione scrivi il motivo.")
    checked = sound({**content, "year": year})
    number = last.number + 1 if last else 1
    row = Fund.objects.create(
        authority=authority, year=year, number=number, content=checked, reason=reason, texts=dict(texts or {})
    )
    told(by, "incentives.create_fund", row, {"start": start, "reason": reason, "content": digest_of(checked)})
    return row
